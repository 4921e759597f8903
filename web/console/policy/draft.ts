import { limitUnits, type TimeLimit } from '../../../domain/time-limit.ts'
import { isLimit } from './say.ts'

/** One rule as it is being filled in. */
export interface RuleDraft {
  readonly at: string
  /** As text; of a limit its count. */
  readonly value: string
  readonly unit: TimeLimit['unit'] | ''
  readonly text: string
  readonly publishedOn: string
  readonly url: string
  readonly mayBeLaxer: boolean
}

export interface RuleSent {
  readonly at: string
  readonly value: unknown
  readonly text: string
  readonly publishedOn: string | null
  readonly url: string | null
  readonly mayBeLaxer: boolean
}

/** Clocks and limits that need not be there, and can be added. */
export const optionalRules: Readonly<Record<string, readonly string[]>> = {
  handling: [
    ...['ACKNOWLEDGE', 'CONTACT', 'VERIFY', 'PLAN', 'HANDLE', 'REVIEW', 'FEED_BACK'].map((clock) => `/clocks/${clock}`),
    '/handleComplex',
  ],
}

const isLimitRule = (at: string, before: unknown) =>
  isLimit(before) || optionalRules.handling?.includes(at) === true || at === '/extension'

export function draftOf(at: string, before: unknown): RuleDraft {
  const source = { text: '', publishedOn: '', url: '', mayBeLaxer: false }
  if (isLimitRule(at, before)) {
    const limit = isLimit(before) ? before : { count: '', unit: limitUnits[3] }
    return { at, value: String(limit.count), unit: limit.unit, ...source }
  }
  const value = typeof before === 'string' ? before : before === undefined ? '' : JSON.stringify(before)
  return { at, value, unit: '', ...source }
}

/** What is filled in as it is sent; undefined where it cannot be read. A text stays one where one stood there before. */
export function readDraft(draft: RuleDraft, before: unknown): RuleSent | undefined {
  const value = readValue(draft, before)
  if (value === undefined) return undefined
  return {
    at: draft.at,
    value,
    text: draft.text.trim(),
    publishedOn: draft.publishedOn === '' ? null : draft.publishedOn,
    url: draft.url.trim() === '' ? null : draft.url.trim(),
    mayBeLaxer: draft.mayBeLaxer,
  }
}

function readValue({ value, unit }: RuleDraft, before: unknown): unknown {
  const text = value.trim()
  if (unit !== '') {
    const kept = isLimit(before) && before.unit === unit ? before : {}
    return /^[1-9][0-9]{0,3}$/.test(text) ? { ...kept, count: Number(text), unit } : undefined
  }
  if (typeof before === 'string') return text === '' ? undefined : text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
