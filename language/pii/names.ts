import { isHan } from '../characters.ts'
import type { Found } from './found.ts'
import {
  isGiven,
  isOrdinary,
  type NameCandidate,
  nameCandidates,
  nameShapes,
  surnameClass,
  titleAt,
} from './name-candidates.ts'
import { nameCues } from './name-words.ts'

/** Rows of the tagger’s feature space. */
const nameBits = 15
export const nameRows = 1 << nameBits

/** Weights of the tagger, as the model file holds them. */
export interface NameTagger {
  readonly weights: Int8Array
  readonly scale: number
  readonly bias: number
  readonly threshold: number
}

export const nameFeaturesMax = 40

const hash = (family: number, a: number, b: number): number => {
  let value = Math.imul(family + 0x3779, 0x9e3779b1)
  value = Math.imul(value ^ a, 0x85ebca6b)
  value = (value << 15) | (value >>> 17)
  value = Math.imul(value ^ b, 0xc2b2ae35)
  value ^= value >>> 14
  return Math.imul(value, 0x27d4eb2f) >>> (32 - nameBits)
}

const cueKinds = new Map(
  Object.values(nameCues).flatMap((words, kind) => words.split(' ').map((word) => [word, kind + 1] as const)),
)
const cueLongest = 5

/** What kind of word stands before a place, 0 where none that tells of a name. The longest counts. */
function cueBefore(text: string, at: number): number {
  for (let length = Math.min(cueLongest, at); length > 0; length--) {
    const kind = cueKinds.get(text.slice(at - length, at))
    if (kind !== undefined) return kind
  }
  return 0
}

/** Behind a name its bearer does something, or something is said of him. */
const doing = new Set(
  [...'的帮给替把说讲为问看听来去接打办教让很真是在主亲一同,。、!:;()'].map((sign) => sign.charCodeAt(0)),
)

/** A title as a number: which one it is matters, 公 in 公司 is another thing than 律师. */
const titleCode = (title: string) => (title === '' ? 0 : title.charCodeAt(0) * 8 + title.length)

/** What the tagger sees of a candidate: its shape, its characters, what stands around it. @returns how many features were written */
export function nameFeatures(text: string, candidate: NameCandidate, into: Int32Array): number {
  const { start, end, shape } = candidate
  const kind = nameShapes.indexOf(shape)
  const unit = (at: number) => (at >= 0 && at < text.length ? text.charCodeAt(at) : 1)
  const class_ = (at: number) => (at < 0 || at >= text.length ? 0 : isHan(unit(at)) ? 2 : 1)
  let count = 0
  const put = (family: number, a: number, b = 0) => {
    into[count++] = hash(family, a, b)
  }
  put(1, kind)
  put(2, kind, surnameClass(unit(start)))
  put(3, unit(start), kind)
  put(4, unit(start), unit(start + 1))
  put(5, unit(start + 1), kind)
  put(6, unit(end - 1), kind)
  put(7, kind, (isGiven(unit(start + 1)) ? 2 : 0) + (isGiven(unit(end - 1)) ? 1 : 0))
  put(8, isOrdinary(text, start) ? 1 : 0, kind)
  put(9, unit(start - 1))
  put(10, unit(start - 2), unit(start - 1))
  put(11, unit(end))
  put(12, unit(end), unit(end + 1))
  put(13, class_(start - 1) * 3 + class_(end), kind)
  put(14, unit(end - 1), unit(end))
  put(15, unit(start - 1), unit(start))
  const title = titleAt(text, end)
  const cue = cueBefore(text, start)
  put(16, Math.min(2, title.length), kind)
  put(17, titleCode(shape === 'titled' ? titleAt(text, start + 1) : title), kind === 3 ? 1 : 0)
  put(18, cue, kind)
  put(25, cue * 4 + (doing.has(unit(end)) ? 2 : 0) + (isGiven(unit(end - 1)) ? 1 : 0), kind)
  put(26, doing.has(unit(end)) ? 1 : 0, class_(start - 1) * 6 + kind)
  put(27, unit(end - 1), unit(end - 2))
  put(19, isOrdinary(text, start + 1) ? 1 : 0, kind)
  put(20, isOrdinary(text, end - 1) ? 1 : 0, kind)
  put(21, unit(start + 1), unit(start + 2))
  put(22, unit(end + 1))
  put(23, unit(start - 2))
  put(24, text.indexOf(text.slice(start, end), end) >= 0 ? 1 : 0, kind)
  return count
}

const features = new Int32Array(nameFeaturesMax)

/** How sure the tagger is of a candidate, as a logit. */
function scoreName(tagger: NameTagger, text: string, candidate: NameCandidate): number {
  const count = nameFeatures(text, candidate, features)
  let sum = 0
  for (let at = 0; at < count; at++) sum += tagger.weights[features[at] ?? 0] ?? 0
  return sum * tagger.scale + tagger.bias
}

const staffTitle =
  /窗|号|柜台|同志|工作人员|主任|科长|局长|所长|老师|律师|师傅|警官|医生|站长|书记|队长|法官|股长|组长|馆长|引导|导办|辅警|网格员/

const isStaff = (text: string, start: number, end: number) =>
  staffTitle.test(text.slice(Math.max(0, start - 8), Math.min(text.length, end + 3)))

/** 小李 and 王科长 say less of who somebody is than a whole name, and look more like ordinary words: they have to be surer. */
const spoken: ReadonlySet<string> = new Set(['prefixed', 'titled'])
const spokenMargin = 1.5
/** 高兴 and 安然 are names too, where everything around says so. */
const ordinaryMargin = 3

function marginOf(text: string, { shape, start }: NameCandidate): number {
  if (shape === 'two' && isOrdinary(text, start)) return ordinaryMargin
  return spoken.has(shape) ? spokenMargin : 0
}

interface Scored extends NameCandidate {
  readonly score: number
}

/** Names in a normal form: of candidates that overlap the surest. */
export function findNames(text: string, tagger: NameTagger): Found[] {
  const scored: Scored[] = []
  for (const candidate of nameCandidates(text)) {
    const score = scoreName(tagger, text, candidate)
    const least = tagger.threshold + marginOf(text, candidate)
    if (score > least) scored.push({ ...candidate, score })
  }
  if (scored.length === 0) return []
  scored.sort((a, b) => b.score - a.score || a.start - b.start)
  const kept: Scored[] = []
  for (const one of scored) if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one)
  return kept.map((one) => toFound(text, one))
}

function toFound(text: string, { start, end, score }: Scored): Found {
  return { type: isStaff(text, start, end) ? 'staff' : 'name', start, end, p: 1 / (1 + Math.exp(-score)) }
}
