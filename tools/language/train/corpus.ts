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

function toExample(line: string, where: string): Example {
  const raw = JSON.parse(line) as Partial<Example>
  if (typeof raw.id !== 'string' || typeof raw.text !== 'string') throw new Error(`${where}: no id or no text`)
  if (!known(polarities, raw.polarity)) throw new Error(`${where}: polarity ${String(raw.polarity)}`)
  for (const label of raw.labels ?? []) if (!known(labels, label)) throw new Error(`${where}: label ${String(label)}`)
  const pii = raw.pii ?? []
  for (const { text, type } of pii) {
    if (!raw.text.includes(text)) throw new Error(`${where}: “${text}” does not stand in it`)
    if (type !== 'staff_no' && !known(piiTypes, type)) throw new Error(`${where}: type ${String(type)}`)
  }
  return {
    id: raw.id,
    text: raw.text,
    polarity: raw.polarity,
    labels: raw.labels ?? [],
    item: raw.item ?? null,
    register: raw.register ?? 'plain',
    pii,
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
