import { weighByAhp } from '../../../domain/ahp.ts'

/** What has been said of each pair so far, in the order of domain/ahp.ts; undefined: not yet. */
export type Pairs = readonly (number | undefined)[]

/** Two places among the things, the earlier first. */
export type Pair = readonly [first: number, second: number]

/** Every pair of so many things, in the order in which they are handed in. */
export function pairsOf(size: number): readonly Pair[] {
  return Array.from({ length: size }, (_, first) =>
    Array.from({ length: size - first - 1 }, (__, more): Pair => [first, first + 1 + more]),
  ).flat()
}

/** Numbers of pairs in the order in which they are asked: everything about the first three things, then the fourth with each of them … so that it is known early how well they fit. */
export function askingOrder(size: number): readonly number[] {
  const pairs = pairsOf(size)
  return pairs
    .map((_, number) => number)
    .sort((one, other) => {
      const [a, b] = [pairs[one] ?? [0, 0], pairs[other] ?? [0, 0]]
      return a[1] - b[1] || a[0] - b[0]
    })
}

export function numberOf(size: number, pair: Pair): number {
  return pairsOf(size).findIndex(([first, second]) => first === pair[0] && second === pair[1])
}

export interface Fit {
  /** Of the first so many things everything has been said. */
  readonly things: number
  /** 一致性比率. */
  readonly ratio: number
  readonly worst: readonly [number, number, number]
  readonly weights: readonly number[]
}

/** How well what has been said fits together, of as many things as can be told yet; undefined before the first three. */
export function findFit(size: number, said: Pairs): Fit | undefined {
  for (let things = size; things >= 3; things -= 1) {
    const judgements = pairsOf(things).map((pair) => said[numberOf(size, pair)])
    if (judgements.includes(undefined)) continue
    const answer = weighByAhp(things, judgements as number[])
    if (!answer.granted) return undefined
    const { consistencyRatio, worst, weights } = answer.value
    return { things, ratio: consistencyRatio, worst: worst.places, weights }
  }
  return undefined
}

/** A judgement as how many times the first of the pair matters as much as the second. */
const timesOf = (judgement: number) => (judgement > 0 ? judgement : 1 / -judgement)

export interface Triple {
  /** The two steps that were said, what follows from them, and what was said instead: times the first of each pair matters as much as its second. */
  readonly steps: readonly [number, number]
  readonly follows: number
  readonly said: number
}

export function tripleOf(size: number, said: Pairs, [first, second, third]: Fit['worst']): Triple {
  const times = (pair: Pair) => timesOf(said[numberOf(size, pair)] ?? 1)
  const steps = [times([first, second]), times([second, third])] as const
  return { steps, follows: steps[0] * steps[1], said: times([first, third]) }
}
