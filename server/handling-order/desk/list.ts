import type { listHandlingOrders, seeMorningSheet } from '../../../contracts/handling-desk.ts'
import type { AnswerOf, QueryOf } from '../../../contracts/route.ts'
import type { Reach } from '../../../domain/access.ts'
import { addDays, startOfDay, toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { readScoped } from '../../access/index.ts'
import { openNames } from '../../account/index.ts'
import { findNowOnDuty } from '../../duty-shift/index.ts'
import type { Database } from '../../platform/database.ts'
import type { Session } from '../../session/index.ts'
import type { HandlingDeps } from '../deps.ts'
import { findOrganizations, type OrganizationRow } from '../store.ts'
import { findStories, type Story } from '../story.ts'
import { type Holder, loadHolder, toOwnDesk } from './asker.ts'
import { handlesAnywhere } from './reach.ts'
import { standingOf } from './standing.ts'
import {
  countDesk,
  countPlaces,
  countPraise,
  findPartyHalls,
  type ListedRow,
  listOrders,
  type Moment,
} from './store.ts'

type OrderList = AnswerOf<typeof listHandlingOrders>

const pageOrders = 50

function momentOf(now: number): Moment {
  const today = toPlainDate(now)
  return { now: new Date(now), today, endOfDay: new Date(startOfDay(addDays(today, 1))) }
}

export async function viewOrders(
  deps: HandlingDeps,
  reach: Reach,
  session: Session,
  query: QueryOf<typeof listHandlingOrders>,
): Promise<OrderList> {
  const now = deps.world.now()
  const holder = await loadHolder(deps.world, session)
  const { stage, want, mine, source, hallCode, windowCode, after } = query
  const limit = query.limit === undefined ? pageOrders : Number(query.limit)
  const desk = mine === undefined ? undefined : toOwnDesk(holder)
  const wish = { stage, want, desk, source, hallCode, windowCode, after, limit }
  const halls = desk === undefined ? [] : await partyHallsOf(deps, holder)
  const read = async (tx: Database) => {
    const found = await listOrders(tx, wish, momentOf(now))
    const ids = found.map(({ organizationId }) => organizationId)
    return {
      rows: found,
      organizations: await findOrganizations(tx, ids),
      stories: await findStories(
        deps.rules,
        tx,
        found.map(({ orderId }) => orderId),
      ),
    }
  }
  const { rows, organizations, stories } = await readScoped(deps, reach, read, halls)
  return {
    asOf: new Date(now).toISOString(),
    orders: rows.flatMap((row) => {
      const story = stories.get(row.orderId)
      return story === undefined ? [] : [viewListed({ row, story, organizations, holder }, now)]
    }),
    next: rows.length < limit ? null : (rows.at(-1)?.orderId ?? null),
  }
}

/** What lies with his desk is shown to whoever handles for a unit wherever it lies; the desk itself narrows it to the unit’s own. */
async function partyHallsOf({ world }: HandlingDeps, holder: Holder): Promise<readonly number[]> {
  const { organizationId } = holder
  return organizationId === null || !handlesAnywhere(holder) ? [] : findPartyHalls(world.app, organizationId)
}

interface Listed {
  readonly row: ListedRow
  readonly story: Story
  readonly organizations: readonly OrganizationRow[]
  readonly holder: Holder
}

export function viewListed({ row, story, organizations, holder }: Listed, now: number): OrderList['orders'][number] {
  const { organizationId, openedAt, nextDueAt, ...listed } = row
  return {
    ...listed,
    openedAt: openedAt.toISOString(),
    nextDueAt: nextDueAt?.toISOString() ?? null,
    ...standingOf(holder, story, now),
    lead: viewOrganization(organizations, organizationId),
  }
}

export function viewOrganization(
  organizations: readonly OrganizationRow[],
  id: number,
): OrderList['orders'][number]['lead'] {
  const found = organizations.find((each) => each.id === id)
  if (found === undefined) throw new Error('an order is handled by an organization that is not there')
  return { organizationCode: found.organizationCode, name: found.name }
}

/** 晨间清单: counted by the same conditions by which the list shows. */
export async function viewSheet(
  deps: HandlingDeps,
  reach: Reach,
  session: Session,
): Promise<AnswerOf<typeof seeMorningSheet>> {
  const holder = await loadHolder(deps.world, session)
  const own = toOwnDesk(holder)
  const moment = momentOf(deps.world.now())
  const isOwnDesk = own.kind !== 'NONE'
  const praise = await findPraise(deps, reach)
  const count = (tx: Database) => countDesk(tx, isOwnDesk ? own : undefined, moment)
  const { open, ...counts } = await readScoped(deps, reach, count, isOwnDesk ? await partyHallsOf(deps, holder) : [])
  const onDuty = await viewOnDuty(deps, reach, session)
  return readScoped(deps, reach, async (tx) => {
    const places = await countPlaces(tx, reach.hallId !== null, moment)
    return {
      asOf: moment.now.toISOString(),
      isOwnDesk,
      open,
      counts,
      praise,
      onDuty,
      places: places.map(({ nextDueAt, ...place }) => ({ ...place, nextDueAt: nextDueAt?.toISOString() ?? null })),
    }
  })
}

/** Of the hall and not of its windows: the grades of a window’s day are told to nobody. */
async function findPraise({ world, rules }: HandlingDeps, { divisionId, hallId }: Reach) {
  if (hallId === null) return null
  const now = world.now()
  const day = addDays(toPlainDate(now), -1)
  const { groupMin } = rules.loadPolicy('own-evaluation', divisionId, now).body
  const counted = await countPraise(world.app, hallId, day)
  return counted.evaluations < groupMin ? null : { day, ...counted }
}

async function viewOnDuty({ world }: HandlingDeps, { hallId }: Reach, { accountId: own }: Session) {
  if (hallId === null) return null
  const rows = await findNowOnDuty(world.app, [hallId], world.now())
  const names = await openNames(
    world,
    rows.map(({ accountId }) => accountId),
  )
  return rows.map(({ accountId, toMinute }) => ({
    name: names.get(accountId) ?? '',
    isOwn: accountId === own,
    toMinute,
  }))
}
