import type { RefusalCode } from '../../contracts/problem.ts'
import type { Decision } from '../../domain/kernel/decision.ts'

/** A refusal on its way to the door, where it becomes a problem document. Never thrown for a fault. */
export class Refused extends Error {
  readonly code: RefusalCode
  readonly at: string | undefined
  /** Seconds after which trying again makes sense. */
  readonly retryAfterSeconds: number | undefined
  /** Codes of what does not fit together. */
  readonly among: readonly string[] | undefined

  constructor(code: RefusalCode, at?: string, retryAfterSeconds?: number, among?: readonly string[]) {
    super(code)
    this.code = code
    this.at = at
    this.retryAfterSeconds = retryAfterSeconds
    this.among = among
  }
}

/** What a rule granted; its refusal is thrown. */
export function granted<T, Code extends RefusalCode>(decision: Decision<T, Code>): T {
  if (decision.granted) return decision.value
  throw new Refused(decision.code, decision.at)
}

/** What a check of shapes found first: where, and which member is too many or missing there. */
interface ShapeError {
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
}

/** The JSON pointer to what is to blame; empty where it is the whole. */
export function pointerOf(errors: readonly ShapeError[] | null | undefined): string {
  const first = errors?.[0]
  const member = first?.params.additionalProperty ?? first?.params.missingProperty
  return `${first?.instancePath ?? ''}${member === undefined ? '' : `/${String(member)}`}`
}
