import type {
  lodgeAppeal as lodgeAppealRoute,
  noteProvince as noteProvinceRoute,
  voteOnAppeal as voteOnAppealRoute,
} from '../../contracts/appeal.ts'
import type { BodyOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import {
  type AppealEvent,
  afterAppealEvent,
  lodgeAppeal,
  noteProvince,
  toAppeal,
  voteOnAppeal,
  withdrawAppeal,
} from '../../domain/appeal.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { appendInvalidation, lockValidity } from '../evaluation/index.ts'
import { nameFiles } from '../evidence-file/index.ts'
import { findStory, loadHolder, sealWords, type Written } from '../handling-order/index.ts'
import { insertNotice, prepareNotice } from '../letter/index.ts'
import { type Database, isUniqueViolation, type Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { Session } from '../session/index.ts'
import { type AppealDeps, toAppealAsker, toAppealedOrder } from './asker.ts'
import { type AppealEventInsert, appendAppealEvents, insertAppeal, keepAppealState, listAppeals } from './store.ts'
import { type AppealStory, contextAt, loadAppealStory } from './story.ts'
import { tellOfAppeal } from './tell.ts'

/** Somebody who is signed in, and as far as he reaches. */
export interface Asking {
  readonly session: Session
  readonly reach: Reach
}

/**
 * One evaluation is appealed against once.
 *
 * @param learnedAt where whoever asks was told later than the order was opened
 * @returns the appeal’s id
 */
export async function lodge(
  deps: AppealDeps,
  { session, reach }: Asking,
  sent: BodyOf<typeof lodgeAppealRoute>,
  inAudit: Transact,
  learnedAt?: number,
): Promise<string> {
  const { world, rules } = deps
  const story = await findStory(rules, world.app, sent.orderId)
  if (story === undefined || !rules.isReached(reach, story.row)) throw new Refused('NOT_FOUND', '/orderId')
  const { evaluationId } = story.row
  // What was complained of or found is no evaluation: there is nothing that would not count.
  if (evaluationId === null) throw new Refused('NOT_AN_EVALUATION', '/orderId')
  const now = world.now()
  const { divisionId, hallId, id: orderId } = story.row
  const policy = rules.loadPolicy('appeal', divisionId, now)
  const context = { policy: policy.body, calendar: story.calendar, now }
  const asker = toAppealAsker(rules, await loadHolder(world, session), story)
  const event = granted(lodgeAppeal(toAppealedOrder(story, learnedAt), sent.ground, asker, context))
  const appeal = toAppeal([event])
  const row = { id: uuidV7(now), orderId, evaluationId, divisionId, hallId }
  // Silence is not consent, and whoever is not told cannot object.
  const notice = await prepareNotice({ world, rules }, story.row, 'APPEALED', 1)
  const lodged = { ...row, ground: appeal.ground, organizationId: appeal.organizationId, policyId: policy.id }
  const files = { orderId, ...nameFiles(deps, row, sent.evidence) }
  try {
    await inAudit(world.app, async (tx) => {
      await insertAppeal(tx, { ...lodged, lodgedAt: new Date(now) })
      await appendAppealEvents(tx, row, [{ ...toInsert(world, event, 1, sent), files }])
      await keepAppealState(tx, row, appeal)
      if (notice !== undefined) await insertNotice(tx, notice)
      await tellOfAppeal(tx, row, { events: [event], lodgedBy: appeal.lodgedBy }, now)
      return row
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('ALREADY_APPEALED', '/orderId')
    throw error
  }
  return row.id
}

export async function vote(
  deps: AppealDeps,
  asking: Asking,
  { appealId, ...sent }: BodyOf<typeof voteOnAppealRoute> & { readonly appealId: string },
  inAudit: Transact,
): Promise<void> {
  const { story, asker, order, context } = await loadAsked(deps, asking, { appealId, version: sent.version })
  const events = granted(voteOnAppeal(story.appeal, order, sent.verdict, asker, context))
  await appendTo(deps.world, story, { events, written: sent }, inAudit)
}

export async function withdraw(
  deps: AppealDeps,
  asking: Asking,
  wish: { readonly appealId: string; readonly version: number },
  inAudit: Transact,
): Promise<void> {
  const { story, asker, context } = await loadAsked(deps, asking, wish)
  const event = granted(withdrawAppeal(story.appeal, asker, context))
  await appendTo(deps.world, story, { events: [event] }, inAudit)
}

export async function note(
  deps: AppealDeps,
  asking: Asking,
  { appealId, ...sent }: BodyOf<typeof noteProvinceRoute> & { readonly appealId: string },
  inAudit: Transact,
): Promise<void> {
  const { story, asker, order, context } = await loadAsked(deps, asking, { appealId, version: sent.version })
  const event = granted(noteProvince(story.appeal, order, sent.isAccepted, asker, context))
  await appendTo(deps.world, story, { events: [event], written: sent }, inAudit)
}

/** An appeal that is reached, as it was read, with who asks and what the rule asks besides. */
async function loadAsked(
  { world, rules }: AppealDeps,
  { session, reach }: Asking,
  { appealId, version }: { readonly appealId: string; readonly version: number },
) {
  const [row] = await listAppeals(world.app, { appealId, limit: 1, today: toPlainDate(world.now()) })
  if (row === undefined || !rules.isReached(reach, row)) throw new Refused('NOT_FOUND', '/appealId')
  const story = await loadAppealStory(rules, world.app, row)
  if (version !== story.appeal.version) throw new Refused('VERSION_PASSED', '/version')
  const asker = toAppealAsker(rules, await loadHolder(world, session), story.order)
  return { story, asker, order: toAppealedOrder(story.order), context: contextAt(story, world.now()) }
}

interface Told {
  readonly events: readonly AppealEvent[]
  /** With the first of them. */
  readonly written?: Written
}

/** The number of the next event is the lock. An upheld appeal makes the evaluation invalid in the same transaction. */
export async function appendTo(
  world: World,
  { row, appeal }: AppealStory,
  { events, written }: Told,
  transact: Transact,
): Promise<void> {
  const after = events.reduce(afterAppealEvent, appeal)
  const inserts = events.map((event, index) =>
    toInsert(world, event, appeal.version + index + 1, index === 0 ? written : undefined),
  )
  try {
    await transact(world.app, async (tx) => {
      await appendAppealEvents(tx, row, inserts)
      await keepAppealState(tx, row, after)
      if (after.verdict === 'UPHELD' && appeal.verdict === null) await invalidate(tx, row, world.now())
      await tellOfAppeal(tx, row, { events, lodgedBy: appeal.lodgedBy }, world.now())
      return row
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('VERSION_PASSED')
    throw error
  }
}

async function invalidate(tx: Database, row: AppealStory['row'], now: number): Promise<void> {
  const { evaluationId, divisionId, hallId, id: appealId } = row
  await lockValidity(tx, evaluationId)
  await appendInvalidation(tx, { evaluationId, divisionId, hallId, appealId, at: new Date(now) })
}

function toInsert(
  { vault }: World,
  event: AppealEvent,
  sequence: number,
  written: Written | undefined,
): AppealEventInsert {
  const { kind, at, by, ...facts } = event
  return {
    sequence,
    kind,
    at: new Date(at),
    actorKind: by.kind,
    accountId: by.kind === 'ACCOUNT' ? by.accountId : null,
    facts,
    words: sealWords(vault, at, written),
  }
}
