import type { PiiSpan } from './types.ts'

/** What stands in a masked text instead of personal data. */
export const maskOf = (type: PiiSpan['type']): string => `〔${type}〕`

/** The text with every span replaced by the word for its type. @param spans in order, none overlapping */
export function maskText(text: string, spans: readonly PiiSpan[]): string {
  let masked = ''
  let last = 0
  for (const { start, end, type } of spans) {
    masked += text.slice(last, start) + maskOf(type)
    last = end
  }
  return masked + text.slice(last)
}
