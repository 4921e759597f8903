import { countCodePoints, findWords } from './evaluation.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { PlainDate } from './kernel/plain-date.ts'
import { holdsPersonalNumber } from './practice.ts'
import type { TimeLimit } from './time-limit.ts'

/** 意见征集: 企业座谈会, 政务服务开放日, 访谈, 焦点小组. What is said there stands beside the scores, and comes into the loop by findings. */
export const opinionKinds = ['ENTERPRISE_FORUM', 'OPEN_DAY', 'INTERVIEW', 'FOCUS_GROUP'] as const
export type OpinionKind = (typeof opinionKinds)[number]

/** Whether those who took part agreed to be recorded: in writing, by word of mouth, or not. */
export const recordingConsents = ['WRITTEN', 'SPOKEN', 'REFUSED'] as const
export type RecordingConsent = (typeof recordingConsents)[number]

interface Words {
  readonly zh: string
  readonly en: string
}

export interface OpinionPolicy {
  /** 编码表. */
  readonly codeBook: readonly {
    readonly code: string
    /** What kind of code it is: a dimension of SERVQUAL, a cause. */
    readonly family: string
    readonly name: Words
    readonly definition: Words
  }[]
  /** As what people take part and speak; nobody has a name. */
  readonly groups: readonly { readonly code: string; readonly name: Words }[]
  readonly guides: readonly {
    readonly code: string
    readonly kinds: readonly OpinionKind[]
    readonly title: Words
    readonly questions: readonly Words[]
  }[]
  /** How many code the same, each alone. */
  readonly codersMin: Readonly<Record<OpinionKind, number>>
  /** Of one statement. */
  readonly codesMax: number
  /** α of fewer statements that two have coded is not told. */
  readonly alphaUnitsMin: number
  readonly statementsMax: number
  /** Of one statement, suggestion or answer. */
  readonly wordsCodePointsMax: number
  /** Of one session. */
  readonly filesMax: number
  /** By when whoever left something in the box is answered. */
  readonly answerWithin: TimeLimit
}

export interface SessionAsk {
  readonly kind: OpinionKind
  readonly day: PlainDate
  readonly topic: string
  /** How many of each group took part. */
  readonly groups: Readonly<Record<string, number>>
  readonly guideCode: string | null
  /** Where no guide of the policy was followed. */
  readonly questions: readonly string[]
}

export type SessionRefusal = 'TIME_IN_FUTURE' | 'COMMENT_EMPTY' | 'PERSONAL_NUMBER' | 'GROUP_UNKNOWN' | 'GUIDE_UNKNOWN'

/**
 * What is kept of a session. Somebody took part, as one of the groups of the policy; it was led by a guide of the policy made for such sessions, or by
 * questions of its own. Nothing in it looks like the number of a person.
 *
 * @returns the questions that were asked, in Chinese
 */
export function recordSession(
  ask: SessionAsk,
  policy: OpinionPolicy,
  today: PlainDate,
): Decision<readonly string[], SessionRefusal> {
  if (ask.day > today) return refuse('TIME_IN_FUTURE', '/day')
  if (findWords(ask.topic) === undefined) return refuse('COMMENT_EMPTY', '/topic')
  if (holdsPersonalNumber(ask.topic)) return refuse('PERSONAL_NUMBER', '/topic')
  const unknown = Object.keys(ask.groups).find((code) => !isGroup(policy, code))
  if (unknown !== undefined || countParticipants(ask.groups) === 0) return refuse('GROUP_UNKNOWN', '/groups')
  if (ask.guideCode !== null) {
    const guide = policy.guides.find(({ code, kinds }) => code === ask.guideCode && kinds.includes(ask.kind))
    return guide === undefined ? refuse('GUIDE_UNKNOWN', '/guideCode') : grant(guide.questions.map(({ zh }) => zh))
  }
  const questions = ask.questions.flatMap((question) => findWords(question) ?? [])
  if (questions.length === 0) return refuse('COMMENT_EMPTY', '/questions')
  if (questions.some(holdsPersonalNumber)) return refuse('PERSONAL_NUMBER', '/questions')
  return grant(questions)
}

export const countParticipants = (groups: Readonly<Record<string, number>>): number =>
  Object.values(groups).reduce((total, count) => total + count, 0)

const isGroup = ({ groups }: OpinionPolicy, wanted: string) => groups.some(({ code }) => code === wanted)

/** 发言: what was said, as whom. Its number is its place in the protocol. */
export interface Statement {
  readonly group: string
  readonly words: string
}

export interface ProtocolAsk {
  /** Of the protocol as it was read; 0: there was none. */
  readonly version: number
  readonly statements: readonly Statement[]
  /** Why it is corrected. */
  readonly reason: string | null
}

export type ProtocolRefusal =
  | 'VERSION_PASSED'
  | 'STEP_INCOMPLETE'
  | 'COMMENT_EMPTY'
  | 'COMMENT_TOO_LONG'
  | 'PERSONAL_NUMBER'
  | 'GROUP_UNKNOWN'

/** 记录: written once, and from then on corrected by another version that says why. What stood before stays. */
export function recordProtocol(
  ask: ProtocolAsk,
  lastVersion: number,
  policy: OpinionPolicy,
): Decision<{ readonly version: number; readonly reason: string | null }, ProtocolRefusal> {
  if (ask.version !== lastVersion) return refuse('VERSION_PASSED')
  const reason = findWords(ask.reason ?? undefined) ?? null
  if (lastVersion > 0 && reason === null) return refuse('STEP_INCOMPLETE', '/reason')
  if (reason !== null && holdsPersonalNumber(reason)) return refuse('PERSONAL_NUMBER', '/reason')
  if (ask.statements.length === 0 || ask.statements.length > policy.statementsMax)
    return refuse('STEP_INCOMPLETE', '/statements')
  for (const [index, statement] of ask.statements.entries()) {
    const checked = checkStatement(statement, policy, `/statements/${index}`)
    if (!checked.granted) return checked
  }
  return grant({ version: lastVersion + 1, reason: lastVersion === 0 ? null : reason })
}

function checkStatement(
  { group, words }: Statement,
  policy: OpinionPolicy,
  at: string,
): Decision<true, Exclude<ProtocolRefusal, 'VERSION_PASSED' | 'STEP_INCOMPLETE'>> {
  if (!isGroup(policy, group)) return refuse('GROUP_UNKNOWN', `${at}/group`)
  if (findWords(words) === undefined) return refuse('COMMENT_EMPTY', `${at}/words`)
  if (countCodePoints(words) > policy.wordsCodePointsMax) return refuse('COMMENT_TOO_LONG', `${at}/words`)
  return holdsPersonalNumber(words) ? refuse('PERSONAL_NUMBER', `${at}/words`) : grant(true)
}
