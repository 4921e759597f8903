import type * as promises from '../../contracts/closure-audit.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import { isPermitted, type Reach } from '../../domain/access.ts'
import { isTriedToday, triesMaxOf } from '../../domain/closure-audit.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import {
  findComplaint,
  findFollowed,
  findOrganizations,
  findStories,
  type HandlingDeps,
  type Holder,
  isShownTo,
  loadHolder,
  openWords,
  readWritten,
  type Story,
  viewOrganization,
} from '../handling-order/index.ts'
import { committed, type Transact } from '../platform/database.ts'
import { loadByReceipt } from '../platform/receipt.ts'
import { Refused } from '../platform/refused.ts'
import type { Session } from '../session/index.ts'
import { findCallable } from './call.ts'
import { findDrawnStory, keepOutcome, partialityOf } from './outcome.ts'
import { type AuditRow, findTries, listAudits } from './store.ts'

export interface Asking {
  readonly session: Session
  readonly reach: Reach
}

type AuditList = AnswerOf<typeof promises.listClosureAudits>
type AuditView = AuditList['audits'][number]

const pageAudits = 50

export async function viewAudits(
  deps: HandlingDeps,
  { session, reach }: Asking,
  { limit: wanted, ...wish }: QueryOf<typeof promises.listClosureAudits>,
): Promise<AuditList> {
  const now = deps.world.now()
  const limit = wanted === undefined ? pageAudits : Number(wanted)
  const ask = { ...wish, limit, today: toPlainDate(now), now: new Date(now) }
  const rows = await readScoped(deps, reach, (tx) => listAudits(tx, ask))
  return {
    asOf: new Date(now).toISOString(),
    audits: await viewRows(deps, session, rows),
    next: rows.length < limit ? null : (rows.at(-1)?.orderId ?? null),
  }
}

/** The last event of a kind with words in it. */
const lastOf = ({ events }: Story, kinds: readonly string[]) =>
  events.findLast(({ kind, recordId }) => kinds.includes(kind) && recordId !== null)?.recordId ?? ''
const doneOf = (story: Story) => lastOf(story, ['DONE', 'EXPLAINED'])
const fedBackOf = (story: Story) => lastOf(story, ['FED_BACK'])

async function viewRows(deps: HandlingDeps, session: Session, rows: readonly AuditRow[]): Promise<AuditView[]> {
  const { world, rules } = deps
  const holder = await loadHolder(world, session)
  const ids = rows.map(({ orderId }) => orderId)
  const stories = await findStories(rules, world.app, ids)
  const organizations = await findOrganizations(
    world.app,
    rows.map(({ organizationId }) => organizationId),
  )
  const tries = await findTries(world.app, ids)
  const records = [...stories.values()].flatMap((story) => [doneOf(story), fedBackOf(story)])
  const written = [...records, ...[...rows, ...tries].map(({ recordId }) => recordId ?? '')].filter((id) => id !== '')
  const opened = await openWords(world, written)
  const callable = await findCallable(world, ids)
  return rows.map((row) => {
    const story = stories.get(row.orderId)
    if (story === undefined) throw new Error('an audit belongs to an order')
    const wordsOf = (recordId: string | null) => readWritten(opened.get(recordId ?? '')).words
    const own = tries.filter(({ orderId }) => orderId === row.orderId)
    return {
      ...toListed(row, world.now()),
      lead: viewOrganization(organizations, row.organizationId),
      done: wordsOf(doneOf(story)),
      fedBack: wordsOf(fedBackOf(story)),
      mayCall: callable.has(row.orderId),
      hindrance: hindranceOf(holder, story),
      words: wordsOf(row.recordId),
      tries: own.map(({ at, recordId }) => ({ at: at.toISOString(), words: wordsOf(recordId) })),
      triesMax: triesMaxOf(rules.policyById('closure-audit', row.policyId)),
      isTriedToday: isTriedToday({ lastDay: own.at(-1)?.day ?? null }, world.now()),
    }
  })
}

