import { type Desk, deskAbove, handlingDesksOf } from '../../../domain/handling-reminder.ts'
import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import type { MessageDetail, MessageKind } from '../../../domain/message.ts'
import { findWhomToTell } from '../../duty-shift/index.ts'
import { appendMessages, type NewMessage, type Recipient } from '../../message/index.ts'
import type { Database } from '../../platform/database.ts'
import type { HandlingDeps } from '../deps.ts'
import { handlesAt } from '../desk/reach.ts'
import type { Story } from '../story.ts'
import { findHandlerPosts, findPlaces, findSupervisors, findUpperPosts, type OrderPlace } from './store.ts'

/** What is told of an order, and to which desks. */
export interface Tidings {
  readonly story: Story
  readonly desks: readonly Desk[]
  readonly kind: MessageKind
  readonly detail: MessageDetail
  /** What it is known by, of its order: nobody is told twice. */
  readonly key: string
}

/** Brings tidings to the people whose matter they are, in the transaction of what is told of: both are kept, or neither. */
export async function tellDesks(deps: HandlingDeps, tx: Database, tidings: readonly Tidings[]): Promise<void> {
  if (tidings.length === 0) return
  const recipientsOf = await findRecipients(deps, tx, tidings)
  const places = await findPlaces(
    tx,
    tidings.map(({ story }) => story.row.id),
  )
  const letters = tidings.flatMap((each) => {
    const recipients = each.desks.flatMap((desk) => recipientsOf(desk, each.story))
    return recipients.map((to) => ({ to, message: toMessage(each, places.get(each.story.row.id), to) }))
  })
  await appendMessages(tx, letters, deps.world.now())
}

/** The citizen has written back, wants it taken up again, or wants somebody to come: whoever does that is told as he says it. */
export function tellOfCitizen(
  deps: HandlingDeps,
  tx: Database,
  story: Story,
  news: 'CITIZEN_WROTE' | 'REOPENED' | 'HELP_ASKED',
): Promise<void> {
  const { order } = story
  const desks: readonly Desk[] = news === 'HELP_ASKED' ? [{ kind: 'SUPERVISOR' }] : handlingDesksOf(order)
  return tellDesks(deps, tx, [{ story, desks, kind: `ORDER_${news}`, detail: {}, key: `${news}:${order.version}` }])
}

async function findRecipients(
  { world, rules }: HandlingDeps,
  tx: Database,
  tidings: readonly Tidings[],
): Promise<(desk: Desk, story: Story) => readonly Recipient[]> {
  const today = toPlainDate(world.now())
  const desks = tidings.flatMap((each) => each.desks)
  const organizations = new Set(desks.flatMap((desk) => (desk.kind === 'HANDLERS' ? [desk.organizationId] : [])))
  const above = tidings.filter((each) => each.desks.some(({ kind }) => kind === 'ABOVE' || kind === 'SUPERVISOR'))
  const divisions = new Set(above.flatMap(({ story }) => rules.divisionPath(story.row.divisionId)))
  const handlers = organizations.size === 0 ? [] : await findHandlerPosts(tx, [...organizations], today)
  const upper = divisions.size === 0 ? [] : await findUpperPosts(tx, [...divisions], today)
  const watched = tidings.filter((each) => each.desks.some(({ kind }) => kind === 'SUPERVISOR'))
  const halls = new Set(watched.map(({ story }) => story.row.hallId))
  const onDuty = await findWhomToTell(tx, [...halls], world.now())
  const supervisors = halls.size === 0 ? [] : await findSupervisors(tx, [...halls], today)
  const isAlone = (hallId: number, staffId: number | null) =>
    supervisors.some((each) => each.hallId === hallId) &&
    supervisors.every((each) => each.hallId !== hallId || (staffId !== null && each.staffId === staffId))
  return (desk, { row: { divisionId, hallId, staffId } }) => {
    const place = { divisionId, hallId }
    switch (desk.kind) {
      case 'HANDLERS':
        return handlers
          .filter((post) => post.organizationId === desk.organizationId && handlesAt(rules, post, place))
          .map(toAccount)
      case 'SUPERVISOR': {
        const told = onDuty({ hallId, staffId }).map((accountId) => ({ accountId }))
        if (told.length > 0) return told
        // Where nobody but the rated person holds the post, the desk above hears of it; to him it is told by no post (migrations/0058).
        if (isAlone(hallId, staffId)) return deskAbove(rules.divisionPath(divisionId), upper, 1).map(toAccount)
        return [{ role: 'WINDOW_SUPERVISOR', ...place }]
      }
      case 'REVIEWERS':
        return [{ role: 'REVIEWER', ...place }]
      case 'ABOVE':
        return deskAbove(rules.divisionPath(divisionId), upper, desk.level).map(toAccount)
    }
  }
}

const toAccount = ({ accountId }: { readonly accountId: string }): Recipient => ({ accountId })

function toMessage({ story, kind, detail, key }: Tidings, place: OrderPlace | undefined, to: Recipient): NewMessage {
  const { id } = story.row
  const whom = 'accountId' in to ? to.accountId : to.role
  return {
    kind,
    detail: { hallCode: place?.hallCode ?? '', windowCode: place?.windowCode ?? '', ...detail },
    page: 'handling-orders',
    target: id,
    onceKey: `handling-order|${id}|${key}|${whom}`,
  }
}
