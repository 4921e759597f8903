import type * as promises from '../../contracts/ranking.ts'
import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import { addDays } from '../../domain/kernel/plain-date.ts'
import { nothingCounted, toldAsked } from '../../domain/portal.ts'
import { daysLate, publicationRate, publishedOfDue } from '../../domain/publication.ts'
import { rankingOf, toldVerdict, writeTold } from '../../domain/ranking.ts'
import type { NamedScore } from '../../domain/score-result.ts'
import { Refused } from '../platform/refused.ts'
import { findToldRow } from '../platform/told-row.ts'
import type { PublicationDeps } from './deps.ts'
import {
  isLastNamed,
  namingOf,
  noticeOf,
  ownInputsOf,
  publicationPolicyOf,
  publicSince,
  publishedOf,
} from './published.ts'
import { findPlaceNames, findPublishedInput, listPublications, type PublicationRow } from './store.ts'
import type { PublishedTexts } from './texts.ts'
import { findToldText } from './told/store.ts'

export type PublicDeps = PublicationDeps & { readonly texts: PublishedTexts }

/** 公开目录. A period is due from its first draft on; a revision is due by itself. */
export async function viewCatalogue({ world }: PublicationDeps): Promise<AnswerOf<typeof promises.listRankings>> {
  const now = world.now()
  const rows = await listPublications(world.app)
  const due = rows.map((row) => ({ dueAt: row.dueAt.getTime(), publishedAt: publicSince(row) }))
  const periods = [...new Set(rows.map(({ period }) => period))]
  return {
    asOf: new Date(now).toISOString(),
    rateHundredths: publicationRate(due, now),
    due: publishedOfDue(due, now),
    periods: periods.flatMap((period) => {
      const own = rows.filter((row) => row.period === period)
      const first = own.at(-1)
      if (first === undefined) return []
      const published = own.filter(({ publishedAt }) => publishedAt !== null).map(publishedOf)
      const lateOf = (row: PublicationRow) => daysLate(row.dueAt.getTime(), publicSince(row), now)
      return [
        {
          ...noticeOf(first),
          dueAt: first.dueAt.toISOString(),
          daysLate: lateOf(first),
          standing: published[0]?.withdrawn === null ? published[0].revision : null,
          published,
          waiting: own
            .filter((row) => publicSince(row) === null)
            .map((row) => ({
              ...{ revision: row.revision, since: row.draftedAt.toISOString(), dueAt: row.dueAt.toISOString() },
              daysLate: lateOf(row),
            })),
        },
      ]
    }),
  }
}

/**
 * The newest version that is public, or the revision that is asked for; refused where there is none. What was withdrawn is told with its notice, and what it had taken the place of
 * does not stand again: `standing` says which version does.
 */
export async function loadPublished({ world, texts }: PublicDeps, period: string, revision: string | undefined) {
  const rows = await listPublications(world.app, { period, isPublished: true })
  const row = revision === undefined ? rows[0] : rows.find((each) => each.revision === Number(revision))
  if (row === undefined) throw new Refused('NOT_FOUND', '/period')
  const standing = rows[0]?.withdrawnAt === null ? rows[0].revision : null
  const others = rows.filter((each) => each !== row)
  return { row, standing, others, scores: await texts.scoresOf(row.computationId) }
}

/** Of a period its own months: what was counted of each window, invited and answered. */
async function participationOf({ texts }: PublicDeps, row: PublicationRow) {
  const { windows } = await texts.countsOf(ownInputsOf(row))
  return (key: string) => windows.get(key) ?? nothingCounted
}