function toListed(row: AuditRow, now: number) {
  const { divisionId: _, hallId: __, organizationId: ___, recordId: ____, policyId: _____, ...shown } = row
  const { drawnAt, askUntil, askedAt, ...listed } = shown
  const isOver = now >= askUntil.getTime()
  return {
    ...listed,
    state: row.outcome !== null ? ('ASKED' as const) : isOver ? ('OVER' as const) : ('OPEN' as const),
    drawnAt: drawnAt.toISOString(),
    askUntil: askUntil.toISOString(),
    askedAt: askedAt?.toISOString() ?? null,
  }
}

const hindranceOf = (holder: Holder, story: Story): AuditView['hindrance'] =>
  isPermitted(holder.post.role, 'closure-audit:ask') ? (partialityOf(holder, story) ?? null) : 'FORBIDDEN'

/** What came of calling. Another place’s audits are not there. */
export async function noteOutcome(
  deps: HandlingDeps,
  asking: Asking,
  orderId: string,
  { outcome, words }: BodyOf<typeof promises.noteClosureOutcome>,
  inAudit: Transact,
): Promise<AuditView> {
  const { session, reach } = asking
  const drawn = await findDrawnStory(deps, orderId)
  if (drawn === undefined || !deps.rules.isReached(reach, drawn.row)) throw new Refused('NOT_FOUND', '/orderId')
  const partiality = partialityOf(await loadHolder(deps.world, session), drawn.story)
  if (partiality !== undefined) throw new Refused(partiality)
  // Whoever says that he called has been shown whom.
  const isKnown = await isShownTo(deps.world.app, session.accountId, orderId)
  if (!isKnown && (await findCallable(deps.world, [orderId])).has(orderId)) throw new Refused('NUMBER_NOT_SHOWN')
  await keepOutcome(deps, drawn, { outcome, channel: 'PHONE', words: words ?? null }, session.accountId, inAudit)
  const now = deps.world.now()
  const wish = { orderId, limit: 1, today: toPlainDate(now), now: new Date(now) }
  const rows = await readScoped(deps, reach, (tx) => listAudits(tx, wish))
  const [view] = await viewRows(deps, session, rows)
  if (view === undefined) throw new Error('what was noted is there')
  return view
}

type OwnQuestion = AnswerOf<typeof promises.seeOwnClosureQuestion>

async function findOwn(deps: HandlingDeps, receipt: string) {
  const { row } = await loadByReceipt(deps.world, receipt, (id) => findFollowed(deps.world.vaultDb, id))
  const drawn = await findDrawnStory(deps, row.id)
  if (drawn?.story.row.source !== 'COMPLAINT') return drawn
  // A receipt that went through the hands of a desk is not the citizen’s alone: whether it was put right is not asked of it.
  const complaint = await findComplaint(deps.world.app, row.id)
  return complaint?.receiptThroughDesk === true ? undefined : drawn
}

/** The question is put once, and while it can be answered, whoever has called meanwhile; that one was drawn is told to nobody else. */
export async function seeOwn(deps: HandlingDeps, receipt: string): Promise<OwnQuestion> {
  const drawn = await findOwn(deps, receipt)
  const isPut = drawn !== undefined && !drawn.row.isAsked && deps.world.now() < drawn.row.askUntil.getTime()
  return { question: isPut ? { askUntil: drawn.row.askUntil.toISOString() } : null }
}

export async function answerOwn(
  deps: HandlingDeps,
  { receipt, answer, words }: BodyOf<typeof promises.answerOwnClosureQuestion>,
): Promise<OwnQuestion> {
  const drawn = await findOwn(deps, receipt)
  if (drawn === undefined) throw new Refused('NOT_FOUND')
  await keepOutcome(deps, drawn, { outcome: answer, channel: 'MAILBOX', words: words ?? null }, null, committed)
  return { question: null }
}
