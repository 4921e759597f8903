import {
  type ClosureAuditChannel,
  findAuditorPartiality,
  noteClosureOutcome,
  type OutcomeAsk,
} from '../../domain/closure-audit.ts'
import {
  appendWords,
  findStory,
  type HandlingDeps,
  type Holder,
  type Story,
  sealWords,
  takeUpFalse,
  toAsker,
} from '../handling-order/index.ts'
import { appendMessage } from '../message/index.ts'
import { isUniqueViolation, type Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { insertProposal } from './accountability/store.ts'
import { findCallable } from './call.ts'
import { type DrawnRow, findDrawn, insertOutcome } from './store.ts'

export interface Drawn {
  readonly row: DrawnRow
  readonly story: Story
}

export async function findDrawnStory({ world, rules }: HandlingDeps, orderId: string): Promise<Drawn | undefined> {
  const row = await findDrawn(world.app, orderId)
  const story = row === undefined ? undefined : await findStory(rules, world.app, orderId)
  return row === undefined || story === undefined ? undefined : { row, story }
}

/** Why somebody may not ask about an order; undefined where he may. */
export function partialityOf(holder: Holder, story: Story) {
  const involved = new Set(story.events.flatMap(({ accountId }) => (accountId === null ? [] : [accountId])))
  return findAuditorPartiality(story.order, { asker: toAsker(holder, story), involved })
}

/** Kept once, with all that follows from it: what was closed and not put right is taken up again and put before the leading group. */
export async function keepOutcome(
  deps: HandlingDeps,
  { row, story }: Drawn,
  ask: OutcomeAsk,
  accountId: string | null,
  transact: Transact,
): Promise<void> {
  const { world } = deps
  const now = world.now()
  const { isAsked, orderId, divisionId, hallId } = row
  const mayCall = await mayCallFor(deps, orderId, ask.channel)
  const { outcome, channel, words } = granted(
    noteClosureOutcome(ask, { isAsked, askUntil: row.askUntil.getTime(), mayCall }, now),
  )
  const sealed = sealWords(world.vault, now, words === null ? undefined : { words })
  const place = { orderId, divisionId, hallId }
  try {
    await transact(world.app, async (tx) => {
      const recordId = sealed?.recordId ?? null
      const isFirst = await insertOutcome(tx, { ...place, outcome, channel, accountId, at: new Date(now), recordId })
      if (!isFirst) throw new Refused('ALREADY_ASKED')
      await appendWords(tx, place, sealed)
      if (outcome === 'FALSE') {
        await takeUpFalse(deps, tx, story)
        await propose(deps, tx, row)
      }
      return { ...place, outcome }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('VERSION_PASSED')
    throw error
  }
}

async function mayCallFor({ world }: HandlingDeps, orderId: string, channel: ClosureAuditChannel): Promise<boolean> {
  return channel === 'PHONE' && (await findCallable(world, [orderId])).has(orderId)
}

/** 追责问责建议: by rule, not by anybody’s leave. */
async function propose({ world }: HandlingDeps, tx: Parameters<typeof insertProposal>[0], row: DrawnRow) {
  const { orderId, divisionId, hallId, organizationId } = row
  const now = world.now()
  const id = uuidV7(now)
  await insertProposal(tx, {
    ...{ id, orderId, divisionId, hallId, organizationId },
    cause: 'FALSE_CLOSURE',
    proposedAt: new Date(now),
  })
  const to = { role: 'LEADING_GROUP', divisionId, hallId } as const
  await appendMessage(
    tx,
    to,
    { kind: 'ACCOUNTABILITY_PROPOSED', page: 'closure-audits', onceKey: `accountability|${orderId}|FALSE_CLOSURE` },
    now,
  )
}
