import { findWords } from './evaluation.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { OpinionKind, OpinionPolicy } from './opinion.ts'
import { holdsPersonalNumber } from './practice.ts'
import { krippendorffAlpha } from './rater-agreement.ts'

/**
 * 编码: what a statement is about, by the code book of the policy. Where two code the same, neither sees what the other has said before both are done;
 * where they lie apart a third decides, or they talk and say why.
 */
export interface Coding {
  readonly number: number
  readonly accountId: string
  /** The first is the main one: by it coders are compared. */
  readonly codes: readonly string[]
}

export const settlementWays = ['THIRD', 'TALK'] as const
export type SettlementWay = (typeof settlementWays)[number]

export interface Settlement {
  readonly number: number
  readonly codes: readonly string[]
  readonly way: SettlementWay
  readonly reason: string
}

/** The codings of one protocol: of each statement those that hold for its words as they now stand. */
export interface CodedProtocol {
  readonly kind: OpinionKind
  readonly statements: number
  readonly codings: readonly Coding[]
  readonly settlements: readonly Settlement[]
}

export const statementStates = ['UNCODED', 'APART', 'AGREED', 'SETTLED'] as const
export type StatementState = (typeof statementStates)[number]

export interface CodedStatement {
  readonly number: number
  readonly state: StatementState
  /** That hold; null where none do yet. */
  readonly codes: readonly string[] | null
}

const codersOf = ({ codings }: Pick<CodedProtocol, 'codings'>): readonly string[] => [
  ...new Set(codings.map(({ accountId }) => accountId)),
]

/** Every statement with what holds of it: the main code that all have given, with whatever else all have; or what was settled. */
export function codeStatements(coded: CodedProtocol, policy: OpinionPolicy): readonly CodedStatement[] {
  const needed = policy.codersMin[coded.kind]
  return Array.from({ length: coded.statements }, (_, index): CodedStatement => {
    const number = index + 1
    const settled = coded.settlements.find((each) => each.number === number)
    if (settled !== undefined) return { number, state: 'SETTLED', codes: settled.codes }
    const given = coded.codings.filter((each) => each.number === number).map(({ codes }) => codes)
    const [first] = given
    if (first === undefined || given.length < needed) return { number, state: 'UNCODED', codes: null }
    if (given.some(([main]) => main !== first[0])) return { number, state: 'APART', codes: null }
    return { number, state: 'AGREED', codes: first.filter((code) => given.every((codes) => codes.includes(code))) }
  })
}

/** Whether every statement was coded by as many as the policy asks: from then on everybody sees the codes of all. */
export const isCoded = (coded: CodedProtocol, policy: OpinionPolicy): boolean =>
  codeStatements(coded, policy).every(({ state }) => state !== 'UNCODED')

export interface CodingAgreement {
  /** Statements that two or more have coded. */
  readonly units: number
  /** Of them, with the same main code. */
  readonly agreed: number
  /** Krippendorff’s α of the main codes, nominal; null of too few, or where everybody gave one and the same. */
  readonly alpha: number | null
}

export function agreementOfCoders(coded: CodedProtocol, policy: OpinionPolicy): CodingAgreement {
  const places = new Map(policy.codeBook.map(({ code }, place) => [code, place]))
  const numbers = [...new Set(coded.codings.map(({ number }) => number))]
  const rated = numbers
    .map((number) =>
      coded.codings
        .filter((each) => each.number === number)
        .map(({ codes: [main = ''] }) => places.get(main) ?? places.size),
    )
    .filter((unit) => unit.length >= 2)
  const agreed = rated.filter(([first, ...others]) => others.every((other) => other === first)).length
  const alpha = rated.length < policy.alphaUnitsMin ? undefined : krippendorffAlpha(rated, 'NOMINAL')
  return { units: rated.length, agreed, alpha: alpha ?? null }
}

type CodesRefusal = 'CODE_UNKNOWN' | 'STEP_INCOMPLETE'

function checkCodes(codes: readonly string[], policy: OpinionPolicy, at: string): Decision<true, CodesRefusal> {
  if (codes.length === 0 || codes.length > policy.codesMax || new Set(codes).size < codes.length)
    return refuse('STEP_INCOMPLETE', at)
  const isKnown = (wanted: string) => policy.codeBook.some(({ code }) => code === wanted)
  return codes.every(isKnown) ? grant(true) : refuse('CODE_UNKNOWN', at)
}

export type CodingRefusal = CodesRefusal | 'NOT_YOURS_TO_DO' | 'STATEMENT_UNKNOWN' | 'CODED_ALREADY'

/**
 * One coder codes every statement that he has not coded as it now stands, all at once and each once. Whoever comes when as many code as the policy asks
 * for leaves it to them.
 */
export function codeAs(
  accountId: string,
  given: readonly Omit<Coding, 'accountId'>[],
  coded: CodedProtocol,
  policy: OpinionPolicy,
): Decision<readonly Omit<Coding, 'accountId'>[], CodingRefusal> {
  const coders = codersOf(coded)
  if (!coders.includes(accountId) && coders.length >= policy.codersMin[coded.kind]) return refuse('NOT_YOURS_TO_DO')
  const own = new Set(coded.codings.filter((each) => each.accountId === accountId).map(({ number }) => number))
  const missing = new Set(
    Array.from({ length: coded.statements }, (_, index) => index + 1).filter((number) => !own.has(number)),
  )
  if (missing.size === 0) return refuse('CODED_ALREADY')
  for (const [index, { number, codes }] of given.entries()) {
    const at = `/codings/${index}`
    if (number > coded.statements) return refuse('STATEMENT_UNKNOWN', `${at}/number`)
    if (!missing.delete(number)) return refuse('CODED_ALREADY', `${at}/number`)
    const checked = checkCodes(codes, policy, `${at}/codes`)
    if (!checked.granted) return checked
  }
  return missing.size === 0 ? grant(given) : refuse('STEP_INCOMPLETE', '/codings')
}

export interface SettlementAsk {
  readonly number: number
  readonly codes: readonly string[]
  readonly way: SettlementWay
  readonly reason: string
}

export type SettlementRefusal = CodesRefusal | 'NOT_AT_THIS_STAGE' | 'NOT_YOURS_TO_DO' | 'PERSONAL_NUMBER'

/** A third settles what he has not coded; after a talk one of the coders writes down what both came to. Once, and with the reason. */
export function settleAs(
  accountId: string,
  ask: SettlementAsk,
  coded: CodedProtocol,
  policy: OpinionPolicy,
): Decision<SettlementAsk, SettlementRefusal> {
  const statement = codeStatements(coded, policy).find(({ number }) => number === ask.number)
  if (statement?.state !== 'APART') return refuse('NOT_AT_THIS_STAGE', '/number')
  const isCoder = coded.codings.some((each) => each.number === ask.number && each.accountId === accountId)
  if (isCoder !== (ask.way === 'TALK')) return refuse('NOT_YOURS_TO_DO', '/way')
  const reason = findWords(ask.reason)
  if (reason === undefined) return refuse('STEP_INCOMPLETE', '/reason')
  if (holdsPersonalNumber(reason)) return refuse('PERSONAL_NUMBER', '/reason')
  const checked = checkCodes(ask.codes, policy, '/codes')
  return checked.granted ? grant({ ...ask, reason }) : checked
}
