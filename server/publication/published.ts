import type { seeRanking } from '../../contracts/ranking.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { addDays } from '../../domain/kernel/plain-date.ts'
import { daysLate } from '../../domain/publication.ts'
import { findScorePeriod, monthsIn } from '../../domain/score-period.ts'
import type { Database } from '../platform/database.ts'
import type { PublicationDeps } from './deps.ts'
import { listPublications, type PublicationRow } from './store.ts'

export const noticeOf = ({ period, fromDay, endDay }: PublicationRow) => ({
  period,
  kind: findScorePeriod(period)?.kind ?? 'MONTH',
  fromDay,
  toDay: addDays(endDay, -1),
})

export function publishedOf(row: PublicationRow): AnswerOf<typeof seeRanking>['published'] {
  const { publishedAt, withdrawnAt, withdrawnFor } = row
  if (publishedAt === null) throw new Error('not published')
  return {
    revision: row.revision,
    publishedAt: publishedAt.toISOString(),
    daysLate: daysLate(row.dueAt.getTime(), publishedAt.getTime(), publishedAt.getTime()),
    resultDigest: row.resultDigest,
    withdrawn: withdrawnAt === null ? null : { at: withdrawnAt.toISOString(), reason: withdrawnFor ?? '' },
  }
}

/** Digests of its own months; behind them in the list stand those that small windows are put together with. */
export function ownInputsOf(row: PublicationRow): readonly string[] {
  return row.inputs.slice(0, monthsIn({ ...noticeOf(row), fromDay: row.fromDay }).length)
}

/** By which it was published. Of what was published before that was kept: what was in force on that day. */
export function publicationPolicyOf(
  { rules }: Pick<PublicationDeps, 'rules'>,
  { publishedAt, publicationPolicyId }: PublicationRow,
) {
  if (publicationPolicyId === null)
    return rules.loadPolicy('publication', rules.rootDivisionId, publishedAt?.getTime() ?? 0)
  return { id: publicationPolicyId, body: rules.policyById('publication', publicationPolicyId) }
}

/** What was overtaken before it became public counts as public since then: it is late no longer. */
export const publicSince = ({ publishedAt, overtakenAt }: PublicationRow): number | null =>
  (publishedAt ?? overtakenAt)?.getTime() ?? null

/** By which a published period says whom it names, and is silent of how few: the rules of its own first day, whatever holds today. */
export function namingOf({ rules }: Pick<PublicationDeps, 'rules'>, { scorePolicyId }: PublicationRow) {
  const policy = rules.policyById('window-score', scorePolicyId)
  return {
    ...{ smallestCell: policy.smallestCell, topPercent: policy.topPercent, bottomPercent: policy.bottomPercent },
    ...{ probability: policy.probabilityMinThousandths, months: Math.max(...policy.poolMonths) },
  }
}

/** 先奖后罚: whether those among the last are named. */
export const isLastNamed = (deps: Pick<PublicationDeps, 'rules'>, row: PublicationRow): boolean =>
  publicationPolicyOf(deps, row).body.namesLast

/** Everything that was ever published, with what was withdrawn: the newest periods first, of each the newest revision first. */
export const listPublished = (db: Database): Promise<readonly PublicationRow[]> =>
  listPublications(db, { isPublished: true })
