import type { AnswerOf } from '../../../contracts/route.ts'
import type * as promises from '../../../contracts/score-list.ts'
import { isPermitted } from '../../../domain/access.ts'
import { planStateOf } from '../../../domain/assessment-plan.ts'
import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { alertRuleOf } from '../../../domain/score-alert.ts'
import { findLinkOn, type ScoreLinkDecision } from '../../../domain/score-link.ts'
import { monthsOfList } from '../../../domain/score-list.ts'
import { type ScoreListEntryState, scoreListEntryState } from '../../../domain/score-list-entry.ts'
import { type Party, relationInEveryPost, relationOf } from '../../deduction/index.ts'
import type { Asking, ScoreListDeps } from '../deps.ts'
import type { AlertRow, AlertVisitRow, EntryRow } from './store.ts'

export type AlertView = AnswerOf<typeof promises.listScoreAlerts>['alerts'][number]
export type EntryView = AnswerOf<typeof promises.answerScoreListing>

/** Whether a month that something rests on was withdrawn. @param months so many, the newest first */
const isWithdrawn = ({ inputs }: { readonly inputs: readonly string[] }, months: number, all: ReadonlySet<string>) =>
  inputs.slice(0, months).some((digest) => all.has(digest))

/** @param about visit undefined: it has opened none, or whoever asks is not told; and which months were withdrawn, by what they were computed from */
export function viewAlert(
  { rules }: ScoreListDeps,
  { reach }: Pick<Asking, 'reach'>,
  row: AlertRow,
  { visit, withdrawn }: { readonly visit: AlertVisitRow | undefined; readonly withdrawn: ReadonlySet<string> },
): AlertView {
  const divisionId = visit?.planDivisionId ?? null
  const mayOpen = divisionId !== null && rules.isReached(reach, { divisionId, hallId: null })
  const { id, period, revision, isReplaced, hallCode, hallName, windowCode, windowName, kind, cause, opens, body } = row
  const { title } = alertRuleOf(rules.policyById('score-alert', row.alertPolicyId), kind)
  const { opened, orderId, openedAt } = row
  return {
    ...{ alertId: id, period, revision, hallCode, hallName, windowCode, windowName, kind, cause, opens, isReplaced },
    title: { zh: title.zh, en: title.en },
    isShadow: row.decisionId === null,
    isWithdrawn: isWithdrawn(row, body.months.length, withdrawn),
    months: body.months.map((month) => ({
      ...{ evaluations: month.evaluations, effective: month.effectiveThousandths, mean: month.meanThousandths },
      ...{ upper: month.upperThousandths, lowShare: month.lowShareThousandths },
      lowShareLower: month.lowShareLowerThousandths,
    })),
    expected: body.expected && { mean: body.expected.meanThousandths, lowShare: body.expected.lowShareThousandths },
    sum: body.sumThousandths,
    opened: opened === null || openedAt === null ? null : { opened, orderId, openedAt: openedAt.toISOString() },
    visit: visit === undefined ? null : viewVisit(visit, mayOpen),
    foundAt: row.foundAt.toISOString(),
  }
}

const atOf = (at: Date | null) => at?.getTime() ?? null

/** A plan of a wider place is told of, and not opened. */
function viewVisit({ planId, refusal, ...steps }: AlertVisitRow, mayOpen: boolean): AlertView['visit'] {
  const state = planStateOf({
    ...{ frozenAt: atOf(steps.frozenAt), drawnAt: atOf(steps.drawnAt) },
    ...{ publishedAt: atOf(steps.publishedAt), withdrawnAt: atOf(steps.withdrawnAt) },
  })
  return { planId: mayOpen ? planId : null, refusal, state: planId === null ? null : state }
}

export function stateOfEntry(
  { world, rules }: ScoreListDeps,
  row: EntryRow,
  {
    decisions,
    withdrawn,
  }: { readonly decisions: readonly ScoreLinkDecision[]; readonly withdrawn: ReadonlySet<string> },
): ScoreListEntryState {
  const now = world.now()
  const today = toPlainDate(now)
  const divisionPath = rules.divisionPath(row.divisionId)
  const link = findLinkOn(decisions, { link: row.list, divisionPath, periodFrom: row.fromDay, today })
  const facts = {
    ...{ answersUntil: row.answersUntil?.getTime() ?? null, hasAnswer: row.answeredAt !== null },
    ...{ outcome: row.outcome, endsOn: row.endsOn, isReplaced: row.isReplaced, isLinkOn: link !== undefined },
    isWithdrawn: isWithdrawn(row, monthsOfList(row.list, rules.policyById('score-list', row.listPolicyId)), withdrawn),
  }
  return scoreListEntryState(facts, now, today)
}

export const unitOf = ({ hallId, organizationId, answeredBy }: EntryRow) => ({
  ...{ hallId, organizationId },
  proposedBy: answeredBy ?? '',
})

/** What may still be decided on: an answer that waits, and what is in force or about to be. */
export const isDecidable = (state: ScoreListEntryState): boolean =>
  state === 'TO_DECIDE' || state === 'LISTED' || state === 'NOTIFIED'

export interface Seen {
  readonly party: Party
  readonly state: ScoreListEntryState
  readonly wordsOf: (recordId: string | null) => string | null
}

export function viewEntry(row: EntryRow, { party, state, wordsOf }: Seen): EntryView {
  const { id, period, revision, list, hallCode, hallName, windowCode, windowName, body, endsOn } = row
  const { role } = party.holder.post
  const { answeredAt, decidedAt, outcome } = row
  const { isOfUnit, isProposer } = relationInEveryPost(party, unitOf(row))
  return {
    ...{ entryId: id, period, revision, list, state, hallCode, hallName, windowCode, windowName, endsOn },
    ...{ groupWindows: body.groupWindows, evaluations: body.evaluations, score: body.scoreThousandths },
    ...{ group: body.groupThousandths, probability: body.probabilityThousandths },
    places: body.places.map(({ at, of }) => ({ at, of })),
    answersUntil: row.answersUntil?.toISOString() ?? null,
    listedAt: row.listedAt.toISOString(),
    answer:
      answeredAt === null
        ? null
        : {
            words: wordsOf(row.answerRecordId),
            answeredAt: answeredAt.toISOString(),
            isOwn: row.answeredBy === party.holder.accountId,
          },
    decision:
      outcome === null || decidedAt === null
        ? null
        : { outcome, words: wordsOf(row.decisionRecordId), decidedAt: decidedAt.toISOString() },
    mayAnswer:
      state === 'NOTIFIED' && relationOf(party.holder, unitOf(row)).isOfUnit && isPermitted(role, 'score-list:answer'),
    mayDecide:
      outcome === null && isDecidable(state) && !isOfUnit && !isProposer && isPermitted(role, 'score-list:decide'),
  }
}
