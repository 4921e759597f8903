import { type Decision, grant, refuse } from './kernel/decision.ts'
import { shareOut } from './kernel/exact.ts'

/**
 * 层次分析法: weights from comparing two at a time (Saaty 1977). Each person answers for each pair which matters more and how much, on 1 to 9; the
 * principal eigenvector of the matrix gives the weights, and how far the eigenvalue exceeds the number of things says how consistent the person was.
 *
 * Only sums, products and quotients of the machine’s numbers are used, in a stated order, so that every engine gives the same last bit.
 */

/**
 * For each pair (first with second, first with third … last but one with last): 1 where both matter the same, n (2..9) where the earlier matters n
 * times as much, −n where the later does.
 */
export type Judgements = readonly number[]

/** The triple whose three answers fit together worst. */
interface Triple {
  /** Places among the things compared, ascending. */
  readonly places: readonly [number, number, number]
  /** How far going round it misses 1: at least 1, where 1 is perfect. */
  readonly misses: number
}

export interface AhpAnswer {
  /** Of ten thousand, summing to it. */
  readonly weights: readonly number[]
  readonly eigenvalue: number
  /** 一致性比率; 0 where every triple fits. */
  readonly consistencyRatio: number
  readonly worst: Triple
}

export type AhpRefusal = 'AHP_SIZE' | 'AHP_JUDGEMENT'

/** Mean consistency index of random matrices of 3 to 9 things (Saaty 1980, table of the method; no policy). */
const randomIndex: readonly number[] = [0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45]
const [sizeMin, sizeMax, timesMax] = [3, 9, 9]
const roundsMax = 1000
const closeEnough = 1e-13

/** One person’s answers. Whether they are consistent enough is asked of `isConsistent`; the worst triple is named either way. */
export function weighByAhp(size: number, judgements: Judgements): Decision<AhpAnswer, AhpRefusal> {
  if (!Number.isInteger(size) || size < sizeMin || size > sizeMax) return refuse('AHP_SIZE')
  if (judgements.length !== (size * (size - 1)) / 2) return refuse('AHP_JUDGEMENT')
  const wrong = judgements.findIndex((each) => !isJudgement(each))
  if (wrong >= 0) return refuse('AHP_JUDGEMENT', `/${wrong}`)
  const matrix = matrixOf(size, judgements)
  const { vector, eigenvalue } = principalOf(matrix)
  const index = (eigenvalue - size) / (size - 1)
  return grant({
    weights: toWeights(vector),
    eigenvalue,
    consistencyRatio: Math.max(0, index / (randomIndex[size - sizeMin] ?? 1)),
    worst: worstTriple(matrix),
  })
}

/** Whether one person’s answers may count. @param ratioMax exclusive: policy, 0.1 in the literature */
export function isConsistent({ consistencyRatio }: AhpAnswer, ratioMax: number): boolean {
  return consistencyRatio < ratioMax
}

const isJudgement = (times: number) =>
  Number.isInteger(times) && (times === 1 || (Math.abs(times) >= 2 && Math.abs(times) <= timesMax))

type Matrix = readonly (readonly number[])[]

function matrixOf(size: number, judgements: Judgements): Matrix {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => 1))
  let next = 0
  for (let row = 0; row < size; row += 1)
    for (let column = row + 1; column < size; column += 1) {
      const times = judgements[next] ?? 1
      next += 1
      put(rows, row, column, times > 0 ? times : 1 / -times)
      put(rows, column, row, times > 0 ? 1 / times : -times)
    }
  return rows
}

function put(rows: number[][], row: number, column: number, value: number): void {
  const cells = rows[row]
  if (cells !== undefined) cells[column] = value
}

