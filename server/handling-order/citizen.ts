import type { answerOwnOrder, followOwnOrder } from '../../contracts/handling-order.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import type { OrderAsk } from '../../domain/handling-ask.ts'
import { stepOrder } from '../../domain/handling-step.ts'
import { committed } from '../platform/database.ts'
import { loadByReceipt } from '../platform/receipt.ts'
import { Refused } from '../platform/refused.ts'
import { append, contextOf, type HandlingDeps } from './actions.ts'
import { findEvaluated } from './store.ts'
import { findStory, type Story } from './story.ts'
import { openWords, readWritten } from './words.ts'

type OwnOrder = AnswerOf<typeof answerOwnOrder>['order']

/** What has become of one’s bad evaluation; null where it opened no order. Nobody but the holder of the receipt is told. */
export async function followOwn(deps: HandlingDeps, receipt: string): Promise<AnswerOf<typeof followOwnOrder>> {
  const story = await findOwn(deps, receipt)
  return { order: story === undefined ? null : await viewOwn(deps, story) }
}

export async function answerOwn(
  deps: HandlingDeps,
  { receipt, words, ...sent }: BodyOf<typeof answerOwnOrder>,
): Promise<AnswerOf<typeof answerOwnOrder>> {
  const story = await findOwn(deps, receipt)
  if (story === undefined) throw new Refused('NOT_FOUND')
  await append(deps, story, { ask: toAsk(sent), asker: { kind: 'CITIZEN' }, written: { words } }, committed)
  const after = await findOwn(deps, receipt)
  return { order: await viewOwn(deps, after ?? story) }
}

function toAsk({ answer, satisfaction, isSolved }: Omit<BodyOf<typeof answerOwnOrder>, 'receipt' | 'words'>): OrderAsk {
  if (answer === 'REOPEN') return { kind: 'REOPEN' }
  if (satisfaction === undefined) throw new Refused('STEP_INCOMPLETE', '/satisfaction')
  if (isSolved === undefined) throw new Refused('STEP_INCOMPLETE', '/isSolved')
  return { kind: 'RATE', satisfaction, isSolved }
}

async function findOwn({ world, rules }: HandlingDeps, receipt: string): Promise<Story | undefined> {
  const { row } = await loadByReceipt(world, receipt, (id) => findEvaluated(world.vaultDb, id))
  return findStory(rules, world.app, row.id)
}

async function viewOwn(deps: HandlingDeps, story: Story): Promise<OwnOrder> {
  const { world } = deps
  const { order, clocks } = story
  const context = contextOf(story, world.now())
  const may = (ask: OrderAsk) => stepOrder(order, ask, { kind: 'CITIZEN' }, context).granted
  return {
    stage: order.stage,
    openedAt: new Date(order.openedAt).toISOString(),
    round: order.reopenings,
    dueAt: toText(clocks.find(({ clock }) => clock === 'HANDLE')?.dueAt ?? null),
    answer: await findAnswer(deps, story),
    mayRate: may({ kind: 'RATE', satisfaction: 0, isSolved: true }),
    mayReopen: may({ kind: 'REOPEN' }),
    satisfaction: order.satisfaction,
  }
}

/** What was fed back last. */
async function findAnswer({ world }: HandlingDeps, { events }: Story): Promise<string | null> {
  const recordId = events.findLast(({ kind }) => kind === 'FED_BACK')?.recordId ?? null
  if (recordId === null) return null
  const opened = await openWords(world, [recordId])
  return readWritten(opened.get(recordId)).words
}

const toText = (at: number | null) => (at === null ? null : new Date(at).toISOString())
