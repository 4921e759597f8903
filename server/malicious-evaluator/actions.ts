import type * as promises from '../../contracts/malicious-evaluator.ts'
import type { BodyOf } from '../../contracts/route.ts'
import {
  confirmEntry,
  endEntry,
  judgeObjection,
  type MaliciousEvent,
  proposeEntry,
} from '../../domain/malicious-evaluator.ts'
import { type AppealDeps, type Asking, loadAppealAsked } from '../appeal/index.ts'
import { sealWords } from '../handling-order/index.ts'
import { findEvaluatorAddresses, insertNotice, prepareNotice } from '../letter/index.ts'
import { type Database, isUniqueViolation, type Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import {
  appendEntryEvent,
  deleteImages,
  type EntryEventInsert,
  insertEntry,
  insertImages,
  isAnonymous,
  listEntries,
} from './store.ts'
import { type EntryStory, loadEntryStories, loadRegister } from './story.ts'
import { tellOfEntry } from './tell.ts'
import { imagesOf, toAsk } from './view.ts'

/** Of an evaluation whose appeal as malicious was upheld. Nothing of the person is looked at yet. */
export async function propose(
  deps: AppealDeps,
  asking: Asking,
  { appealId, words }: BodyOf<typeof promises.proposeMaliciousEntry> & { readonly appealId: string },
  inAudit: Transact,
): Promise<void> {
  const { world, rules } = deps
  const asked = await loadAppealAsked(deps, asking, appealId)
  const { evaluationId, divisionId, hallId } = asked.row
  const now = world.now()
  const register = loadRegister(rules, divisionId, now)
  const calendar = rules.calendarOf(divisionId, hallId)
  const event = granted(proposeEntry(toAsk(asked), { policy: register.body, isKept: true, calendar, now }))
  if (await isAnonymous(world.app, evaluationId)) throw new Refused('EVALUATOR_UNKNOWN')
  const row = { id: uuidV7(now), appealId, evaluationId, divisionId, hallId, policyId: register.id }
  try {
    await inAudit(world.app, async (tx) => {
      await insertEntry(tx, { ...row, registerId: register.divisionId, proposedAt: new Date(now) })
      await appendEntryEvent(tx, row, toInsert(world, event, 1, words))
      await tellOfEntry(tx, row, 'REGISTER_PROPOSED', now)
      return row
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('NOT_AT_THIS_STAGE')
    throw error
  }
}

export async function decide(
  deps: AppealDeps,
  asking: Asking,
  sent: BodyOf<typeof promises.decideMaliciousEntry> & { readonly appealId: string },
  inAudit: Transact,
): Promise<void> {
  const { world, rules } = deps
  const { asked, story } = await loadAsked(deps, asking, sent)
  const ask = toAsk(asked)
  if (sent.decision === 'END') {
    const event = granted(endEntry(story.entry, ask, story.context))
    return appendTo(world, story, { event, words: sent.words }, inAudit, (tx) => deleteImages(tx, story.row.id))
  }
  const kind = sent.decision === 'CONFIRM' ? 'CONFIRMED' : 'DECLINED'
  const event = granted(confirmEntry(story.entry, ask, story.context, kind))
  if (kind === 'DECLINED') return appendTo(world, story, { event, words: sent.words }, inAudit)
  // Only now, decided by two, is the link opened; what is kept is an image under a key of its own.
  const addresses = await findEvaluatorAddresses(world, story.row.evaluationId)
  if (addresses.length === 0) throw new Refused('EVALUATOR_UNKNOWN')
  const register = loadRegister(rules, story.row.divisionId, world.now())
  const images = imagesOf(world, addresses, register.divisionId)
  // He can object only if he learns of it.
  const notice = await prepareNotice(deps, asked.told, 'ENTERED', 1)
  return appendTo(world, story, { event, words: sent.words }, inAudit, async (tx) => {
    await insertImages(tx, story.row, images)
    if (notice !== undefined) await insertNotice(tx, notice)
  })
}

export async function judge(
  deps: AppealDeps,
  asking: Asking,
  sent: BodyOf<typeof promises.judgeMaliciousObjection> & { readonly appealId: string },
  inAudit: Transact,
): Promise<void> {
  const { asked, story } = await loadAsked(deps, asking, sent)
  const event = granted(judgeObjection(story.entry, sent.verdict, toAsk(asked), story.context))
  const told = { event, words: sent.words }
  await appendTo(deps.world, story, told, inAudit, async (tx) => {
    if (sent.verdict === 'UPHELD') await deleteImages(tx, story.row.id)
  })
}

async function loadAsked(
  deps: AppealDeps,
  asking: Asking,
  { appealId, version }: { readonly appealId: string; readonly version: number },
) {
  const asked = await loadAppealAsked(deps, asking, appealId)
  loadRegister(deps.rules, asked.row.divisionId, deps.world.now())
  const [story] = await loadEntryStories(
    deps,
    deps.world.app,
    await listEntries(deps.world.app, { appealId, limit: 1 }),
  )
  if (story === undefined) throw new Refused('NOT_FOUND', '/appealId')
  if (version !== story.entry.version) throw new Refused('VERSION_PASSED', '/version')
  return { asked, story }
}

/** The number of the next event is the lock. */
export async function appendTo(
  world: World,
  { row, entry }: EntryStory,
  { event, words }: { readonly event: MaliciousEvent; readonly words?: string },
  transact: Transact,
  besides: (tx: Database) => Promise<void> = async () => undefined,
): Promise<void> {
  try {
    await transact(world.app, async (tx) => {
      await appendEntryEvent(tx, row, toInsert(world, event, entry.version + 1, words))
      await besides(tx)
      if (event.kind === 'OBJECTED') await tellOfEntry(tx, row, 'REGISTER_OBJECTED', world.now())
      return row
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('VERSION_PASSED')
    throw error
  }
}

function toInsert({ vault }: World, event: MaliciousEvent, sequence: number, words?: string): EntryEventInsert {
  const { kind, at, by, ...facts } = event
  return {
    sequence,
    kind,
    at: new Date(at),
    actorKind: by.kind,
    accountId: by.kind === 'ACCOUNT' ? by.accountId : null,
    facts,
    words: sealWords(vault, at, { words }),
  }
}