/** By repeated multiplication: of a matrix of positive numbers it converges to the one positive eigenvector (Perron). */
function principalOf(matrix: Matrix): { readonly vector: readonly number[]; readonly eigenvalue: number } {
  let vector: readonly number[] = matrix.map(() => 1 / matrix.length)
  let eigenvalue = 0
  for (let round = 0; round < roundsMax; round += 1) {
    const image = matrix.map((row) => dot(row, vector))
    eigenvalue = sum(image)
    const next = image.map((each) => each / eigenvalue)
    const moved = Math.max(...next.map((each, place) => Math.abs(each - (vector[place] ?? 0))))
    vector = next
    if (moved < closeEnough) break
  }
  return { vector, eigenvalue }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const dot = (row: readonly number[], vector: readonly number[]) =>
  row.reduce((total, cell, place) => total + cell * (vector[place] ?? 0), 0)

const billionth = 1_000_000_000

/** Rounded to a billionth before they are shared out: what lies below it is the machine’s and not the person’s. */
function toWeights(vector: readonly number[]): readonly number[] {
  const whole = sum(vector)
  return shareOut(
    vector.map((each) => BigInt(Math.round((each / whole) * billionth))),
    10_000,
  )
}

function worstTriple(matrix: Matrix): Triple {
  let worst: Triple = { places: [0, 1, 2], misses: 0 }
  for (let i = 0; i < matrix.length; i += 1)
    for (let j = i + 1; j < matrix.length; j += 1)
      for (let k = j + 1; k < matrix.length; k += 1) {
        const round = at(matrix, i, j) * at(matrix, j, k) * at(matrix, k, i)
        const misses = Math.max(round, 1 / round)
        // The first of equals: a difference in the last bit is none.
        if (misses > worst.misses * (1 + 1e-9)) worst = { places: [i, j, k], misses }
      }
  return worst
}

const at = (matrix: Matrix, row: number, column: number) => matrix[row]?.[column] ?? 1

/**
 * 群决策: the group’s weights, from the geometric mean of what its members answered on each pair (the only mean that keeps reciprocals, Aczél and Saaty
 * 1983). Members whose answers are not consistent are left out beforehand.
 */
export function weighGroupByAhp(
  size: number,
  members: readonly Judgements[],
): Decision<Omit<AhpAnswer, 'worst'>, AhpRefusal | 'AHP_NOBODY'> {
  if (members.length === 0) return refuse('AHP_NOBODY')
  for (const [place, judgements] of members.entries()) {
    const answer = weighByAhp(size, judgements)
    if (!answer.granted) return refuse(answer.code, `/${place}${answer.at ?? ''}`)
  }
  const matrices = members.map((judgements) => matrixOf(size, judgements))
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => 1))
  for (let row = 0; row < size; row += 1)
    for (let column = row + 1; column < size; column += 1) {
      const mean = geometricMean(matrices.map((matrix) => at(matrix, row, column)))
      put(rows, row, column, mean)
      put(rows, column, row, 1 / mean)
    }
  const { vector, eigenvalue } = principalOf(rows)
  const index = (eigenvalue - size) / (size - 1)
  const consistencyRatio = Math.max(0, index / (randomIndex[size - sizeMin] ?? 1))
  return grant({ weights: toWeights(vector), eigenvalue, consistencyRatio })
}

/**
 * By halving, in sums and quotients alone: a power of the machine’s library may differ in its last bit from one engine to another. Each value is between
 * 1/9 and 9, and so is the mean. Sorted first, so that nobody’s place in the list matters.
 */
function geometricMean(values: readonly number[]): number {
  const ordered = values.toSorted((one, other) => one - other)
  let [lower, upper] = [1 / timesMax, timesMax as number]
  for (let round = 0; round < 60; round += 1) {
    const middle = (lower + upper) / 2
    // Π (value / middle) is more than 1 where the mean lies above; from both ends inwards, so that it neither grows nor vanishes.
    const product = ordered.reduce((total, _, place) => total * (fromBothEnds(ordered, place) / middle), 1)
    if (product > 1) lower = middle
    else upper = middle
  }
  return (lower + upper) / 2
}

function fromBothEnds(ordered: readonly number[], place: number): number {
  const half = Math.floor(place / 2)
  return ordered[place % 2 === 0 ? half : ordered.length - 1 - half] ?? 1
}
