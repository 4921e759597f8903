import type { RefusalCode } from '../../contracts/problem.ts'
import type { AnswerOf, BodyOf, ParamsOf } from '../../contracts/route.ts'
import { type Outcome, toProblemOf } from '../shared/call.ts'
import { sayRefusal } from '../shared/refusal.ts'
import { addresses } from './addresses.ts'
import type { Name, Promised } from './promised.ts'
import type { ConsoleTexts } from './texts.zh.ts'

export type { Name } from './promised.ts'

type Needed<Key extends string, Value> = undefined extends Value ? unknown : { readonly [Each in Key]: Value }
type Words = Readonly<Record<string, string>>

export type Ask<Each extends Name> = Needed<'params', ParamsOf<Promised[Each]>> &
  Needed<'body', BodyOf<Promised[Each]>> & {
    readonly query?: Words
    readonly idempotencyKey?: string
  }
export type Answer<Each extends Name> = AnswerOf<Promised[Each]>
export type Heard<Each extends Name> = Outcome<Answer<Each>>

interface Sent {
  readonly params?: Words
  readonly query?: Words
  readonly body?: unknown
  readonly idempotencyKey?: string
}

const waitMsMax = 15_000
/** A file is made while it is sent. */
const waitForFileMsMax = 180_000
const files: readonly Name[] = ['exportAuditEntries', 'exportProblemEntries']
/** A file is sent, perhaps from a telephone. */
const uploads: readonly Name[] = ['keepEvidenceFile', 'keepDeductionFile', 'keepOpinionFile']
/** Of these the answer is the address at which this page keeps the file: what is no text must not be read as one. */
const keptFiles: readonly Name[] = ['exportProblemEntries']

async function readFile(name: Name, response: Response): Promise<string> {
  return keptFiles.includes(name) ? URL.createObjectURL(await response.blob()) : response.text()
}

/** Calls as whoever is signed in. Never throws: a lost connection is an outcome like the others. */
export async function callSignedIn<Each extends Name>(name: Each, ask: Ask<Each>): Promise<Heard<Each>> {
  const { params = {}, query, body, idempotencyKey } = ask as Sent
  const [method, path] = addresses[name]
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
  const isFile = files.includes(name)
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), isFile || uploads.includes(name) ? waitForFileMsMax : waitMsMax)
  try {
    const response = await fetch(query === undefined ? filled : `${filled}?${new URLSearchParams(query)}`, {
      method,
      headers: {
        accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      cache: 'no-store',
      credentials: 'same-origin',
      signal: patience.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (response.ok) {
      const answer = (isFile ? await readFile(name, response) : await response.json()) as Answer<Each>
      return { ok: true, status: response.status, answer, replayed: false }
    }
    return { ok: false, offline: false, problem: toProblemOf(response.status, await response.text()) }
  } catch {
    return { ok: false, offline: true }
  } finally {
    clearTimeout(timer)
  }
}

export type Failed = Extract<Outcome<unknown>, { ok: false }>

/** Why it did not go, in words. */
export function sayFailure(t: ConsoleTexts, heard: Failed): string {
  return heard.offline ? t.offline : sayCode(t, heard.problem.code)
}

export function sayCode(t: ConsoleTexts, code: RefusalCode): string {
  return (t.refusals as Readonly<Partial<Record<RefusalCode, string>>>)[code] ?? sayRefusal(t.shared, code)
}
