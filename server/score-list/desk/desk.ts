import type { AnswerOf, BodyOf, QueryOf } from '../../../contracts/route.ts'
import type * as promises from '../../../contracts/score-list.ts'
import { isPermitted } from '../../../domain/access.ts'
import { saidIn } from '../../../domain/deduction.ts'
import { addDays, toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { readScoped } from '../../access/index.ts'
import { findUnit, loadParty, relationInEveryPost, relationOf } from '../../deduction/index.ts'
import { appendWords, openWords, readWritten, sealWords } from '../../handling-order/index.ts'
import { appendMessages, type Recipient } from '../../message/index.ts'
import { type Database, isUniqueViolation, type Transact } from '../../platform/database.ts'
import { toNfc } from '../../platform/plain-text.ts'
import { granted, Refused } from '../../platform/refused.ts'
import { findWithdrawnInputs } from '../../publication/index.ts'
import type { Asking, ScoreListDeps } from '../deps.ts'
import { listLinkDecisions } from '../store.ts'
import { type EntryRow, insertAnswer, insertDecision, listAlerts, listAlertVisits, listEntries } from './store.ts'
import { type EntryView, isDecidable, stateOfEntry, unitOf, viewAlert, viewEntry } from './view.ts'

const pageRows = 50
/** Of whoever decides, posts that ended so many days ago count still. */
const standingDays = 366
const wordsCodePointsMax = 2000

export async function viewAlerts(
  deps: ScoreListDeps,
  { session, reach }: Asking,
  { limit: wanted, after }: QueryOf<typeof promises.listScoreAlerts>,
): Promise<AnswerOf<typeof promises.listScoreAlerts>> {
  const limit = wanted === undefined ? pageRows : Number(wanted)
  const rows = await readScoped(deps, reach, (tx) => listAlerts(tx, { after, limit }))
  const mayPlan = session.post !== null && isPermitted(session.post.role, 'assessment-plan:write')
  const told = mayPlan
    ? await listAlertVisits(
        deps.world.app,
        rows.map(({ id }) => id),
      )
    : []
  const visits = new Map(told.map((visit) => [visit.alertId, visit]))
  const withdrawn = await findWithdrawnInputs(deps.world.app)
  return {
    asOf: new Date(deps.world.now()).toISOString(),
    alerts: rows.map((row) => viewAlert(deps, { reach }, row, { visit: visits.get(row.id), withdrawn })),
    next: rows.length < limit ? null : (rows[rows.length - 1]?.id ?? null),
  }
}

const partyOf = ({ world }: ScoreListDeps, asking: Asking) =>
  loadParty(world, asking, addDays(toPlainDate(world.now()), -standingDays))

/** Beside an entry: what decides whether it counts. */
async function loadKnown({ world: { app } }: ScoreListDeps) {
  return { decisions: await listLinkDecisions(app), withdrawn: await findWithdrawnInputs(app) }
}

async function viewRows(deps: ScoreListDeps, asking: Asking, rows: readonly EntryRow[]): Promise<EntryView[]> {
  const { world } = deps
  const party = await partyOf(deps, asking)
  const known = await loadKnown(deps)
  const records = rows.flatMap(({ answerRecordId, decisionRecordId }) => [answerRecordId, decisionRecordId])
  const opened = await openWords(
    world,
    records.filter((record) => record !== null),
  )
  const wordsOf = (recordId: string | null) => readWritten(opened.get(recordId ?? '')).words
  return rows.map((row) => viewEntry(row, { party, state: stateOfEntry(deps, row, known), wordsOf }))
}

export async function viewEntries(
  deps: ScoreListDeps,
  asking: Asking,
  { limit: wanted, ...wish }: QueryOf<typeof promises.listScoreListEntries>,
): Promise<AnswerOf<typeof promises.listScoreListEntries>> {
  const limit = wanted === undefined ? pageRows : Number(wanted)
  const rows = await readScoped(deps, asking.reach, (tx) => listEntries(tx, { ...wish, limit }))
  return {
    asOf: new Date(deps.world.now()).toISOString(),
    entries: await viewRows(deps, asking, rows),
    next: rows.length < limit ? null : (rows[rows.length - 1]?.id ?? null),
  }
}

async function loadEntry(deps: ScoreListDeps, { reach }: Asking, entryId: string): Promise<EntryRow> {
  const [row] = await readScoped(deps, reach, (tx) => listEntries(tx, { entryId, limit: 1 }))
  if (row === undefined || !deps.rules.isReached(reach, row)) throw new Refused('NOT_FOUND', '/entryId')
  return row
}

async function viewAgain(deps: ScoreListDeps, asking: Asking, entryId: string): Promise<EntryView> {
  const [view] = await viewRows(deps, asking, [await loadEntry(deps, asking, entryId)])
  if (view === undefined) throw new Error('what was kept is there')
  return view
}

/** By the unit of the window, once, before the time for it is over. */
export async function answer(
  deps: ScoreListDeps,
  asking: Asking,
  entryId: string,
  body: BodyOf<typeof promises.answerScoreListing>,
  inAudit: Transact,
): Promise<EntryView> {
  const row = await loadEntry(deps, asking, entryId)
  const party = await partyOf(deps, asking)
  if (!relationOf(party.holder, unitOf(row)).isOfUnit) throw new Refused('NOT_YOURS_TO_DO')
  if (row.answeredAt !== null) throw new Refused('STATED_ALREADY')
  if (stateOfEntry(deps, row, await loadKnown(deps)) !== 'NOTIFIED') throw new Refused('NOT_AT_THIS_STAGE')
  const { divisionId, hallId } = row
  await writeOnce(deps, { row, asking, words: body.words, code: 'STATED_ALREADY' }, inAudit, async (tx, kept) => {
    await insertAnswer(tx, kept)
    await tell(deps, tx, row, 'SCORE_LIST_ANSWERED', [{ role: 'WORKING_GROUP', divisionId, hallId }])
    return {}
  })
  return viewAgain(deps, asking, entryId)
}

/** By a stranger to the unit: on its answer, or because an entry should stand no longer. */
export async function decide(
  deps: ScoreListDeps,
  asking: Asking,
  entryId: string,
  { outcome, words }: BodyOf<typeof promises.decideScoreListing>,
  inAudit: Transact,
): Promise<EntryView> {
  const row = await loadEntry(deps, asking, entryId)
  const { isOfUnit, isProposer } = relationInEveryPost(await partyOf(deps, asking), unitOf(row))
  if (isProposer) throw new Refused('OWN_PROPOSAL')
  if (isOfUnit) throw new Refused('DECIDES_OWN_CASE')
  if (row.outcome !== null) throw new Refused('PROPOSAL_DECIDED')
  const state = stateOfEntry(deps, row, await loadKnown(deps))
  if (!isDecidable(state) || (outcome === 'KEPT' && state !== 'TO_DECIDE')) throw new Refused('NOT_AT_THIS_STAGE')
  await writeOnce(deps, { row, asking, words, code: 'PROPOSAL_DECIDED' }, inAudit, async (tx, kept) => {
    await insertDecision(tx, { ...kept, outcome })
    await tell(deps, tx, row, 'SCORE_LIST_DECIDED', await findUnit(deps, tx, row))
    return { outcome }
  })
  return viewAgain(deps, asking, entryId)
}

interface Writing {
  readonly row: EntryRow
  readonly asking: Asking
  readonly words: string
  readonly code: 'STATED_ALREADY' | 'PROPOSAL_DECIDED'
}
type Kept = Parameters<typeof insertAnswer>[1]

/** What somebody else has done meanwhile is told by its code. */
async function writeOnce(
  { world }: ScoreListDeps,
  { row, asking, words: text, code }: Writing,
  inAudit: Transact,
  write: (tx: Database, kept: Kept) => Promise<{ readonly outcome?: string }>,
): Promise<void> {
  const now = world.now()
  const words = granted(saidIn(toNfc({ text }).text, { wordsCodePointsMax }))
  const sealed = sealWords(world.vault, now, { words })
  if (sealed === null) throw new Error('words are there')
  const { id, divisionId, hallId } = row
  const place = { divisionId, hallId }
  const { accountId } = asking.session
  const kept = { entryId: id, ...place, accountId, at: new Date(now), recordId: sealed.recordId }
  try {
    await inAudit(world.app, async (tx) => {
      const told = await write(tx, kept)
      await appendWords(tx, place, sealed)
      return { id, ...place, ...told }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused(code)
    throw error
  }
}

async function tell(
  { world }: ScoreListDeps,
  tx: Database,
  { id, hallCode }: EntryRow,
  kind: 'SCORE_LIST_ANSWERED' | 'SCORE_LIST_DECIDED',
  whom: readonly Recipient[],
): Promise<void> {
  const letters = whom.map((to) => ({
    to,
    message: {
      ...{ kind, detail: { hallCode }, page: 'score-alerts' as const, target: id },
      onceKey: `score-list|${id}|${kind}|${'accountId' in to ? to.accountId : to.role}`,
    },
  }))
  await appendMessages(tx, letters, world.now())
}
