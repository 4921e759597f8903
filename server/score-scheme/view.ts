import type { ListedScheme, SchemeChecked, SchemeView } from '../../contracts/score-scheme.ts'
import { isPermitted } from '../../domain/access.ts'
import { findBase, findInForce } from '../../domain/kernel/placed-version.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { SchemeCheck } from '../../domain/score-scheme-check.ts'
import { isShareRule, type SchemeRule } from '../../domain/score-scheme-rule.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'
import type { SchemeHead, SchemeRow } from './store.ts'

/** What a version is looked at with. */
export interface Looked {
  readonly rules: RuleBook
  readonly names: ReadonlyMap<number, { readonly divisionCode: string; readonly name: string }>
  readonly heads: readonly SchemeHead[]
  readonly session: Pick<Session, 'accountId' | 'post'>
  /** Where whoever asks stands. */
  readonly divisionId: number
  readonly on: PlainDate
}

function stateOf({ heads, on }: Looked, head: SchemeHead): ListedScheme['state'] {
  if (head.outcome === null) return 'OPEN'
  if (head.outcome === 'REJECTED') return 'REJECTED'
  if ((head.effectiveFrom ?? '') > on) return 'FUTURE'
  return findInForce(heads, head.code, [head.divisionId], on)?.schemeId === head.schemeId ? 'IN_FORCE' : 'REPLACED'
}

export function toListed(looked: Looked, head: SchemeHead): ListedScheme {
  const { rules, names, heads, session, divisionId, on } = looked
  const { divisionId: _, outcome: __, draftedBy, draftedAt, endedAt, ...said } = head
  const name = names.get(head.divisionId)
  return {
    ...said,
    title: { ...head.title },
    packs: [...head.packs],
    divisionCode: name?.divisionCode ?? '',
    divisionName: name?.name ?? '',
    state: stateOf(looked, head),
    governs: findInForce(heads, head.code, rules.divisionPath(divisionId), on)?.schemeId === head.schemeId,
    isShipped: draftedBy === null,
    isOwn: draftedBy === session.accountId,
    draftedAt: draftedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }
}

export interface Judged {
  readonly check: SchemeCheck
  /** Of every pack in force. */
  readonly rules: readonly SchemeRule[]
}

/** `mayDecide` where the post may and reaches the division; nobody his own. */
export function toView(
  looked: Looked,
  row: SchemeRow,
  base: SchemeRow | undefined,
  judged: Judged,
  isReached: boolean,
): SchemeView {
  const { rules, names, heads, session, divisionId } = looked
  const { body, source, reason, baseId: _, decisionReason, ...head } = row
  const listed = toListed(looked, head)
  const role = session.post?.role
  const mayAtAll = (permission: 'score-scheme:draft' | 'score-scheme:decide') =>
    role !== undefined && isPermitted(role, permission)
  const last = findBase(heads, row.code, rules.divisionPath(divisionId))
  return {
    ...listed,
    scheme: toScheme(body),
    check: toChecked(judged.check),
    rules: judged.rules.map(toRule),
    source,
    reason,
    decisionReason,
    base:
      base === undefined
        ? null
        : {
            schemeId: base.schemeId,
            version: base.version,
            divisionName: names.get(base.divisionId)?.name ?? '',
            scheme: toScheme(base.body),
          },
    mayDecide: mayAtAll('score-scheme:decide') && isReached && listed.state === 'OPEN' && !listed.isOwn,
    mayRevise: mayAtAll('score-scheme:draft') && session.post?.hallId === null && last?.schemeId === row.schemeId,
  }
}

/** The same as a contract tells and takes it. */
export const toScheme = (scheme: SchemeRow['body']): SchemeView['scheme'] =>
  structuredClone(scheme) as SchemeView['scheme']

const toRule = (rule: SchemeRule): SchemeView['rules'][number] => ({
  ...{ pack: rule.pack, name: rule.name, source: rule.source },
  share: isShareRule(rule) ? rule.share : null,
})

export function toChecked({ isAccepted, faults, breaches, conflicts }: SchemeCheck): SchemeChecked {
  return {
    isAccepted,
    faults: faults.map((fault) => ({ ...fault })),
    breaches: breaches.map((breach) => ({ ...breach, rule: toRule(breach.rule) })),
    conflicts: conflicts.map(({ rules }) => ({ rules: rules.map(toRule) })),
  }
}
