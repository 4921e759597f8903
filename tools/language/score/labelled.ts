import { readFile } from 'node:fs/promises'
import type { Analyzer } from '../../../language/analyze.ts'
import { type Analysis, labels, polarities, type Span } from '../../../language/types.ts'

interface Gold {
  readonly id: string
  readonly text: string
  readonly labels: readonly string[]
  readonly polarity: string
  readonly pii?: readonly {
    readonly type: string
    readonly start_utf16?: number
    readonly end_utf16?: number
    readonly text: string
  }[]
}

export interface LabelledScore {
  readonly comments: number
  readonly microF1: number
  /** Over all labels but 其他. */
  readonly macroF1: number
  readonly perLabel: Readonly<Record<string, number>>
  readonly polarityAccuracy: number
  readonly polarityMacroF1: number
  readonly structuredMasked: readonly [masked: number, all: number]
  readonly namesMasked: readonly [masked: number, all: number]
  readonly overMaskedPer1000: number
}

export interface Read {
  readonly gold: Gold
  readonly labels: readonly string[]
  readonly polarity: string
  readonly pii: readonly Span[]
}

const f1 = (hits: number, given: number, wanted: number) => (given + wanted === 0 ? 0 : (2 * hits) / (given + wanted))

function tally(reads: readonly Read[], has: (read: Read) => boolean, should: (read: Read) => boolean) {
  const given = reads.filter(has)
  return { hits: given.filter(should).length, given: given.length, wanted: reads.filter(should).length }
}

interface Masks {
  readonly structured: [number, number]
  readonly names: [number, number]
  over: number
  characters: number
}

const isName = (type: string) => type === 'name' || type === 'staff'

function placesOf({ text, pii }: Gold): { type: string; start: number; end: number }[] {
  return (pii ?? []).flatMap((one) => {
    const start = one.start_utf16 ?? text.indexOf(one.text)
    return start < 0 ? [] : [{ type: one.type, start, end: one.end_utf16 ?? start + one.text.length }]
  })
}

/** A badge number is what everybody may read at the window; an address is counted with neither. */
function sumOf(type: string, value: string, sums: Masks): [number, number] | undefined {
  if (type === 'staff_no' || type === 'addr') return undefined
  if (!isName(type)) return sums.structured
  return /^\d+$/.test(value) ? undefined : sums.names
}

function addMasks({ gold, pii }: Read, sums: Masks): void {
  const masked = new Uint8Array(gold.text.length)
  for (const { start, end } of pii) masked.fill(1, start, end)
  const personal = new Uint8Array(gold.text.length)
  for (const { type, start, end } of placesOf(gold)) {
    personal.fill(1, start, end)
    const sum = sumOf(type, gold.text.slice(start, end), sums)
    if (sum === undefined) continue
    sum[1]++
    if (masked.subarray(start, end).every((one) => one === 1)) sum[0]++
  }
  for (let at = 0; at < masked.length; at++) {
    if (personal[at] === 1) continue
    sums.characters++
    sums.over += masked[at] ?? 0
  }
}

/** How well labels, polarity and masks fit what people have marked. */
export function scoreReads(reads: readonly Read[]): LabelledScore {
  const counts = labels.map((label) =>
    tally(
      reads,
      (read) => read.labels.includes(label),
      (read) => read.gold.labels.includes(label),
    ),
  )
  const sum = (of: 'hits' | 'given' | 'wanted') => counts.reduce((total, one) => total + one[of], 0)
  const perLabel = Object.fromEntries(
    labels.map((label, at) => [label, f1(counts[at]?.hits ?? 0, counts[at]?.given ?? 0, counts[at]?.wanted ?? 0)]),
  )
  const main = labels.filter((label) => label !== '其他').map((label) => perLabel[label] ?? 0)
  const ofPolarities = polarities.map((polarity) => {
    const { hits, given, wanted } = tally(
      reads,
      (read) => read.polarity === polarity,
      (read) => read.gold.polarity === polarity,
    )
    return f1(hits, given, wanted)
  })
  const masks: Masks = { structured: [0, 0], names: [0, 0], over: 0, characters: 0 }
  for (const read of reads) if (read.gold.pii !== undefined) addMasks(read, masks)
  const mean = (list: readonly number[]) => list.reduce((total, one) => total + one, 0) / list.length
  return {
    comments: reads.length,
    microF1: f1(sum('hits'), sum('given'), sum('wanted')),
    macroF1: mean(main),
    perLabel,
    polarityAccuracy: reads.filter((read) => read.polarity === read.gold.polarity).length / reads.length,
    polarityMacroF1: mean(ofPolarities),
    structuredMasked: masks.structured,
    namesMasked: masks.names,
    overMaskedPer1000: (1000 * masks.over) / Math.max(1, masks.characters),
  }
}

export const toRead = (gold: Gold, { issues, praise, polarity, pii }: Analysis): Read => ({
  gold,
  labels: [...issues, ...praise].map((hit) => hit.code),
  polarity: polarity.label,
  pii,
})

/** Reads a labelled set with the analyzer and scores it. @param file JSON lines */
export async function scoreFile(analyzer: Analyzer, file: string): Promise<LabelledScore> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  const gold = lines.map((line) => JSON.parse(line) as Gold)
  return scoreReads(gold.map((one) => toRead(one, analyzer.analyze({ id: one.id, text: one.text }))))
}
