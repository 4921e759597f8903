import type { listHandlingOrders, seeHandlingOrder } from '../../contracts/handling-order.ts'
import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { clockStateOf } from '../../domain/handling-clock.ts'
import { slowestOf } from '../../domain/handling-order.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import { Refused } from '../platform/refused.ts'
import type { HandlingDeps } from './actions.ts'
import {
  type EventRow,
  findOrganizations,
  findSaid,
  type ListedRow,
  listOrders,
  type OrganizationRow,
} from './store.ts'
import { findStory, type Story } from './story.ts'
import { openWords, readWritten } from './words.ts'

type OrderList = AnswerOf<typeof listHandlingOrders>
type OrderView = AnswerOf<typeof seeHandlingOrder>

const pageOrders = 50

export async function viewOrders(
  deps: HandlingDeps,
  reach: Reach,
  query: QueryOf<typeof listHandlingOrders>,
): Promise<OrderList> {
  const now = deps.world.now()
  const limit = query.limit === undefined ? pageOrders : Number(query.limit)
  const lateAt = query.late === undefined ? undefined : new Date(now)
  const wish = { stage: query.stage, after: query.after, lateAt, limit, today: toPlainDate(now) }
  const { rows, organizations } = await readScoped(deps, reach, async (tx) => {
    const found = await listOrders(tx, wish)
    const ids = found.map(({ organizationId }) => organizationId)
    return { rows: found, organizations: await findOrganizations(tx, ids) }
  })
  return {
    asOf: new Date(now).toISOString(),
    orders: rows.map((row) => viewListed(row, organizations)),
    next: rows.length < limit ? null : (rows.at(-1)?.orderId ?? null),
  }
}

export async function viewOrder(
  deps: HandlingDeps,
  reach: Reach,
  asker: { readonly accountId: string },
  orderId: string,
): Promise<OrderView> {
  const { world, rules } = deps
  const today = toPlainDate(world.now())
  const read = await readScoped(deps, reach, async (tx) => {
    const [listed] = await listOrders(tx, { orderId, limit: 1, today })
    const story = await findStory(rules, tx, orderId)
    if (listed === undefined || story === undefined) throw new Refused('NOT_FOUND', '/orderId')
    const organizations = await findOrganizations(tx, organizationsOf(story))
    const { evaluationId } = story.row
    const said = evaluationId === null ? undefined : await findSaid(tx, evaluationId)
    return { listed, story, organizations, said }
  })
  const records = [
    ...read.story.events.map(({ recordId }) => recordId),
    ...[read.story.row.evaluationId, read.said?.addedRecordId],
  ]
  const opened = await openWords(
    world,
    records.filter((id): id is string => typeof id === 'string'),
  )
  return compose(deps, { ...read, opened, accountId: asker.accountId })
}

interface Read {
  readonly listed: ListedRow
  readonly story: Story
  readonly organizations: readonly OrganizationRow[]
  readonly said: Awaited<ReturnType<typeof findSaid>>
  readonly opened: ReadonlyMap<string, string>
  readonly accountId: string
}

function compose({ world, rules }: HandlingDeps, read: Read): OrderView {
  const { listed, story, organizations, said, opened, accountId } = read
  const { order, policy, events } = story
  const now = world.now()
  const slowest = slowestOf(order)
  const nameOf = (id: number) => viewOrganization(organizations, id)
  const allTags = rules.tagSets.flatMap((set) => set.tags)
  const { evaluationId } = story.row
  return {
    ...viewListed(listed, organizations),
    offeredTo: order.offeredTo === null ? null : nameOf(order.offeredTo),
    coHandlers: [...order.coHandlers].map(([id, state]) => ({ organization: nameOf(id), isDone: state === 'DONE' })),
    slowest: slowest === undefined ? null : nameOf(slowest),
    clocks: story.clocks.map((running) => ({
      clock: running.clock,
      startedAt: toText(running.startedAt),
      dueAt: running.dueAt === null ? null : toText(running.dueAt),
      endedAt: running.endedAt === null ? null : toText(running.endedAt),
      state: clockStateOf(running, policy, now),
    })),
    said:
      said === undefined
        ? null
        : {
            grade: said.grade,
            serviceDay: said.serviceDay,
            tags: [...said.tags, ...(said.addedTags ?? [])].flatMap((id) => {
              const tag = allTags.find((each) => each.id === id)
              return tag === undefined ? [] : [{ normCode: tag.normCode, nameZh: tag.nameZh, nameEn: tag.nameEn }]
            }),
            comment: opened.get(said.addedRecordId ?? '') ?? opened.get(evaluationId ?? '') ?? null,
            reasonPending: said.reasonPending && said.addedTags === null,
          },
    events: events.map((event) => viewEvent(event, { nameOf, opened, accountId })),
  }
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
    finding: facts.finding ?? null,
    doneBy: doneBy === undefined ? null : toText(doneBy),
    satisfaction: facts.satisfaction ?? null,
    isSolved: facts.isSolved ?? null,
    organization: facts.organizationId === undefined ? null : nameOf(facts.organizationId),
    ...written,
  }
}

function viewListed(row: ListedRow, organizations: readonly OrganizationRow[]): OrderList['orders'][number] {
  const { organizationId, openedAt, nextDueAt, ...listed } = row
  return {
    ...listed,
    openedAt: openedAt.toISOString(),
    nextDueAt: nextDueAt?.toISOString() ?? null,
    lead: viewOrganization(organizations, organizationId),
  }
}

function viewOrganization(organizations: readonly OrganizationRow[], id: number): OrderView['lead'] {
  const found = organizations.find((each) => each.id === id)
  if (found === undefined) throw new Error('an order is handled by an organization that is not there')
  return { organizationCode: found.organizationCode, name: found.name }
}

function organizationsOf({ order, events }: Story): number[] {
  const named = events.map(({ facts }) => facts.organizationId).filter((id): id is number => typeof id === 'number')
  return [order.organizationId, ...order.coHandlers.keys(), ...named]
}

const toText = (at: number) => new Date(at).toISOString()
