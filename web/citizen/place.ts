import { type EvaluationChannel, evaluationChannels } from '../../domain/evaluation-channel.ts'

/** Which page an address asks for. Tokens and receipts stand behind the #, which no browser sends anywhere. */
export type Place =
  | { readonly page: 'EVALUATE'; readonly token: string }
  | { readonly page: 'EMBED'; readonly link: string }
  | { readonly page: 'RECEIPT'; readonly receipt: string }
  | { readonly page: 'REPORT'; readonly receipt: string }
  | { readonly page: 'COMMENT'; readonly hallCode: string; readonly windowCode: string }
  | { readonly page: 'LINK_MALFORMED' | 'PAGE_UNKNOWN' }

export interface Address {
  readonly pathname: string
  readonly search: string
  readonly hash: string
}

export function toPlace({ pathname, hash }: Address): Place {
  const [, first, hallCode, windowCode, ...more] = pathname.replace(/\/$/, '').split('/')
  const fragment = hash.replace(/^#/, '')
  if (first === 'e' && hallCode === undefined) {
    return /^[A-Za-z0-9_-]{22}$/.test(fragment) ? { page: 'EVALUATE', token: fragment } : { page: 'LINK_MALFORMED' }
  }
  if (first === 'embed' && hallCode === undefined) {
    return /^[\w-]{68,500}$/.test(fragment) ? { page: 'EMBED', link: fragment } : { page: 'LINK_MALFORMED' }
  }
  if (first === 'r' && hallCode === undefined) return { page: 'RECEIPT', receipt: fragment }
  if (first === 'confidential' && hallCode === undefined) return { page: 'REPORT', receipt: receiptIn(fragment) }
  if (first === 'c' && hallCode && windowCode && more.length === 0) return { page: 'COMMENT', hallCode, windowCode }
  return { page: 'PAGE_UNKNOWN' }
}

/** Of the evaluation from which somebody comes; empty where it is none. */
const receiptIn = (fragment: string) => (/^[A-Za-z0-9_-]{64}$/.test(fragment) ? fragment : '')

/** `?c=` says how the citizen came here; without it, what the device looks like. */
export function toChannel(search: string, isTouch: boolean): EvaluationChannel {
  const asked = new URLSearchParams(search).get('c')
  return evaluationChannels.find((channel) => channel === asked) ?? (isTouch ? 'MOBILE' : 'WEB')
}
