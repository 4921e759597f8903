import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Label, labels, type PiiType, type Polarity, piiTypes, polarities } from '../../../language/types.ts'

/** One comment written for training, with what should be read from it. */
export interface Example {
  readonly id: string
  readonly text: string
  readonly polarity: Polarity
  readonly labels: readonly Label[]
  readonly item: string | null
  readonly register: string
  readonly pii: readonly { readonly text: string; readonly type: PiiType | 'staff_no' }[]
}

export interface Corpus {
  readonly examples: readonly Example[]
  readonly files: readonly { readonly file: string; readonly sha256: string; readonly comments: number }[]
}

const known = <T extends string>(list: readonly T[], value: unknown): value is T =>
  (list as readonly unknown[]).includes(value)

type Line = Pick<Example, 'id' | 'text' | 'polarity'> & Partial<Example>

function check(raw: Partial<Example>, where: string): asserts raw is Line {
  const { id, text, polarity } = raw
  if (typeof id !== 'string' || typeof text !== 'string') throw new Error(`${where}: no id or no text`)
  if (!known(polarities, polarity)) throw new Error(`${where}: polarity ${String(polarity)}`)
  for (const label of raw.labels ?? []) if (!known(labels, label)) throw new Error(`${where}: label ${String(label)}`)
  for (const one of raw.pii ?? []) {
    if (!text.includes(one.text)) throw new Error(`${where}: “${one.text}” does not stand in it`)
    if (one.type !== 'staff_no' && !known(piiTypes, one.type)) throw new Error(`${where}: type ${String(one.type)}`)
  }
}

function toExample(line: string, where: string): Example {
  const raw: Partial<Example> = JSON.parse(line) as Partial<Example>
  check(raw, where)
  return {
    id: raw.id,
    text: raw.text,
    polarity: raw.polarity,
    labels: raw.labels ?? [],
    item: raw.item ?? null,
    register: raw.register ?? 'plain',
    pii: raw.pii ?? [],
  }
}

/** Every line of every .jsonl file of the folder, in the order of their names. Throws where a line is not what it should be. */
export async function loadCorpus(folder: string): Promise<Corpus> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()
  const examples: Example[] = []
  const files: { file: string; sha256: string; comments: number }[] = []
  for (const file of names) {
    const text = await readFile(path.join(folder, file), 'utf8')
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    lines.forEach((line, at) => {
      examples.push(toExample(line, `${file}:${at + 1}`))
    })
    files.push({ file, sha256: createHash('sha256').update(text).digest('hex'), comments: lines.length })
  }
  return { examples, files }
}
