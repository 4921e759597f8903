const answerBytesMax = 65_536

/** What a provider answered; or nothing, and whether it is certain that it never got the call. */
export type Heard =
  | { readonly answered: true; readonly status: number; readonly text: string }
  | { readonly answered: false; readonly reached: 'NO' | 'MAYBE' }

/** Errors of a call that never left: no name, no route, nobody listening, no trust. */
const neverLeft =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT_ALTNAME_INVALID|CERT_HAS_EXPIRED|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE)$/

/** One POST. Never throws and never logs: the body holds an address, the error may quote it. */
export async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<Heard> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { answered: true, status: response.status, text: await readBounded(response) }
  } catch (error) {
    return { answered: false, reached: neverLeft.test(codeOf(error)) ? 'NO' : 'MAYBE' }
  }
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk)
    length += chunk.length
    if (length > answerBytesMax) throw new Error('the answer is too long')
  }
  return Buffer.concat(chunks).toString('utf8')
}

function codeOf(error: unknown): string {
  const cause = (error as { cause?: { code?: unknown; errors?: readonly { code?: unknown }[] } }).cause
  // Two addresses tried, both refused: the code stands one floor deeper.
  return String(cause?.code ?? cause?.errors?.[0]?.code ?? '')
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
