import type { seeHandlingOrder } from '../../contracts/handling-order.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { isPermitted, type Reach } from '../../domain/access.ts'
import { findCallRefusal, scriptOf } from '../../domain/follow-up.ts'
import { isCall, slowestOf } from '../../domain/handling-check.ts'
import { clockStateOf } from '../../domain/handling-clock.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { ProblemEntryPolicy } from '../../domain/problem-entry.ts'
import { readScoped } from '../access/index.ts'
import { Refused } from '../platform/refused.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'
import { findReach, type Reached } from './call/reach.ts'
import type { HandlingDeps } from './deps.ts'
import { type Holder, toAsker } from './desk/asker.ts'
import { viewListed, viewOrganization } from './desk/list.ts'
import { loadReached } from './desk/reach.ts'
import { optionsFor } from './desk/standing.ts'
import { findListed, type ListedRow } from './desk/store.ts'
import { problemPolicyOf } from './problem/entries.ts'
import { findProblem, type OrderProblem } from './problem/store.ts'
import { recordsOfSaid, viewLater, viewSaid } from './said.ts'
import {
  type ComplaintRow,
  type EventRow,
  findComplaint,
  findLater,
  findOrganizations,
  findSaid,
  type LaterRow,
  type OrganizationRow,
} from './store.ts'
import type { Story } from './story.ts'
import { openWords, readComplaint, readWritten } from './words.ts'

type OrderView = AnswerOf<typeof seeHandlingOrder>

export async function viewOrder(
  deps: HandlingDeps,
  reach: Reach,
  session: Session,
  orderId: string,
): Promise<OrderView> {
  const { world } = deps
  const { story, holder, reach: reached } = await loadReached(deps, session, reach, orderId)
  const today = toPlainDate(world.now())
  const read = await readScoped(deps, reached, async (tx) => {
    const listed = await findListed(tx, orderId, today)
    if (listed === undefined) throw new Refused('NOT_FOUND', '/orderId')
    const organizations = await findOrganizations(tx, organizationsOf(story))
    const { evaluationId } = story.row
    const said = evaluationId === null ? undefined : await findSaid(tx, evaluationId)
    const complaint = story.row.source === 'COMPLAINT' ? await findComplaint(tx, orderId) : undefined
    const later = evaluationId === null ? [] : await findLater(tx, evaluationId)
    return { listed, organizations, said, later, complaint, problem: await findProblem(tx, orderId) }
  })
  const written = story.events.flatMap(({ recordId }) => (recordId === null ? [] : [recordId]))
  const complained = read.complaint === undefined ? [] : [orderId]
  const said = recordsOfSaid(story.row.evaluationId, read.said)
  const opened = await openWords(world, [
    ...written,
    ...complained,
    ...said,
    ...read.later.map(({ recordId }) => recordId),
  ])
  const found = await findReach(world, story.row)
  return compose(deps, { ...read, story, opened, holder, reached: found.reach })
}

interface Read {
  readonly listed: ListedRow
  readonly story: Story
  readonly organizations: readonly OrganizationRow[]
  readonly said: Awaited<ReturnType<typeof findSaid>>
  readonly later: readonly LaterRow[]
  readonly complaint: ComplaintRow | undefined
  readonly problem: OrderProblem | undefined
  readonly opened: ReadonlyMap<string, string>
  readonly holder: Holder
  readonly reached: Reached | null
}

function compose({ world, rules }: HandlingDeps, read: Read): OrderView {
  const { listed, story, organizations, said, later, complaint, problem, opened, holder, reached } = read
  const { order, policy, events } = story
  const now = world.now()
  const slowest = slowestOf(order)
  const nameOf = (id: number) => viewOrganization(organizations, id)
  const { evaluationId } = story.row
  return {
    asOf: toText(now),
    ...viewListed({ row: listed, story, organizations, holder }, now),
    offeredTo: order.offeredTo === null ? null : nameOf(order.offeredTo),
    coHandlers: [...order.coHandlers].map(([id, state]) => ({ organization: nameOf(id), state })),
    slowest: slowest === undefined ? null : nameOf(slowest),
    clocks: story.clocks.map((running) => ({
      clock: running.clock,
      startedAt: toText(running.startedAt),
      dueAt: running.dueAt === null ? null : toText(running.dueAt),
      endedAt: running.endedAt === null ? null : toText(running.endedAt),
      state: clockStateOf(running, policy, now),
    })),
    said: viewSaid(rules, evaluationId, said, opened),
    later: viewLater(rules, later, opened),
    complaint: complaint === undefined ? null : viewComplaint(complaint, opened.get(story.row.id)),
    problem: problem === undefined ? null : { kinds: [...problem.kinds], occurrence: problem.occurrence },
    reach: reached,
    mayCall: reached === 'CALL' && mayCall(holder, story),
    script: viewScript(rules, story, said, now),
    problemKinds: viewKinds(problemPolicyOf(rules, story.row).body),
    events: events.map((event) => viewEvent(event, { nameOf, opened, accountId: holder.accountId })),
    options: optionsFor(holder, story, now),
  }
}

const mayCall = (holder: Holder, story: Story) =>
  isPermitted(holder.post.role, 'follow-up:call') && findCallRefusal(story.order, toAsker(holder, story)) === undefined

/** As it is worded today: it is for the next call. */
function viewScript(rules: RuleBook, { row }: Story, said: Read['said'], now: number): OrderView['script'] {
  const { body } = rules.loadPolicy('follow-up', row.divisionId, now)
  const { contact, feedBack } = scriptOf(body, {
    reasonPending: said?.reasonPending === true && said.addedTags === null,
  })
  const toText = (lines: typeof contact) => lines.map(({ 'zh-CN': zh, en }) => ({ 'zh-CN': zh, en }))
  return { contact: toText(contact), feedBack: toText(feedBack) }
}

function viewComplaint({ receivedAt, ...complaint }: ComplaintRow, opened: string | undefined): OrderView['complaint'] {
  return { ...complaint, receivedAt: receivedAt.toISOString(), ...readComplaint(opened) }
}

interface EventContext {
  readonly nameOf: (id: number) => OrderView['lead']
  readonly opened: ReadonlyMap<string, string>
  readonly accountId: string
}

function viewEvent(event: EventRow, { nameOf, opened, accountId }: EventContext): OrderView['events'][number] {
  const { facts } = event
  const written = readWritten(opened.get(event.recordId ?? ''))
  const doneBy = facts.doneBy ?? facts.doneDueAt
  return {
    sequence: event.sequence,
    kind: event.kind,
    at: event.at.toISOString(),
    by: event.actorKind,
    isOwn: event.accountId === accountId,
    channel: facts.channel ?? null,
    outcome: facts.outcome ?? null,
    isNumberShown: isCall(facts.channel) ? facts.isNumberShown === true : null,
    finding: facts.finding ?? null,
    problem: facts.problem ?? null,
    doneBy: doneBy === undefined ? null : toText(doneBy),
    satisfaction: facts.satisfaction ?? null,
    isSolved: facts.isSolved ?? null,
    organization: facts.organizationId === undefined ? null : nameOf(facts.organizationId),
    ...written,
  }
}

export const viewKinds = ({ kinds }: Pick<ProblemEntryPolicy, 'kinds'>) =>
  kinds.map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn }))

function organizationsOf({ order, events }: Story): number[] {
  const named = events.map(({ facts }) => facts.organizationId).filter((id): id is number => typeof id === 'number')
  return [order.organizationId, ...order.coHandlers.keys(), ...named]
}

const toText = (at: number) => new Date(at).toISOString()
