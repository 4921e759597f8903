import type { Asker, OrderAsk } from '../../domain/handling-ask.ts'
import type { HandlingOrder } from '../../domain/handling-order.ts'
import { committed } from '../platform/database.ts'
import { appendDecided, decideStep } from './actions.ts'
import type { HandlingDeps } from './deps.ts'
import { keepEntries } from './problem/entries.ts'
import type { RoundInsert } from './round/store.ts'
import type { EventInsert } from './store.ts'
import { findStory, stateOf } from './story.ts'
import type { Written } from './words.ts'

/** A step that was taken at a time that is past. */
export interface PastStep extends Written {
  readonly at: number
  readonly by:
    | { readonly kind: 'SUPERVISOR' | 'REVIEWER'; readonly accountId: string }
    | { readonly kind: 'CITIZEN' | 'PLATFORM' }
  readonly ask: OrderAsk
}

/**
 * What has happened to an order of a city that is played: every step is asked of the same rule at the time of the step, and all are kept
 * together. An order on which somebody has worked is left as it is, so that telling it again does no harm; one that does not exist
 * has no past.
 */
export async function appendPast({ world, rules }: HandlingDeps, orderId: string, steps: readonly PastStep[]) {
  const story = await findStory(rules, world.app, orderId)
  const last = steps.at(-1)
  if (story === undefined || last === undefined || story.events.some(({ actorKind }) => actorKind !== 'PLATFORM'))
    return
  const inserts: EventInsert[] = []
  const rounds = new Map<number, RoundInsert>()
  let told = story
  for (const { at, by, ask, words, evidence } of steps) {
    const step = { ask, asker: toAsker(by, told.order), written: { words, evidence } }
    const decided = decideStep({ ...world, now: () => at }, told, step)
    inserts.push(...decided.inserts)
    for (const round of decided.rounds) rounds.set(round.round, round)
    told = decided.after
  }
  const state = stateOf(told, last.at)
  await committed(world.app, async (tx) => {
    await appendDecided(tx, story.row, { inserts, state, rounds: [...rounds.values()] })
    await keepEntries({ rules }, tx, story.row, inserts)
  })
}

/** Of the hall, and never the rated person; whoever reviews belongs to no hall. */
function toAsker(by: PastStep['by'], { organizationId }: HandlingOrder): Asker {
  if (!('accountId' in by)) return { kind: by.kind }
  const { accountId } = by
  const isReviewer = by.kind === 'REVIEWER'
  return {
    kind: 'ACCOUNT',
    accountId,
    isRated: false,
    isOfHall: !isReviewer,
    organizationId: isReviewer ? null : organizationId,
    isReviewer,
  }
}
