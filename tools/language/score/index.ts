import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { Analyzer } from '../../../language/analyze.ts'
import { readModel } from '../../../language/model-file.ts'
import type { Corpus } from '../train/corpus.ts'
import { sha256, trainModel } from '../train/index.ts'
import { type Dated, scoreBursts } from './bursts.ts'
import { scoreDuplicates } from './duplicates.ts'
import { scoreFolds } from './folds.ts'
import { type LabelledScore, scoreFile } from './labelled.ts'
import { scoreSpeed } from './speed.ts'

const three = (value: number) => value.toFixed(3)

function linesOf(name: string, score: LabelledScore): string[] {
  const [structured, allStructured] = score.structuredMasked
  const [names, allNames] = score.namesMasked
  return [
    `${name}: ${score.comments} comments`,
    `  issues: micro-F1 ${three(score.microF1)}, macro-F1 of 12 ${three(score.macroF1)}`,
    `  polarity: accuracy ${three(score.polarityAccuracy)}, macro-F1 ${three(score.polarityMacroF1)}`,
    `  personal data masked: structured ${structured}/${allStructured}, names ${names}/${allNames}, over-masked ${score.overMaskedPer1000.toFixed(2)} per 1,000 characters`,
    `  ${Object.entries(score.perLabel)
      .map(([label, value]) => `${label} ${value.toFixed(2)}`)
      .join(' ')}`,
  ]
}

/** Messages of a tab-separated file with the columns title, time and detail. */
function toDated(text: string): Dated {
  return text
    .split('\n')
    .slice(1)
    .flatMap((line, at) => {
      const [, , title = '', time = '', detail = ''] = line.split('\t')
      const [year, month, day] = (/^(\d{4})[-/](\d{1,2})[-/](\d{1,2})/.exec(time) ?? []).slice(1).map(Number)
      if (year === undefined || month === undefined || day === undefined) return []
      return [
        {
          id: `message-${at}`,
          day: Math.round(Date.UTC(year, month - 1, day) / 86_400_000),
          text: `${title}。${detail}`,
        },
      ]
    })
}

/** Days of its own for texts that have none: so many a day. */
const madeDays = (texts: readonly string[], perDay: number): Dated =>
  Array.from({ length: perDay * 130 }, (_, at) => ({
    id: `made-${at}`,
    day: 20_000 + Math.floor(at / perDay),
    text: texts[at % texts.length] ?? '',
  }))

interface Found {
  readonly labelled: readonly string[]
  readonly messages: Dated | undefined
}

async function lookInto(folder: string | undefined): Promise<Found> {
  if (folder === undefined) return { labelled: [], messages: undefined }
  const names = (await readdir(folder)).sort()
  const table = names.find((name) => name.endsWith('.tsv'))
  const busy = (dated: Dated) => {
    const days = dated.map((one) => one.day).sort((a, b) => a - b)
    const first = days[Math.floor(days.length * 0.01)] ?? 0
    const last = days[Math.floor(days.length * 0.99)] ?? 0
    return dated.filter((one) => one.day >= first && one.day <= last)
  }
  return {
    labelled: names.filter((name) => name.endsWith('.jsonl')).map((name) => path.join(folder, name)),
    messages: table === undefined ? undefined : busy(toDated(await readFile(path.join(folder, table), 'utf8'))),
  }
}

export interface ScoreOptions {
  readonly modelFile: string
  readonly corpus: Corpus
  /** A folder with further labelled sets (.jsonl) and messages with days (.tsv), which are read and never kept. */
  readonly folder?: string
  readonly burstDays: number
}

/** Measures everything that can be measured here, and says it line by line. */
export async function scoreAll(
  { modelFile, corpus, folder, burstDays }: ScoreOptions,
  say: (line: string) => void,
): Promise<void> {
  const texts = corpus.examples.map((example) => example.text)
  const { labelled, messages } = await lookInto(folder)
  const bytes = await readFile(modelFile)
  const speed = await scoreSpeed(modelFile, messages?.map((message) => message.text) ?? texts)
  say(
    `cold start ${speed.coldStartMs.toFixed(0)} ms after the bytes are read; ${speed.residentMegabytes.toFixed(0)} MB resident`,
  )
  say(
    `speed ${speed.commentsPerCpuSecond.toFixed(0)} comments of ${speed.characters.toFixed(0)} characters a second of processor time`,
  )
  say(`model ${(speed.modelBytes / 1e6).toFixed(2)} MB, ${(speed.brotliBytes / 1e6).toFixed(2)} MB compressed`)
  say(`trained again: ${sha256(trainModel(corpus).file) === sha256(bytes) ? 'the same bytes' : 'OTHER BYTES'}`)
  const analyzer = new Analyzer(readModel(bytes, sha256))
  for (const file of labelled)
    for (const line of linesOf(path.basename(file), await scoreFile(analyzer, file))) say(line)
  const long = (messages?.map((message) => message.text) ?? texts).filter((text) => text.length >= 12)
  const duplicates = scoreDuplicates([...new Set(long)].slice(0, 3000), 0.12, 11)
  say(
    `near-duplicates at 12 % edits: ${duplicates.found}/${duplicates.pairs} found, ${duplicates.falseJoins}/${duplicates.differentPairs} pairs of different texts joined`,
  )
  const bursts = scoreBursts(messages ?? madeDays(texts, 25), 24, burstDays, 5)
  say(
    `bursts: ${bursts.found}/${bursts.bursts} found within two days, ${bursts.falseDays}/${bursts.days} days with a false alarm`,
  )
  for (const line of linesOf('five folds of the training set', scoreFolds(corpus))) say(line)
}
