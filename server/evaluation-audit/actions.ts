import type * as promises from '../../contracts/evaluation-audit.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import { isPermitted, type Reach } from '../../domain/access.ts'
import { noteCall } from '../../domain/evaluation-audit.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import { isUnwanted } from '../do-not-call/index.ts'
import { appendWords, openWords, readWritten, sealWords } from '../handling-order/index.ts'
import { type Callback, findCallback } from '../letter/index.ts'
import { isUniqueViolation, type Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import type { Session } from '../session/index.ts'
import { keepShown } from '../unmasking/index.ts'
import { findPartiality, refusePartial } from './caller.ts'
import type { EvaluationAuditDeps } from './deps.ts'
import { type AuditRow, insertOutcome, insertTry, isShownTo, listAudits } from './store.ts'

export interface Asking {
  readonly session: Session
  readonly reach: Reach
}

type AuditList = AnswerOf<typeof promises.listEvaluationAudits>
type AuditView = AuditList['audits'][number]

const pageAudits = 50

export async function viewAudits(
  deps: EvaluationAuditDeps,
  { session, reach }: Asking,
  { limit: wanted, ...wish }: QueryOf<typeof promises.listEvaluationAudits>,
): Promise<AuditList> {
  const now = deps.world.now()
  const limit = wanted === undefined ? pageAudits : Number(wanted)
  const ask = { ...wish, limit, today: toPlainDate(now), now: new Date(now) }
  const rows = await readScoped(deps, reach, (tx) => listAudits(tx, ask))
  return {
    asOf: new Date(now).toISOString(),
    audits: await viewRows(deps, await findOwn(deps, session, rows)),
    next: rows.length < limit ? null : (rows.at(-1)?.auditId ?? null),
  }
}

/** Whoever calls does not learn what was drawn where he is partial; whoever manages sees all of his place. */
async function findOwn(deps: EvaluationAuditDeps, { accountId, post }: Session, rows: readonly AuditRow[]) {
  if (post === null || !isPermitted(post.role, 'evaluation-audit:call')) return rows
  const own: AuditRow[] = []
  for (const row of rows) if ((await findPartiality(deps, accountId, row)) === undefined) own.push(row)
  return own
}

async function viewRows(deps: EvaluationAuditDeps, rows: readonly AuditRow[]): Promise<AuditView[]> {
  const { world } = deps
  const opened = await openWords(
    world,
    rows.flatMap(({ recordId }) => recordId ?? []),
  )
  const views: AuditView[] = []
  for (const row of rows) {
    const mayCall = stateOf(row, world.now()) === 'OPEN' && (await findCallable(deps, row)) !== undefined
    views.push(toView(deps, row, { mayCall, words: readWritten(opened.get(row.recordId ?? '')).words }))
  }
  return views
}

function toView(
  { world, rules }: EvaluationAuditDeps,
  row: AuditRow,
  seen: Pick<AuditView, 'mayCall' | 'words'>,
): AuditView {
  const { auditId, hallCode, hallName, windowName, itemName, serviceDay, channel, grade, outcome, tries } = row
  return {
    ...{ auditId, hallCode, hallName, windowName, itemName, serviceDay, channel, grade, outcome, tries, ...seen },
    month: row.monthFrom.slice(0, 7),
    drawnAt: row.drawnAt.toISOString(),
    callUntil: row.callUntil.toISOString(),
    state: stateOf(row, world.now()),
    askedAt: row.askedAt?.toISOString() ?? null,
    triesMax: rules.policyById('evaluation-audit', row.policyId).triesMax,
    isTriedToday: row.lastDay !== null && toPlainDate(world.now()) <= row.lastDay,
  }
}

function stateOf({ outcome, callUntil }: Pick<AuditRow, 'outcome' | 'callUntil'>, now: number): AuditView['state'] {
  if (outcome !== null) return 'ASKED'
  return now >= callUntil.getTime() ? 'OVER' : 'OPEN'
}

/** Where whoever gave it may be called; undefined for what was given anonymously, was erased, or whose giver wants to be left alone. */
async function findCallable(
  { world }: EvaluationAuditDeps,
  { evaluationId }: Pick<AuditRow, 'evaluationId'>,
): Promise<Callback | undefined> {
  const callback = await findCallback(world, evaluationId)
  return callback === undefined || (await isUnwanted(world.app, callback.indexes)) ? undefined : callback
}

/** Another place’s audits are not there. */
async function loadAudit(deps: EvaluationAuditDeps, reach: Reach, auditId: string): Promise<AuditRow> {
  const now = deps.world.now()
  const wish = { auditId, limit: 1, today: toPlainDate(now), now: new Date(now) }
  const [row] = await readScoped(deps, reach, (tx) => listAudits(tx, wish))
  if (row === undefined || !deps.rules.isReached(reach, row)) throw new Refused('NOT_FOUND', '/auditId')
  return row
}

/** Whom to call, for this call alone. What is shown stands written before it is told, like every value of a case. */
export async function revealPhone(
  deps: EvaluationAuditDeps,
  { session, reach }: Asking,
  auditId: string,
  inAudit: Transact,
): Promise<AnswerOf<typeof promises.revealEvaluationAuditPhone>> {
  const row = await loadAudit(deps, reach, auditId)
  await refusePartial(deps, session.accountId, row)
  const state = stateOf(row, deps.world.now())
  if (state !== 'OPEN') throw new Refused(state === 'ASKED' ? 'ALREADY_ASKED' : 'TOO_LATE')
  const callback = await findCallable(deps, row)
  if (callback === undefined) throw new Refused('DO_NOT_CALL')
  const { divisionId, hallId } = row
  // Shown under the number of the audit: no row says who was told about which evaluation but this one.
  const asked = {
    place: { caseId: auditId, divisionId, hallId },
    accountId: session.accountId,
    ask: { field: `${callback.person}-phone`, purpose: 'EVALUATION_AUDIT', reason: '评价抽查核实' },
    isOfItself: true,
  } as const
  return { unmaskingId: await keepShown(deps, asked, inAudit), phone: callback.phone }
}

/** What came of calling, once; a call that has reached nobody is a try. */
export async function noteAudit(
  deps: EvaluationAuditDeps,
  { session, reach }: Asking,
  auditId: string,
  { outcome, words: said }: BodyOf<typeof promises.noteEvaluationAudit>,
  inAudit: Transact,
): Promise<AuditView> {
  const { world, rules } = deps
  const now = world.now()
  const words = said ?? null
  const row = await loadAudit(deps, reach, auditId)
  await refusePartial(deps, session.accountId, row)
  const noted = granted(
    noteCall(
      { outcome, words },
      {
        isAsked: row.outcome !== null,
        tries: { made: row.tries, lastDay: row.lastDay },
        triesMax: rules.policyById('evaluation-audit', row.policyId).triesMax,
        callUntil: row.callUntil.getTime(),
        mayCall: (await findCallable(deps, row)) !== undefined,
        isNumberShown: await isShownTo(world.app, session.accountId, auditId),
      },
      now,
    ),
  )
  const isEnded = noted.kind === 'OUTCOME' || noted.isLast
  const sealed = isEnded && words !== null ? sealWords(world.vault, now, { words }) : null
  const { divisionId, hallId } = row
  const written = { auditId, divisionId, hallId, accountId: session.accountId, at: new Date(now) }
  try {
    await inAudit(world.app, async (tx) => {
      if (noted.kind === 'TRY' && !(await insertTry(tx, { ...written, ...noted }))) throw new Refused('TOO_EARLY')
      if (isEnded && !(await insertOutcome(tx, { ...written, outcome, recordId: sealed?.recordId ?? null })))
        throw new Refused('ALREADY_ASKED')
      await appendWords(tx, { divisionId, hallId }, sealed)
      return { divisionId, hallId, outcome }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('VERSION_PASSED')
    throw error
  }
  const [view] = await viewRows(deps, [await loadAudit(deps, reach, auditId)])
  if (view === undefined) throw new Error('what was noted is there')
  return view
}
