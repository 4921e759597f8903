import type { listAppeals as listAppealsRoute } from '../../contracts/appeal.ts'
import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import { isPermitted } from '../../domain/access.ts'
import { type AppealStep, optionsOfAppeal, standingOfAppeal } from '../../domain/appeal-option.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import {
  findOrganizations,
  type Holder,
  loadHolder,
  type OrganizationRow,
  viewOrganization,
} from '../handling-order/index.ts'
import type { Database } from '../platform/database.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Asking } from './actions.ts'
import { type AppealDeps, toAppealAsker, toAppealedOrder } from './asker.ts'
import { listAppeals } from './store.ts'
import { type AppealStory, contextAt, loadAppealStories } from './story.ts'

type AppealList = AnswerOf<typeof listAppealsRoute>

const pageAppeals = 50
/** So many at least are read at once, of which some are shown. */
const readAtOnce = 100

export async function viewAppeals(
  deps: AppealDeps,
  { session, reach }: Asking,
  query: QueryOf<typeof listAppealsRoute>,
): Promise<AppealList> {
  const { world, rules } = deps
  const now = world.now()
  const holder = await loadHolder(world, session)
  const isWanted = (story: AppealStory) =>
    (query.standing === undefined || standingAt(story, now) === query.standing) &&
    (query.mine === undefined || isOwnToDo(rules, holder, story, now))
  return readScoped(deps, reach, async (tx) => {
    const { stories, next } = await collect(tx, rules, { query, now, isWanted })
    const organizations = await organizationsOf(tx, stories)
    return {
      asOf: new Date(now).toISOString(),
      appeals: stories.map((story) => viewListed(rules, { story, organizations, holder, now })),
      next,
    }
  })
}

interface Wish {
  readonly query: QueryOf<typeof listAppealsRoute>
  readonly now: number
  readonly isWanted: (story: AppealStory) => boolean
}

/** SQL narrows by stage; how an appeal stands, and whose turn it is, is asked of its rule, page by page. */
async function collect(tx: Database, rules: RuleBook, { query, now, isWanted }: Wish) {
  const limit = query.limit === undefined ? pageAppeals : Number(query.limit)
  const { standing } = query
  const stage = standing === 'DECIDED' || standing === 'WITHDRAWN' ? standing : 'LODGED'
  const wish = { stage, limit: Math.max(limit, readAtOnce), today: toPlainDate(now) } as const
  const stories: AppealStory[] = []
  for (let { after } = query; ; ) {
    const rows = await listAppeals(tx, { ...wish, after })
    for (const story of await loadAppealStories(rules, tx, rows)) {
      if (stories.length === limit) return { stories, next: stories.at(-1)?.row.id ?? null }
      if (isWanted(story)) stories.push(story)
    }
    if (rows.length < wish.limit) return { stories, next: null }
    after = rows.at(-1)?.id
  }
}

export const standingAt = ({ appeal, times }: AppealStory, now: number) => standingOfAppeal(appeal, times, now)

/** What the post of whoever asks may do with an appeal at all, and what it may do now. */
export function optionsFor(rules: RuleBook, holder: Holder, story: AppealStory, now: number) {
  const { role } = holder.post
  const steps: readonly AppealStep[] = [
    ...(isPermitted(role, 'appeal:decide') ? (['VOTE'] as const) : []),
    ...(isPermitted(role, 'appeal:note') ? (['NOTE_PROVINCE'] as const) : []),
    ...(isPermitted(role, 'appeal:lodge') ? (['WITHDRAW'] as const) : []),
  ]
  const asker = toAppealAsker(rules, holder, story.order)
  return optionsOfAppeal(story.appeal, toAppealedOrder(story.order), steps, asker, contextAt(story, now))
}

function isOwnToDo(rules: RuleBook, holder: Holder, story: AppealStory, now: number): boolean {
  return optionsFor(rules, holder, story, now).some(({ step, hindrance }) => step === 'VOTE' && hindrance === null)
}

export interface Listed {
  readonly story: AppealStory
  readonly organizations: readonly OrganizationRow[]
  readonly holder: Holder
  readonly now: number
}

export function viewListed(
  rules: RuleBook,
  { story, organizations, holder, now }: Listed,
): AppealList['appeals'][number] {
  const { row, appeal, times, policy, order } = story
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
    standing: standingAt(story, now),
    isOwnToDo: isOwnToDo(rules, holder, story, now),
    verdict: appeal.verdict,
    acceptedByProvince: appeal.acceptedByProvince,
    stance: appeal.stance,
    version: appeal.version,
    votes: appeal.votes.length,
    votesNeeded: policy.decidedBy.kind === 'PANEL' ? policy.decidedBy.members : 1,
    lodgedAt: new Date(appeal.lodgedAt).toISOString(),
    objectUntil: toText(times.objectUntil),
    decideUntil: toText(times.decideUntil),
  }
}

export function organizationsOf(tx: Database, stories: readonly AppealStory[]): Promise<readonly OrganizationRow[]> {
  return findOrganizations(
    tx,
    stories.map(({ appeal }) => appeal.organizationId),
  )
}

export const toText = (at: number | null) => (at === null ? null : new Date(at).toISOString())
