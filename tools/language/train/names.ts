import { normalise } from '../../../language/normalise.ts'
import { type NameCandidate, nameCandidates } from '../../../language/pii/name-candidates.ts'
import { doubleSurnames, givenCharacters, surnames } from '../../../language/pii/name-words.ts'
import { nameFeatures, nameFeaturesMax, nameRows } from '../../../language/pii/names.ts'
import type { Example } from './corpus.ts'
import { seededDice, shuffle } from './dice.ts'
import { markedPii } from './documents.ts'
import { nameFrames } from './name-frames.ts'

export interface FittedTagger {
  readonly weights: Int8Array
  readonly scale: number
  readonly bias: number
  readonly threshold: number
}

interface Case {
  readonly features: Int32Array
  readonly isName: boolean
}

const scratch = new Int32Array(nameFeaturesMax)

const featuresOf = (text: string, candidate: NameCandidate) => scratch.slice(0, nameFeatures(text, candidate, scratch))

/** Each candidate of a text; one that overlaps a marked name without being it is shown as none, unless it is most of it. */
function casesOf(text: string, marked: readonly { start: number; end: number }[]): Case[] {
  return nameCandidates(text).flatMap((candidate) => {
    const exact = marked.some((name) => name.start === candidate.start && name.end === candidate.end)
    return [{ features: featuresOf(text, candidate), isName: exact }]
  })
}

const pick = <T>(list: ArrayLike<T>, dice: () => number): T => list[Math.floor(dice() * list.length)] as T

/** The same sentence with other names: what stands around a name is to be learnt, not who it is. */
function renamed(text: string, marked: readonly { start: number; end: number }[], dice: () => number) {
  const doubles = doubleSurnames.split(' ')
  let result = ''
  let last = 0
  const places: { start: number; end: number }[] = []
  for (const { start, end } of marked) {
    const old = text.slice(start, end)
    let name = old
    if (/^[小老阿]/.test(old) && old.length === 2) name = old[0] + pick(surnames.slice(0, 160), dice)
    else if (doubles.some((surname) => old.startsWith(surname))) name = pick(doubles, dice) + old.slice(2)
    else if (/^.(?:.|..)$/.test(old) && !/[姐哥叔姨婶工总太生某局处科所队]$|老师|律师|师傅|主任|科长/.test(old)) {
      name = pick(surnames.slice(0, dice() < 0.8 ? 120 : 330), dice)
      for (let at = 1; at < old.length; at++) name += pick(givenCharacters, dice)
    } else name = pick(surnames.slice(0, 200), dice) + old.slice(1)
    result += text.slice(last, start) + name
    places.push({ start: result.length - name.length, end: result.length })
    last = end
  }
  return { text: result + text.slice(last), marked: places }
}

const spokenTitles = '姐 哥 科长 主任 所长 老师 律师 师傅 警官 经理 局长 阿姨 大姐 医生 队长 书记 女士 先生'.split(' ')

function drawName(kind: string, dice: () => number): string {
  const surname = dice() < 0.06 ? pick(doubleSurnames.split(' '), dice) : pick(surnames.slice(0, dice() < 0.7 ? 120 : 380), dice)
  if (kind === '小') return pick('小小小老老', dice) + pick(surnames.slice(0, 160), dice)
  if (kind === '称') return surname + pick(spokenTitles, dice)
  const given = pick(givenCharacters, dice)
  return surname + given + (dice() < 0.7 ? pick(givenCharacters, dice) : '')
}

/** A frame with names drawn into it. */
function filled(frame: string, dice: () => number) {
  let text = ''
  const marked: { start: number; end: number }[] = []
  for (const part of frame.normalize('NFKC').split(/\{|\}/)) {
    if (part !== '全' && part !== '小' && part !== '称') {
      text += part
      continue
    }
    const name = drawName(part, dice)
    marked.push({ start: text.length, end: text.length + name.length })
    text += name
  }
  return { text, marked }
}

const framed = 8
const copies = 6

function gather(examples: readonly Example[], seed: number): Case[] {
  const dice = seededDice(seed)
  const cases: Case[] = []
  for (const example of examples) {
    const normal = normalise(example.text)
    const marked = markedPii(example, normal).filter(({ type }) => type === 'name' || type === 'staff')
    cases.push(...casesOf(normal.text, marked))
    if (marked.length === 0) continue
    for (let copy = 0; copy < copies; copy++) {
      const other = renamed(normal.text, marked, dice)
      cases.push(...casesOf(other.text, other.marked))
    }
  }
  for (const frame of nameFrames) {
    for (let copy = 0; copy < framed; copy++) {
      const { text, marked } = filled(frame, dice)
      cases.push(...casesOf(text, marked))
    }
  }
  return cases
}

function scoreCase({ features }: Case, weights: Float32Array, bias: number): number {
  let score = bias
  for (const row of features) score += weights[row] ?? 0
  return score
}

/** Logistic regression by AdaGrad over all places where a name could stand. @param threshold a logit: from there on it is masked */
export function trainNames(examples: readonly Example[], seed: number, threshold: number): FittedTagger {
  const cases = gather(examples, seed)
  const weights = new Float32Array(nameRows)
  const squares = new Float32Array(nameRows).fill(1e-6)
  let bias = -3
  let biasSquare = 1e-6
  const order = Int32Array.from(cases, (_, at) => at)
  const dice = seededDice(seed + 1)
  for (let epoch = 0; epoch < 8; epoch++) {
    shuffle(order, dice)
    for (const at of order) {
      const one = cases[at]
      if (one === undefined) continue
      const step = 1 / (1 + Math.exp(-scoreCase(one, weights, bias))) - (one.isName ? 1 : 0)
      biasSquare += step * step
      bias -= (0.1 * step) / Math.sqrt(biasSquare)
      for (const row of one.features) {
        const pull = step + 3e-5 * (weights[row] ?? 0)
        squares[row] = (squares[row] ?? 0) + pull * pull
        weights[row] = (weights[row] ?? 0) - (0.1 * pull) / Math.sqrt(squares[row] ?? 1)
      }
    }
  }
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  const scale = Math.fround(largest / 127 || 1)
  return { weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)), scale, bias: Math.fround(bias), threshold }
}
