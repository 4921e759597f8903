import type { answerOwnOrder, followOwnOrder } from '../../contracts/own-order.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import type { OrderAsk } from '../../domain/handling-ask.ts'
import { citizensEndOf, nextDueAt } from '../../domain/handling-clock.ts'
import { stepOrder } from '../../domain/handling-step.ts'
import { nameFiles } from '../evidence-file/index.ts'
import { committed, type Transact } from '../platform/database.ts'
import { loadByReceipt } from '../platform/receipt.ts'
import { Refused } from '../platform/refused.ts'
import { append } from './actions.ts'
import type { HandlingDeps } from './deps.ts'
import { openMailbox } from './mailbox.ts'
import { findFollowed } from './store.ts'
import { contextOf, findStory, type Story } from './story.ts'
import { tellOfCitizen } from './tell/desks.ts'

type OwnOrder = AnswerOf<typeof answerOwnOrder>['order']

/** What has become of one’s bad evaluation; null where it opened no order. Nobody but the holder of the receipt is told. */
export async function followOwn(deps: HandlingDeps, receipt: string): Promise<AnswerOf<typeof followOwnOrder>> {
  const story = await findOwn(deps, receipt)
  return { order: story === undefined ? null : await viewOwn(deps, story) }
}

export async function answerOwn(
  deps: HandlingDeps,
  { receipt, ...sent }: BodyOf<typeof answerOwnOrder>,
): Promise<AnswerOf<typeof answerOwnOrder>> {
  const story = await findOwn(deps, receipt)
  if (story === undefined) throw new Refused('NOT_FOUND')
  const evidence = (sent.files ?? []).map((file) => ({ ...file, reference: '' }))
  const written = { words: sent.words, evidence, files: nameFiles(deps, story.row, evidence) }
  const step = { ask: toAsk(sent), asker: { kind: 'CITIZEN' }, written } as const
  await append(deps, story, step, toldOf(deps, story, step.ask))
  const after = await findOwn(deps, receipt)
  return { order: await viewOwn(deps, after ?? story) }
}

/** Whoever handles it learns of it in the same transaction; a mark that closes it is no news that anybody has to act on. */
function toldOf(deps: HandlingDeps, story: Story, ask: OrderAsk): Transact {
  const decision = stepOrder(story.order, ask, { kind: 'CITIZEN' }, contextOf(story, deps.world.now()))
  const kinds = decision.granted ? decision.value.map(({ kind }) => kind) : []
  const news = (['REOPENED', 'CITIZEN_WROTE', 'HELP_ASKED'] as const).find((kind) => kinds.includes(kind))
  if (news === undefined) return committed
  return (db, act) =>
    committed(db, async (tx) => {
      const done = await act(tx)
      await tellOfCitizen(deps, tx, story, news)
      return done
    })
}

/** Whether there is anything that the holder of the receipt may say now. */
export function mayAnswer({ world }: HandlingDeps, story: Story): boolean {
  const asks: readonly OrderAsk[] = [
    { kind: 'RATE', satisfaction: 0, isSolved: true },
    { kind: 'REOPEN' },
    { kind: 'WRITE' },
  ]
  const context = contextOf(story, world.now())
  return asks.some((ask) => stepOrder(story.order, ask, { kind: 'CITIZEN' }, context).granted)
}

function toAsk({ answer, words, satisfaction, isSolved }: Omit<BodyOf<typeof answerOwnOrder>, 'receipt'>): OrderAsk {
  if (answer === 'REOPEN') return { kind: answer }
  if (answer === 'ASK_HELP') {
    // Whoever comes is told it face to face.
    if (words !== undefined) throw new Refused('STEP_INCOMPLETE', '/words')
    return { kind: answer }
  }
  if (answer === 'WRITE') {
    if (words === undefined || words.trim() === '') throw new Refused('STEP_INCOMPLETE', '/words')
    return { kind: 'WRITE' }
  }
  if (satisfaction === undefined) throw new Refused('STEP_INCOMPLETE', '/satisfaction')
  if (isSolved === undefined) throw new Refused('STEP_INCOMPLETE', '/isSolved')
  return { kind: 'RATE', satisfaction, isSolved }
}

export async function findOwn({ world, rules }: HandlingDeps, receipt: string): Promise<Story | undefined> {
  const { row } = await loadByReceipt(world, receipt, (id) => findFollowed(world.vaultDb, id))
  return findStory(rules, world.app, row.id)
}

async function viewOwn({ world }: HandlingDeps, story: Story): Promise<OwnOrder> {
  const { order, clocks, events } = story
  const now = world.now()
  const context = contextOf(story, now)
  const may = (ask: OrderAsk) => stepOrder(order, ask, { kind: 'CITIZEN' }, context).granted
  const due = order.stage === 'CLOSED' ? undefined : nextDueAt(clocks)
  const messages = await openMailbox(world, events)
  return {
    stage: order.stage,
    openedAt: new Date(order.openedAt).toISOString(),
    round: order.reopenings,
    nextDueAt: toText(due),
    isLate: due !== undefined && now >= due,
    dueAt: toText(clocks.find(({ clock }) => clock === 'HANDLE')?.dueAt),
    answer: messages.findLast(({ kind }) => kind === 'FED_BACK')?.words ?? null,
    messages: messages.map(({ kind: _, ...message }) => message),
    mayRate: may({ kind: 'RATE', satisfaction: 0, isSolved: true }),
    rateBy: toText(citizensEndOf(order, 'rateWithin', story)),
    mayReopen: may({ kind: 'REOPEN' }),
    reopenBy: toText(citizensEndOf(order, 'reopenWithin', story)),
    mayWrite: may({ kind: 'WRITE' }),
    mayAskHelp: may({ kind: 'ASK_HELP' }),
    satisfaction: order.satisfaction,
  }
}

const toText = (at: number | null | undefined) => (typeof at === 'number' ? new Date(at).toISOString() : null)