export async function viewRanking(
  deps: PublicDeps,
  period: string,
  { revision }: QueryOf<typeof promises.seeRanking>,
): Promise<AnswerOf<typeof promises.seeRanking>> {
  const { world } = deps
  const { row, standing, others, scores } = await loadPublished(deps, period, revision)
  const namesLast = isLastNamed(deps, row)
  const { named: shown, counts } = rankingOf(scores)
  const named = shown.filter(({ verdict }) => verdict === 'TOP' || namesLast)
  const keys = named.map(({ key }) => key)
  const names = new Map(
    (await findPlaceNames(world.app, keys, addDays(row.endDay, -1))).map((each) => [each.key, each]),
  )
  const taken = await participationOf(deps, row)
  const { smallestCell } = deps.rules.policyById('window-score', row.scorePolicyId)
  return {
    ...noticeOf(row),
    ...{ published: publishedOf(row), standing, others: others.map(publishedOf) },
    ...{ evaluations: row.evaluations, invalidated: row.invalidated, exempted: row.exempted },
    ...{ namesLast, naming: namingOf(deps, row), counts: { ...counts } },
    named: named.flatMap((window) => {
      const place = names.get(window.key)
      if (place === undefined) return []
      const { key: _, ...where } = place
      const { invited, answered } = toldAsked(taken(window.key), smallestCell)
      const { verdict, months, evaluations, group } = window
      return [
        {
          ...where,
          ...{ evaluations, invited, answered, verdict, months, group },
          ...{ score: window.scoreThousandths, lower: window.lowerThousandths, upper: window.upperThousandths },
          raw: window.rawThousandths,
        },
      ]
    }),
    proof: await proofOf(deps, row),
  }
}

/** All that it follows from, each as its leaf tells it. */
async function proofOf(
  deps: PublicationDeps,
  row: PublicationRow,
): Promise<AnswerOf<typeof promises.seeRanking>['proof']> {
  const db = deps.world.app
  const policyOf = async (id: number) => ({ ...(await findToldRow(db, 'policy', ['id', String(id)])) })
  const withdrawal = await findToldRow(db, 'ranking_withdrawal', ['publication_id', row.id])
  return {
    row: { ...(await findToldRow(db, 'published_ranking', ['publication_id', row.id])) },
    withdrawal: withdrawal === undefined ? null : { ...withdrawal },
    scorePolicy: await policyOf(row.scorePolicyId),
    evaluationPolicy: await policyOf(row.evaluationPolicyId),
    publicationPolicy: await policyOf(publicationPolicyOf(deps, row).id),
    inputs: [...row.inputs],
  }
}

export async function viewWindow(
  deps: PublicDeps,
  period: string,
  { hallCode, windowCode, revision }: QueryOf<typeof promises.seeRankedWindow>,
): Promise<AnswerOf<typeof promises.seeRankedWindow>> {
  const { row, standing, scores } = await loadPublished(deps, period, revision)
  const key = `${hallCode}/${windowCode}`
  const score = scores.find((each) => each.key === key)
  const [place] = await findPlaceNames(deps.world.app, [key], addDays(row.endDay, -1))
  if (score === undefined || place === undefined) throw new Refused('WINDOW_UNKNOWN', '/windowCode')
  const policy = deps.rules.policyById('window-score', row.scorePolicyId)
  const own = (await participationOf(deps, row))(key)
  const { invited, answered } = toldAsked(own, policy.smallestCell)
  return {
    ...noticeOf(row),
    ...{ hallCode, hallName: place.hallName, windowCode, windowName: place.windowName },
    ...{ invited, answered, published: publishedOf(row), standing },
    ...figuresOf(score),
    // What is too few to be told is in no figure: nobody, or a few.
    evaluations: score.evaluations === 0 ? null : score.evaluations,
    verdict: toldVerdict(score.verdict, isLastNamed(deps, row)),
    naming: namingOf(deps, row),
    needed: {
      evaluations: policy.evaluationsMin,
      reliability: policy.reliabilityMinThousandths,
      probability: policy.probabilityMinThousandths,
      participationPercent: policy.participationMinPercent,
    },
  }
}

const figuresOf = (score: NamedScore) => ({
  ...{ months: score.months, groupWindows: score.groupWindows, evaluations: score.evaluations },
  effective: score.effectiveThousandths,
  raw: score.rawThousandths,
  expected: score.expectedThousandths,
  adjusted: score.adjustedThousandths,
  score: score.scoreThousandths,
  lower: score.lowerThousandths,
  upper: score.upperThousandths,
  reliability: score.reliabilityThousandths,
})

export async function readResultText(
  deps: PublicDeps,
  period: string,
  { revision }: QueryOf<typeof promises.readScoreResult>,
): Promise<string> {
  const { row, scores } = await loadPublished(deps, period, revision)
  return (await findToldText(deps.world.app, row.id, 'RANKING')) ?? writeTold(scores, isLastNamed(deps, row))
}

export async function readInputText({ world }: PublicationDeps, digest: string): Promise<string> {
  const text = await findPublishedInput(world.app, digest)
  if (text === undefined) throw new Refused('NOT_FOUND', '/digest')
  return text
}
