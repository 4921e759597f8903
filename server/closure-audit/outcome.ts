import {
  type ClosureAuditChannel,
  findAuditorPartiality,
  type NotedAsk,
  noteClosureOutcome,
  type OutcomeAsk,
  type OutcomeContext,
  triesMaxOf,
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
import { type Database, isUniqueViolation, type Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { insertProposal } from './accountability/store.ts'
import { findCallable } from './call.ts'
import { type DrawnRow, findDrawn, insertOutcome, insertTry, type OutcomeInsert } from './store.ts'

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

/**
 * Kept, with all that follows from it: what was closed and not put right is taken up again and put before the leading group; after a call that
 * reached nobody it is asked on another day.
 */
export async function keepOutcome(
  deps: HandlingDeps,
  { row, story }: Drawn,
  ask: OutcomeAsk,
  accountId: string | null,
  transact: Transact,
): Promise<void> {
  const { world } = deps
  const now = world.now()
  const noted = granted(noteClosureOutcome(ask, await contextOf(deps, row, ask.channel), now))
  const sealed = sealWords(world.vault, now, ask.words === null ? undefined : { words: ask.words })
  const { orderId, divisionId, hallId } = row
  const place = { orderId, divisionId, hallId }
  const written = { ...place, accountId, at: new Date(now), recordId: sealed?.recordId ?? null }
  try {
    await transact(world.app, async (tx) => {
      await insertNoted(tx, noted, ask, written)
      await appendWords(tx, place, sealed)
      if (ask.outcome === 'FALSE') {
        await takeUpFalse(deps, tx, story)
        await propose(deps, tx, row)
      }
      return { ...place, outcome: ask.outcome }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('VERSION_PASSED')
    throw error
  }
}

/** Two at once: the first is kept, and the other learns that it was asked, or tried today. */
async function insertNoted(
  tx: Database,
  noted: NotedAsk,
  { outcome, channel }: OutcomeAsk,
  written: Omit<OutcomeInsert, 'outcome' | 'channel'>,
): Promise<void> {
  if (noted.kind === 'OUTCOME') {
    if (!(await insertOutcome(tx, { ...written, outcome, channel }))) throw new Refused('ALREADY_ASKED')
    return
  }
  const { accountId } = written
  if (accountId === null) throw new Error('a try is somebody’s')
  const { turn, day, isLast } = noted
  if (!(await insertTry(tx, { ...written, accountId, turn, day, isLast }))) throw new Refused('TOO_EARLY')
}

async function contextOf(
  deps: HandlingDeps,
  { orderId, isAsked, tries, policyId, askUntil }: DrawnRow,
  channel: ClosureAuditChannel,
): Promise<OutcomeContext> {
  return {
    ...{ isAsked, tries },
    triesMax: triesMaxOf(deps.rules.policyById('closure-audit', policyId)),
    askUntil: askUntil.getTime(),
    mayCall: await mayCallFor(deps, orderId, channel),
  }
}

async function mayCallFor({ world }: HandlingDeps, orderId: string, channel: ClosureAuditChannel): Promise<boolean> {
  return channel === 'PHONE' && (await findCallable(world, [orderId])).has(orderId)
}

/** 追责问责建议: by rule, not by anybody’s leave. */
async function propose({ world }: HandlingDeps, tx: Database, row: DrawnRow) {
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
