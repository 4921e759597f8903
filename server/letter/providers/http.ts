import { type Outgoing, OutgoingFailed } from '../../platform/outgoing/index.ts'

const answerBytesMax = 65_536

/** What a provider answered; or nothing, and whether it is certain that it never got the call. */
export type Heard =
  | { readonly answered: true; readonly status: number; readonly text: string }
  | { readonly answered: false; readonly reached: 'NO' | 'MAYBE' }

/** One POST. Never throws and never logs: the body holds an address, the error may quote it. */
export async function post(
  outgoing: Outgoing,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<Heard> {
  try {
    const answer = await outgoing({ url, method: 'POST', body, headers, timeoutMs, answerBytesMax })
    // Nobody is followed elsewhere: what leads there took nothing that we know of.
    if (answer.status >= 300 && answer.status < 400) return { answered: false, reached: 'MAYBE' }
    return { answered: true, ...answer }
  } catch (error) {
    return { answered: false, reached: error instanceof OutgoingFailed && error.isUnsent ? 'NO' : 'MAYBE' }
  }
}

/** What a status says where the answer says nothing more: refused outright, or nobody knows. */
export function byStatus(status: number): { readonly kind: 'NOT_TAKEN' | 'UNKNOWN' } {
  return { kind: status >= 400 && status < 500 && status !== 408 ? 'NOT_TAKEN' : 'UNKNOWN' }
}

export function unheard(heard: { readonly reached: 'NO' | 'MAYBE' }): { readonly kind: 'NOT_TAKEN' | 'UNKNOWN' } {
  return { kind: heard.reached === 'NO' ? 'NOT_TAKEN' : 'UNKNOWN' }
}

/** The members of a JSON object; none where it is no such thing. */
export function membersOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
