import type { parseArgs } from 'node:util'
import { CouldNotCheck, type Report } from './finding.ts'
import { httpSource, type LogSource } from './source.ts'

/** Every option of every command; a command uses those that concern it. */
export const options = {
  url: { type: 'string' },
  trust: { type: 'string' },
  vkey: { type: 'string', multiple: true },
  witness: { type: 'string', multiple: true },
  needed: { type: 'string' },
  'max-age': { type: 'string' },
  since: { type: 'string' },
  against: { type: 'string' },
  leaf: { type: 'string' },
  file: { type: 'string' },
  rpc: { type: 'string' },
  contract: { type: 'string' },
  dsn: { type: 'string' },
  keys: { type: 'string' },
  checkpoint: { type: 'string' },
  within: { type: 'string' },
  revision: { type: 'string' },
  smallest: { type: 'string' },
  selector: { type: 'string' },
  help: { type: 'boolean' },
} as const

export type Options = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

/** What a command is asked with. */
export interface Asked {
  readonly report: Report
  readonly options: Options
  /** What stands behind its name. */
  readonly words: readonly string[]
  readonly now: number
}

export function needSource({ url }: Options): LogSource {
  if (url === undefined) throw new CouldNotCheck('where is the log? --url URL')
  return httpSource(url)
}

export function needWord({ words }: Asked, what: string): string {
  const [word] = words
  if (word === undefined || words.length > 1) throw new CouldNotCheck(`one ${what} is needed`)
  return word
}

export function needDay(asked: Asked): string {
  const day = needWord(asked, 'day YYYY-MM-DD')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) throw new CouldNotCheck(`${day} is no day`)
  return day
}

export function findHash(text: string | undefined): Uint8Array | undefined {
  if (text === undefined) return undefined
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new CouldNotCheck('--leaf is the hash of a leaf: 64 hex digits')
  return Buffer.from(text, 'hex')
}

export function findSeconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw new CouldNotCheck(`${text} is no number of seconds`)
  return Number(text)
}
