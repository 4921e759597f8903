import type {
  listAppeals as listAppealsRoute,
  seeAppealFigures,
  seeAppeal as seeAppealRoute,
} from '../../contracts/appeal.ts'
import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import { isPermitted } from '../../domain/access.ts'
import { voteOnAppeal, withdrawAppeal } from '../../domain/appeal.ts'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import {
  findOrganizations,
  type OrganizationRow,
  openWords,
  readWritten,
  viewOrganization,
} from '../handling-order/index.ts'
import type { Database } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { Session } from '../session/index.ts'
import type { Asking } from './actions.ts'
import { type AppealDeps, toAppealAsker } from './asker.ts'
import { type AppealEventRow, countAppeals, type FigureRow, listAppeals } from './store.ts'
import { type AppealStory, contextAt, loadAppealStory } from './story.ts'

type AppealList = AnswerOf<typeof listAppealsRoute>
type AppealView = AnswerOf<typeof seeAppealRoute>

const pageAppeals = 50

export async function viewAppeals(
  deps: AppealDeps,
  { reach }: Asking,
  query: QueryOf<typeof listAppealsRoute>,
): Promise<AppealList> {
  const { world, rules } = deps
  const now = world.now()
  const limit = query.limit === undefined ? pageAppeals : Number(query.limit)
  const wish = { stage: query.stage, after: query.after, limit, today: toPlainDate(now) }
  return readScoped(deps, reach, async (tx) => {
    const rows = await listAppeals(tx, wish)
    const stories = []
    for (const row of rows) stories.push(await loadAppealStory(rules, tx, row))
    const organizations = await organizationsOf(tx, stories)
    return {
      asOf: new Date(now).toISOString(),
      appeals: stories.map((story) => viewListed(story, organizations)),
      next: rows.length < limit ? null : (rows.at(-1)?.id ?? null),
    }
  })
}

export async function viewAppeal(
  deps: AppealDeps,
  { session, reach }: Asking,
  wish: { readonly appealId: string },
): Promise<AppealView> {
  const { world, rules } = deps
  const { story, organizations } = await readScoped(deps, reach, async (tx) => {
    const [row] = await listAppeals(tx, { ...wish, limit: 1, today: toPlainDate(world.now()) })
    if (row === undefined) throw new Refused('NOT_FOUND', '/appealId')
    const found = await loadAppealStory(rules, tx, row)
    return { story: found, organizations: await organizationsOf(tx, [found]) }
  })
  const asker = await toAppealAsker(deps, session, story.order)
  const context = contextAt(story, world.now())
  const order = { ...story.order.order, openedAt: story.order.row.openedAt.getTime() }
  const shown = story.events.filter((event) => mayRead(story, session, event))
  const opened = await openWords(
    world,
    shown.flatMap(({ recordId }) => (recordId === null ? [] : [recordId])),
  )
  return {
    ...viewListed(story, organizations),
    mayVote: isDecider(session) && voteOnAppeal(story.appeal, order, 'REJECTED', asker, context).granted,
    mayWithdraw: withdrawAppeal(story.appeal, asker, context).granted,
    events: story.events.map((event) => ({
      sequence: event.sequence,
      kind: event.kind,
      at: event.at.toISOString(),
      by: event.actorKind,
      isOwn: event.accountId === session.accountId,
      stance: event.facts.stance ?? null,
      verdict: shown.includes(event) ? (event.facts.verdict ?? null) : null,
      ...readWritten(opened.get(event.recordId ?? '')),
    })),
  }
}

const isDecider = ({ post }: Session) => post !== null && isPermitted(post.role, 'appeal:decide')

/** What members of a panel have voted is read by the others when all have; what the citizen wrote, by those who decide. */
function mayRead({ appeal }: AppealStory, session: Session, event: AppealEventRow): boolean {
  if (event.kind === 'CITIZEN_SPOKE') return isDecider(session)
  return event.kind !== 'VOTED' || appeal.stage === 'DECIDED' || event.accountId === session.accountId
}

function viewListed(
  { row, appeal, times, policy, order }: AppealStory,
  organizations: readonly OrganizationRow[],
): AppealList['appeals'][number] {
  const { id: appealId, orderId, hallCode, hallName, windowName, itemName } = row
  return {
    appealId,
    orderId,
    isDrill: order.row.isDrill,
    hallCode,
    hallName,
    windowName,
    itemName,
    organization: viewOrganization(organizations, appeal.organizationId),
    ground: appeal.ground,
    stage: appeal.stage,
    verdict: appeal.verdict,
    stance: appeal.stance,
    version: appeal.version,
    votes: appeal.votes.length,
    votesNeeded: policy.decidedBy.kind === 'PANEL' ? policy.decidedBy.members : 1,
    lodgedAt: new Date(appeal.lodgedAt).toISOString(),
    objectUntil: toText(times.objectUntil),
    decideUntil: toText(times.decideUntil),
  }
}

function organizationsOf(tx: Database, stories: readonly AppealStory[]): Promise<readonly OrganizationRow[]> {
  return findOrganizations(
    tx,
    stories.map(({ appeal }) => appeal.organizationId),
  )
}

/** Of how many days back the rates are told. */
const figureDays = 365

/** 申诉率, 申诉成立率 by unit: who erases what was said of him is seen by it. */
export async function viewFigures(deps: AppealDeps, { reach }: Asking): Promise<AnswerOf<typeof seeAppealFigures>> {
  const since = addDays(toPlainDate(deps.world.now()), -figureDays)
  return readScoped(deps, reach, async (tx) => {
    const rows = await countAppeals(tx, since)
    const organizations = await findOrganizations(
      tx,
      rows.map(({ organizationId }) => organizationId),
    )
    return {
      since,
      units: rows.map(({ organizationId, ...counts }) => ({
        organization: viewOrganization(organizations, organizationId),
        ...counts,
      })),
    }
  })
}

/** The whole of the platform’s, for everybody; no unit is named. */
export async function viewTotals({ world }: AppealDeps) {
  const since = addDays(toPlainDate(world.now()), -figureDays)
  const rows = await countAppeals(world.app, since)
  const sum = (of: (row: FigureRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    since,
    orders: sum(({ orders }) => orders),
    appeals: sum(({ appeals }) => appeals),
    upheld: sum(({ upheld }) => upheld),
    rejected: sum(({ rejected }) => rejected),
  }
}

const toText = (at: number | null) => (at === null ? null : new Date(at).toISOString())
