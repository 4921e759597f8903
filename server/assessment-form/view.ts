import type { FormView, ListedForm } from '../../contracts/assessment-form.ts'
import { isPermitted } from '../../domain/access.ts'
import { findFormBase, findFormInForce } from '../../domain/assessment-form-version.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'
import type { FormHead, FormRow } from './store.ts'

/** What a version is looked at with. */
export interface Looked {
  readonly rules: RuleBook
  readonly names: ReadonlyMap<number, { readonly divisionCode: string; readonly name: string }>
  readonly heads: readonly FormHead[]
  readonly session: Session
  /** Where whoever asks stands. */
  readonly divisionId: number
  readonly on: PlainDate
}

function stateOf({ heads, on }: Looked, head: FormHead): ListedForm['state'] {
  if (head.outcome === null) return 'OPEN'
  if (head.outcome === 'REJECTED') return 'REJECTED'
  if ((head.effectiveFrom ?? '') > on) return 'FUTURE'
  return findFormInForce(heads, head.code, [head.divisionId], on)?.formId === head.formId ? 'IN_FORCE' : 'REPLACED'
}

export function toListed(looked: Looked, head: FormHead): ListedForm {
  const { rules, names, heads, session, divisionId, on } = looked
  const { divisionId: _, outcome: __, draftedBy, draftedAt, endedAt, ...said } = head
  const name = names.get(head.divisionId)
  return {
    ...said,
    title: { ...head.title },
    divisionCode: name?.divisionCode ?? '',
    divisionName: name?.name ?? '',
    state: stateOf(looked, head),
    governs: findFormInForce(heads, head.code, rules.divisionPath(divisionId), on)?.formId === head.formId,
    isShipped: draftedBy === null,
    isOwn: draftedBy === session.accountId,
    draftedAt: draftedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }
}

/** `mayDecide` where the post may and reaches the division; nobody his own. */
export function toView(looked: Looked, row: FormRow, base: FormRow | undefined, isReached: boolean): FormView {
  const { rules, names, heads, session, divisionId } = looked
  const { body, source, reason, baseId: _, decisionReason, ...head } = row
  const listed = toListed(looked, head)
  const role = session.post?.role
  const mayAtAll = (permission: 'assessment-form:draft' | 'assessment-form:decide') =>
    role !== undefined && isPermitted(role, permission)
  const last = findFormBase(heads, row.code, rules.divisionPath(divisionId))
  return {
    ...listed,
    form: toForm(body),
    source,
    reason,
    decisionReason,
    base:
      base === undefined
        ? null
        : {
            formId: base.formId,
            version: base.version,
            divisionName: names.get(base.divisionId)?.name ?? '',
            form: toForm(base.body),
          },
    mayDecide: mayAtAll('assessment-form:decide') && isReached && listed.state === 'OPEN' && !listed.isOwn,
    mayRevise: mayAtAll('assessment-form:draft') && session.post?.hallId === null && last?.formId === row.formId,
  }
}

const toForm = (form: FormRow['body']): FormView['form'] => structuredClone(form) as FormView['form']
