import { normalise } from '../../../language/normalise.ts'
import { type NameCandidate, nameCandidates } from '../../../language/pii/name-candidates.ts'
import { doubleSurnames, givenCharacters, surnames } from '../../../language/pii/name-words.ts'
import { nameFeatures, nameFeaturesMax, nameRows } from '../../../language/pii/names.ts'
import type { Example } from './corpus.ts'
import { seededDice } from './dice.ts'
import { markedPii } from './documents.ts'
import { trainLogistic } from './logistic.ts'
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

/** Each candidate of a text, and whether it is marked as a name, exactly. */
function casesOf(text: string, marked: readonly { start: number; end: number }[]): Case[] {
  return nameCandidates(text).flatMap((candidate) => {
    const exact = marked.some((name) => name.start === candidate.start && name.end === candidate.end)
    return [{ features: featuresOf(text, candidate), isName: exact }]
  })
}

const pick = <T>(list: ArrayLike<T>, dice: () => number): T => list[Math.floor(dice() * list.length)] as T

const doubles = doubleSurnames.split(' ')
const titled = /[姐哥叔姨婶工总太生某局处科所队]$|老师|律师|师傅|主任|科长/

/** Another name of the same shape. */
function otherName(old: string, dice: () => number): string {
  if (/^[小老阿].$/.test(old)) return (old[0] ?? '') + pick(surnames.slice(0, 160), dice)
  if (doubles.some((surname) => old.startsWith(surname))) return pick(doubles, dice) + old.slice(2)
  if (!/^..{1,2}$/.test(old) || titled.test(old)) return pick(surnames.slice(0, 200), dice) + old.slice(1)
  let name = pick(surnames.slice(0, dice() < 0.8 ? 120 : 330), dice)
  for (let at = 1; at < old.length; at++) name += pick(givenCharacters, dice)
  return name
}

/** The same sentence with other names: what stands around a name is to be learnt, not who it is. */
function renamed(text: string, marked: readonly { start: number; end: number }[], dice: () => number) {
  let result = ''
  let last = 0
  const places: { start: number; end: number }[] = []
  for (const { start, end } of marked) {
    const name = otherName(text.slice(start, end), dice)
    result += text.slice(last, start) + name
    places.push({ start: result.length - name.length, end: result.length })
    last = end
  }
  return { text: result + text.slice(last), marked: places }
}

const spokenTitles = '姐 哥 科长 主任 所长 老师 律师 师傅 警官 经理 局长 阿姨 大姐 医生 队长 书记 女士 先生'.split(' ')

function drawName(kind: string, dice: () => number): string {
  const surname = dice() < 0.06 ? pick(doubles, dice) : pick(surnames.slice(0, dice() < 0.7 ? 120 : 380), dice)
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

const tagging = { epochs: 8, rate: 0.5, decay: Float32Array.of(3e-5) }

/** Logistic regression over all places where a name could stand. @param threshold a logit: from there on it is masked */
export function trainNames(examples: readonly Example[], seed: number, threshold: number): FittedTagger {
  const cases = gather(examples, seed)
  const targets = Float32Array.from(cases, (one) => (one.isName ? 1 : 0))
  const features = cases.map((one) => one.features)
  const { weights, biases } = trainLogistic(features, targets, nameRows, 1, { ...tagging, seed: seed + 1 })
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  const scale = largest / 127 || 1
  // Every candidate has as many features as any other: the length that training divides by is part of the scale.
  const length = Math.sqrt(features[0]?.length ?? 1)
  return {
    weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)),
    scale: Math.fround(scale / length),
    bias: biases[0] ?? 0,
    threshold,
  }
}
