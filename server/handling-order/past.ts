import type { Asker, OrderAsk } from '../../domain/handling-ask.ts'
import type { HandlingOrder } from '../../domain/handling-order.ts'
import { committed } from '../platform/database.ts'
import { appendDecided, decideStep } from './actions.ts'
import type { HandlingDeps } from './deps.ts'
import { keepEntries } from './problem/entries.ts'
import type { RoundInsert } from './round/store.ts'
import type { EventInsert } from './store.ts'
import { findStory, type Story, stateOf } from './story.ts'
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
export async function appendPast(deps: HandlingDeps, orderId: string, steps: readonly PastStep[]) {
  const story = await findStory(deps.rules, deps.world.app, orderId)
  const isUntouched = story?.events.every(({ kind, actorKind }) => kind === 'OPENED' || actorKind === 'PLATFORM')
  if (story !== undefined && isUntouched === true) await appendSteps(deps, story, steps)
}

/** What has happened to it since a closure audit had it taken up again; where it has not, or somebody has worked on it since, nothing. */
export async function appendPastRound(deps: HandlingDeps, orderId: string, steps: readonly PastStep[]) {
  const story = await findStory(deps.rules, deps.world.app, orderId)
  const last = story?.events.at(-1)
  if (story !== undefined && last?.kind === 'REOPENED' && last.actorKind === 'PLATFORM')
    await appendSteps(deps, story, steps)
}

async function appendSteps({ world, rules }: HandlingDeps, story: Story, steps: readonly PastStep[]): Promise<void> {
  const last = steps.at(-1)
  if (last === undefined) return
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
