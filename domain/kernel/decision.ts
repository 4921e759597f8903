/** What a rule answers: what it grants, or the code of its refusal and where in the ask the reason lies. */
export type Decision<T, Code extends string> = Granted<T> | Refused<Code>

export interface Granted<T> {
  readonly granted: true
  readonly value: T
}

export interface Refused<Code extends string> {
  readonly granted: false
  readonly code: Code
  /** JSON pointer into the ask, where one member is to blame. */
  readonly at?: string
}

export function grant<T>(value: T): Granted<T> {
  return { granted: true, value }
}

export function refuse<Code extends string>(code: Code, at?: string): Refused<Code> {
  return at === undefined ? { granted: false, code } : { granted: false, code, at }
}
