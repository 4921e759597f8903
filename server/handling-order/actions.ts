import type { reviewHandlingOrder, stepHandlingOrder } from '../../contracts/handling-order.ts'
import type { BodyOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import type { Asker, OrderAsk } from '../../domain/handling-ask.ts'
import { isCall, type StepContext } from '../../domain/handling-check.ts'
import { clocksOf } from '../../domain/handling-clock.ts'
import { afterEvent, type OrderEvent } from '../../domain/handling-order.ts'
import { stepOrder } from '../../domain/handling-step.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { noticeOf } from '../../domain/notice.ts'
import { nameFiles } from '../evidence-file/index.ts'
import { insertNotice, prepareNotice } from '../letter/index.ts'
import { type Database, isUniqueViolation, type Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { Session } from '../session/index.ts'
import { findReach } from './call/reach.ts'
import { isShownTo } from './call/store.ts'
import type { HandlingDeps } from './deps.ts'
import { toAsker } from './desk/asker.ts'
import { handlesAt, loadReached } from './desk/reach.ts'
import { keepEntries, problemPolicyOf, tellRecurrence } from './problem/entries.ts'
import { roundsAfter, toRoundInsert } from './round/rounds.ts'
import { keepRounds, type RoundInsert } from './round/store.ts'
import {
  appendEvents,
  type EventInsert,
  findOrganizationId,
  type OrderRow,
  type StateUpdate,
  updateState,
} from './store.ts'
import { contextOf, factsOf, type Story, stateOf } from './story.ts'
import { findHandlerPosts } from './tell/store.ts'
import { sealWords, type Written } from './words.ts'

export type StepSent = BodyOf<typeof stepHandlingOrder> | BodyOf<typeof reviewHandlingOrder>

/**
 * A step of somebody who is signed in. Refuses with the rule’s codes, and VERSION_PASSED where somebody else acted first.
 *
 * @returns as far as he reaches for it: who has refused it may still read what he has done
 */
export async function stepAs(
  deps: HandlingDeps,
  session: Session,
  reach: Reach,
  { orderId, sent }: { readonly orderId: string; readonly sent: StepSent },
  inAudit: Transact,
): Promise<Reach> {
  const { story, holder, reach: reached } = await loadReached(deps, session, reach, orderId)
  const asker = toAsker(holder, story)
  const told = await withCall(deps, story, session.accountId, await toAsk(deps, story, sent))
  const { reach: way } = told.kind === 'CONTACT' ? await findReach(deps.world, story.row) : { reach: null }
  const isCallable = way === 'CALL'
  const ask =
    told.kind === 'CONTACT' && told.channel === 'MAILBOX' && isCallable ? { ...told, isNoTry: true as const } : told
  // A complaint that was passed on without a number: whoever has it calls, and the desk notes it.
  const isCalledElsewhere = story.row.source === 'COMPLAINT' && way === 'MAILBOX'
  const { words }: Said = sent
  const evidence = 'evidence' in sent ? sent.evidence : undefined
  const written = { words, evidence, files: nameFiles(deps, story.row, evidence) }
  await append(deps, story, { ask, asker, version: sent.version, written, isCallable, isCalledElsewhere }, inAudit)
  return reached
}

type Step = {
  readonly ask: OrderAsk
  readonly asker: Asker
  /** Of the order as it was read by who asks; undefined: as it is now. */
  readonly version?: number
  readonly written?: Written
} & Pick<StepContext, 'isCallable' | 'isCalledElsewhere'>

/** Decides and appends; the number of the next event is the lock. */
export async function append(deps: HandlingDeps, story: Story, step: Step, transact: Transact): Promise<void> {
  const { world } = deps
  const { order, row } = story
  if (step.version !== undefined && step.version !== order.version) throw new Refused('VERSION_PASSED', '/version')
  const decided = decideStep(world, story, step)
  const notice = await findNotice(deps, row, decided.inserts)
  try {
    await transact(world.app, async (tx) => {
      await appendDecided(tx, row, decided)
      await tellRecurrence(deps, tx, decided.after, await keepEntries(deps, tx, row, decided.inserts))
      if (notice !== undefined) await insertNotice(tx, notice)
      return row
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('VERSION_PASSED', '/version')
    throw error
  }
}

/** What the citizen is told of it by letter, where there is a way to him. */
async function findNotice(deps: HandlingDeps, row: OrderRow, inserts: readonly EventInsert[]) {
  const kind = noticeOf(inserts.map((insert) => ({ kind: insert.kind, channel: insert.facts.channel })))
  return kind === undefined ? undefined : prepareNotice(deps, row, kind, inserts.at(-1)?.sequence ?? 0)
}

interface DecidedStep {
  readonly inserts: readonly EventInsert[]
  readonly state: StateUpdate
  /** Those that the step touches: the present one, and the one that it ends. */
  readonly rounds: readonly RoundInsert[]
  /** The story with what was decided. */
  readonly after: Story
}

/** Asks the rule, and seals what is written with the step. Throws its refusal. */
export function decideStep(
  world: World,
  story: Story,
  { ask, asker, written, isCallable = false, isCalledElsewhere = false }: Step,
): DecidedStep {
  const { order } = story
  const now = world.now()
  const decision = stepOrder(order, ask, asker, { ...contextOf(story, now), isCallable, isCalledElsewhere })
  if (!decision.granted) throw new Refused(decision.code, decision.at)
  const next = decision.value.reduce(afterEvent, order)
  const after = { ...story, order: next, clocks: clocksOf(next, story.policy, story.calendar) }
  return {
    after,
    inserts: decision.value.map((event, index) =>
      toInsert(world, event, { sequence: order.version + index + 1, written: index === 0 ? written : undefined }),
    ),
    state: stateOf(after, now),
    rounds: roundsAfter(order, decision.value, story).map((round) => toRoundInsert(story.row.id, round)),
  }
}

export async function appendDecided(
  tx: Database,
  row: OrderRow,
  { inserts, state, rounds }: Omit<DecidedStep, 'after'>,
): Promise<void> {
  await appendEvents(tx, row, inserts)
  await updateState(tx, row.id, state)
  await keepRounds(tx, rounds)
}

export function toInsert(
  { vault }: World,
  event: OrderEvent,
  { sequence, written }: { readonly sequence: number; readonly written: Written | undefined },
): EventInsert {
  const { kind, at, by } = event
  return {
    sequence,
    kind,
    at: new Date(at),
    actorKind: by.kind,
    accountId: by.kind === 'ACCOUNT' ? by.accountId : null,
    facts: factsOf(event),
    words: sealWords(vault, at, written),
    files: written?.files,
  }
}

/** Of a call or a text message it is kept whether the number had been shown to whoever says that he made it. */
async function withCall({ world }: HandlingDeps, { row }: Story, accountId: string, ask: OrderAsk): Promise<OrderAsk> {
  if (ask.kind !== 'CONTACT' && ask.kind !== 'FEED_BACK') return ask
  return isCall(ask.channel) && (await isShownTo(world.app, accountId, row.id)) ? { ...ask, isNumberShown: true } : ask
}

type Said = Omit<Partial<BodyOf<typeof stepHandlingOrder>>, 'step'>

/** What each step needs beside its name; refuses with STEP_INCOMPLETE and the member that is missing. */
async function toAsk(deps: HandlingDeps, story: Story, sent: StepSent): Promise<OrderAsk> {
  const said: Said = sent
  switch (sent.step) {
    case 'CONTACT':
      // What is left in the mailbox is what was written.
      if (said.channel === 'MAILBOX') needed(said.words, 'words')
      return { kind: 'CONTACT', channel: needed(said.channel, 'channel'), outcome: needed(said.outcome, 'outcome') }
    case 'VERIFY':
      return { kind: 'VERIFY', finding: needed(said.finding, 'finding'), ...toProblem(deps, story, said) }
    case 'PLAN':
      needed(sent.words, 'words')
      return { kind: 'PLAN', doneBy: toComing(deps.world.now(), needed(said.doneBy, 'doneBy')) }
    case 'FINISH':
      needed(sent.words, 'words')
      return { kind: 'FINISH', evidence: said.evidence?.filter(({ reference }) => reference.trim() !== '').length ?? 0 }
    case 'FEED_BACK':
      needed(sent.words, 'words')
      return { kind: 'FEED_BACK', channel: needed(said.channel, 'channel') }
    case 'OFFER_TRANSFER':
    case 'ADD_CO_HANDLER':
    case 'RELEASE_CO_HANDLER':
    case 'ASSIGN_LEAD':
      return { kind: sent.step, organizationId: await loadOrganization(deps, story, sent.step, said) }
    case 'EXPLAIN':
    case 'RETURN_REVIEW':
    case 'ASK_EXTENSION':
    case 'REFUSE_EXTENSION':
    case 'REFUSE_TRANSFER':
      needed(sent.words, 'words')
      return { kind: sent.step }
    default:
      return { kind: sent.step }
  }
}

/** What the problem is, where whoever verifies says so: one of the policy, and none where nothing could be demanded. */
function toProblem({ rules }: HandlingDeps, { row }: Story, { problem, finding }: Pick<Said, 'problem' | 'finding'>) {
  if (problem === undefined) return {}
  const isKnown = problemPolicyOf(rules, row).body.kinds.some(({ code }) => code === problem)
  if (!isKnown || finding === 'NO_LEGAL_BASIS') throw new Refused('PROBLEM_UNKNOWN', '/problem')
  return { problem }
}

/** Nothing is planned for a time that has passed. */
function toComing(now: number, instant: string): number {
  const at = Date.parse(instant)
  if (at < now) throw new Refused('STEP_INCOMPLETE', '/doneBy')
  return at
}

/** Blanks say nothing. */
function needed<T>(value: T | undefined, member: string): T {
  if (value === undefined || (typeof value === 'string' && value.trim() === ''))
    throw new Refused('STEP_INCOMPLETE', `/${member}`)
  return value
}

/** Whoever says whose it is, or lets somebody go, says why. */
const needsWords: ReadonlySet<string> = new Set(['RELEASE_CO_HANDLER', 'ASSIGN_LEAD'])

async function loadOrganization(
  { world, rules }: HandlingDeps,
  { row }: Story,
  step: string,
  { organizationCode: code, words }: Said,
): Promise<number> {
  if (needsWords.has(step)) needed(words, 'words')
  const found = await findOrganizationId(world.app, needed(code, 'organizationCode'))
  if (found === undefined) throw new Refused('ORGANIZATION_UNKNOWN', '/organizationCode')
  if (step === 'RELEASE_CO_HANDLER') return found.id
  // Where nobody holds a post it would lie for ever.
  const posts = await findHandlerPosts(world.app, [found.id], toPlainDate(world.now()))
  if (!posts.some((post) => handlesAt(rules, post, row))) throw new Refused('NOBODY_HANDLES_THERE', '/organizationCode')
  return found.id
}
