import type * as promises from '../../contracts/manipulation.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { isPermitted } from '../../domain/access.ts'
import { addDays, type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { isMarked } from '../../domain/manipulation.ts'
import {
  figureOf,
  findDecideRefusal,
  findProposeRefusal,
  type ReviewAsker,
  type ReviewStand,
  reviewStateOf,
} from '../../domain/manipulation-review.ts'
import { dueAt } from '../../domain/time-limit.ts'
import { loadParty, type Party, relationInEveryPost } from '../deduction/index.ts'
import { openWords, readWritten } from '../handling-order/index.ts'
import type { Asking, ManipulationDeps } from './deps.ts'
import { countWindows, findStaffNos, type SignalRow, type WindowCounts } from './store.ts'

export type SignalView = AnswerOf<typeof promises.proposeManipulation>

export const standOf = ({ state, outcome, isConfirmed }: SignalRow): ReviewStand => ({ state, outcome, isConfirmed })

/** Whoever was of the hall on that day is no stranger to it, whenever he has left. */
export const partyOf = (deps: ManipulationDeps, asking: Asking, day: PlainDate): Promise<Party> =>
  loadParty(deps.world, asking, day)

export const askerOf = (party: Party, row: SignalRow): ReviewAsker =>
  relationInEveryPost(party, {
    hallId: row.hallId,
    organizationId: row.organizationId,
    proposedBy: row.proposedBy ?? '',
  })

type Words = (recordId: string | null) => string | null

export async function viewSignals(
  deps: ManipulationDeps,
  asking: Asking,
  rows: readonly SignalRow[],
): Promise<SignalView[]> {
  const { world } = deps
  const records = rows.flatMap(({ proposalRecordId, decisionRecordId }) =>
    [proposalRecordId, decisionRecordId].filter((id) => id !== null),
  )
  const opened = await openWords(world, records)
  const wordsOf: Words = (recordId) => readWritten(opened.get(recordId ?? '')).words
  const numbers = await findStaffNos(world.app, [...new Set(rows.flatMap(({ staffId }) => staffId ?? []))])
  const { post } = asking.session
  const mayReview = post !== null && isPermitted(post.role, 'manipulation:review')
  const views: SignalView[] = []
  for (const row of rows) {
    const state = reviewStateOf(standOf(row))
    const isToDo = mayReview && (state === 'OPEN' || state === 'PROPOSED')
    const asker = isToDo ? askerOf(await partyOf(deps, asking, row.day), row) : null
    views.push({
      ...toPlace(row),
      staffNo: numbers.get(row.staffId ?? -1) ?? null,
      ...toFound(row),
      review: state,
      window: await viewWindow(deps, row),
      proposal: toProposal(row, asking, wordsOf),
      ...termOf(deps, row, state === 'OPEN' || state === 'PROPOSED'),
      refusedBefore: row.refusedBefore,
      mayPropose: asker !== null && findProposeRefusal(standOf(row), asker) === undefined,
      mayDecide: asker !== null && findDecideRefusal(standOf(row), asker) === undefined,
    })
  }
  return views
}

const toPlace = (row: SignalRow) => ({
  ...{ hallCode: row.hallCode, hallName: row.hallName, windowCode: row.windowCode, windowName: row.windowName },
})

const toFound = (row: SignalRow) => ({
  ...{ signalId: row.signalId, detector: row.detector, state: row.state, day: row.day, cell: row.cell },
  ...{ observed: row.observed, expected: row.expected, statistic: row.statistic, chance: row.chance, level: row.level },
  ...{ evaluations: row.evaluations, parameters: row.digest, foundAt: row.foundAt.toISOString() },
})

function toProposal(row: SignalRow, { session }: Asking, wordsOf: Words): SignalView['proposal'] {
  const { proposalId, outcome, proposedAt } = row
  if (proposalId === null || outcome === null || proposedAt === null) return null
  return {
    ...{ proposalId, outcome, words: wordsOf(row.proposalRecordId), proposedAt: proposedAt.toISOString() },
    ...{ isOwn: row.proposedBy === session.accountId, isConfirmed: row.isConfirmed },
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedWords: wordsOf(row.decisionRecordId),
  }
}

function termOf({ rules, world }: ManipulationDeps, row: SignalRow, isWaiting: boolean) {
  if (!isWaiting) return { decideUntil: null, isOverdue: false }
  const { decideWithin } = rules.policyById('manipulation-detector', row.policyId)
  const due = dueAt(decideWithin, row.foundAt.getTime(), rules.calendarOf(row.divisionId, row.hallId))
  if (!due.granted) return { decideUntil: null, isOverdue: false }
  return { decideUntil: new Date(due.value).toISOString(), isOverdue: world.now() >= due.value }
}

/** The days of the policy that end with the week after that day, or today: what came just after is of it, too. */
async function viewWindow({ world, rules }: ManipulationDeps, row: SignalRow): Promise<SignalView['window']> {
  const policy = rules.policyById('manipulation-detector', row.policyId)
  const [week, today] = [addDays(row.day, 7), toPlainDate(world.now())]
  const to = week < today ? week : today
  const days = { from: addDays(to, 1 - policy.markNaturalDays), to }
  const [counted] = await countWindows(world.app, [row.windowId], days)
  const { grades, aside }: Omit<WindowCounts, 'windowId'> = counted ?? {
    grades: [0, 0, 0, 0, 0],
    aside: [0, 0, 0, 0, 0],
  }
  const without = grades.map((count, at) => count - (aside[at] ?? 0))
  const [all, waiting] = [figureOf(grades), figureOf(aside)]
  return {
    ...{ fromDay: days.from, toDay: days.to },
    counted: { ...all, grades: [...grades] },
    without: { ...figureOf(without), grades: without },
    asideShare: all.given === 0 ? 0 : Math.round((waiting.given / all.given) * 1000) / 10,
    isMarked: isMarked(all.given, waiting.given, policy),
  }
}
