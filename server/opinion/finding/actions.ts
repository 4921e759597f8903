import type * as promises from '../../../contracts/opinion-finding.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../../contracts/route.ts'
import { codeStatements } from '../../../domain/opinion-coding.ts'
import { find, toPublicWords } from '../../../domain/opinion-finding.ts'
import { readScoped } from '../../access/index.ts'
import { appendOrder, loadOrderPlace, planOrder } from '../../handling-order/index.ts'
import type { Transact } from '../../platform/database.ts'
import { toNfc } from '../../platform/plain-text.ts'
import { granted, Refused } from '../../platform/refused.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import { markFound, refuseUnreached } from '../../suggestion/index.ts'
import { codedOf, protocolOf } from '../coded.ts'
import type { Asking, Kept, OpinionDeps } from '../deps.ts'
import { loadOpinionPlace } from '../place.ts'
import { policyOf } from '../sessions.ts'
import { findSessions } from '../store.ts'
import { type FindingRow, findFindings, type GroundInsert, insertDecision, insertFinding, lockOpen } from './store.ts'
import { type FindingView, toFindingView, toOutcome } from './view.ts'

const pageFindings = 50
const outcomesShown = 50

export async function viewFindings(
  deps: OpinionDeps,
  { reach }: Asking,
  { limit: wanted, ...wish }: QueryOf<typeof promises.listOpinionFindings>,
): Promise<AnswerOf<typeof promises.listOpinionFindings>> {
  const limit = wanted === undefined ? pageFindings : Number(wanted)
  const ids = await readScoped(deps, reach, (tx) => findFindings(tx, { ...wish, limit }))
  return {
    asOf: new Date(deps.world.now()).toISOString(),
    findings: ids.map(toFindingView),
    next: ids.length < limit ? null : (ids.at(-1)?.findingId ?? null),
  }
}

/** Another place’s findings are not there. */
async function loadFinding(deps: OpinionDeps, { reach }: Asking, findingId: string): Promise<FindingRow> {
  const [row] = await readScoped(deps, reach, (tx) => findFindings(tx, { findingId, limit: 1 }))
  if (row === undefined || !deps.rules.isReached(reach, row)) throw new Refused('NOT_FOUND')
  return row
}

/** What follows from statements, each of which has its codes, and from suggestions that wait: those are answered by what becomes of it. */
export async function findFrom(
  deps: OpinionDeps,
  asking: Asking,
  body: BodyOf<typeof promises.findOpinion>,
  inAudit: Transact,
): Promise<AnswerOf<typeof promises.findOpinion>> {
  const { world, rules } = deps
  const { statements: named, suggestionIds, codes, ...sent } = toNfc(body)
  const now = world.now()
  const place = await loadOpinionPlace(deps, asking.reach, sent)
  const policy = rules.loadPolicy('opinion', place.divisionId, now)
  const statements = await loadStatements(deps, asking, named)
  const ask = {
    words: sent.words,
    codes,
    statements: statements.map((each) => each.codes),
    suggestions: suggestionIds.length,
  }
  const words = granted(find(ask, policy.body))
  await refuseUnreached(deps, asking.reach, suggestionIds)
  const id = uuidV7(now)
  const { accountId } = asking.session
  const { divisionId, hallId } = place
  const grounds: readonly GroundInsert[] = [
    ...statements.map(({ sessionId, version, number }) => ({ sessionId, version, number, suggestionId: null })),
    ...suggestionIds.map((suggestionId) => ({ sessionId: null, version: null, number: null, suggestionId })),
  ]
  await inAudit(world.app, async (tx): Promise<Kept> => {
    const at = new Date(now)
    await insertFinding(tx, { ...place, id, codes, words, policyId: policy.id, accountId, at, grounds })
    await markFound(tx, suggestionIds, { findingId: id, accountId, at })
    return { id, divisionId, hallId, detail: { statements: statements.length, suggestions: suggestionIds.length } }
  })
  return { findingId: id }
}

interface NamedStatement {
  readonly sessionId: string
  readonly version: number
  readonly number: number
  readonly codes: readonly string[] | null
}

/** Refuses a statement that is not there, or not within the reach. */
async function loadStatements(
  deps: OpinionDeps,
  { reach }: Asking,
  named: BodyOf<typeof promises.findOpinion>['statements'],
): Promise<readonly NamedStatement[]> {
  const sessionIds = [...new Set(named.map(({ sessionId }) => sessionId))]
  if (sessionIds.length === 0) return []
  const sessions = await readScoped(deps, reach, (tx) => findSessions(tx, { sessionIds, limit: sessionIds.length }))
  return named.map(({ sessionId, number }, index) => {
    const session = sessions.find((each) => each.sessionId === sessionId && deps.rules.isReached(reach, each))
    const version = session === undefined ? undefined : protocolOf(session)?.version
    const coded =
      session === undefined
        ? undefined
        : codeStatements(codedOf(session), policyOf(deps, session)).find((each) => each.number === number)
    if (version === undefined || coded === undefined)
      throw new Refused('STATEMENT_UNKNOWN', `/statements/${index}/number`)
    return { sessionId, version, number, codes: coded.codes }
  })
}

/** Decided once. What is taken up opens an order in its hall, in the same transaction; whoever left a suggestion reads these words. */
export async function decide(
  deps: OpinionDeps,
  asking: Asking,
  findingId: string,
  body: BodyOf<typeof promises.decideOpinion>,
  inAudit: Transact,
): Promise<FindingView> {
  const { world, rules } = deps
  const { outcome, words: said } = toNfc(body)
  const now = world.now()
  const finding = await loadFinding(deps, asking, findingId)
  const words = granted(toPublicWords(said, rules.policyById('opinion', finding.policyId)))
  const { accountId } = asking.session
  const planned = outcome === 'TAKEN_UP' ? await planFor(deps, asking, finding) : undefined
  await inAudit(world.app, async (tx): Promise<Kept> => {
    if (!(await lockOpen(tx, findingId))) throw new Refused('NOT_AT_THIS_STAGE')
    const orderId = planned?.row.id ?? null
    const decided = () => insertDecision(tx, { finding, outcome, orderId, words, accountId, at: new Date(now) })
    if (planned === undefined) await decided()
    else await appendOrder(tx, planned, decided)
    const { divisionId, hallId } = finding
    return { id: findingId, divisionId, hallId, detail: { outcome } }
  })
  return toFindingView(await loadFinding(deps, asking, findingId))
}

/** An order lies in a hall: what was found of none is answered or declined. */
async function planFor(deps: OpinionDeps, { session, reach }: Asking, finding: FindingRow) {
  const { hallCode, windowCode, itemCode, words } = finding
  if (hallCode === null) throw new Refused('HALL_UNKNOWN', '/outcome')
  const place = await loadOrderPlace(deps, reach, {
    hallCode,
    ...(windowCode === null ? {} : { windowCode }),
    ...(itemCode === null ? {} : { itemCode }),
  })
  const id = uuidV7(deps.world.now())
  return planOrder(deps, { id, place, source: 'OPINION', words, by: { kind: 'ACCOUNT', accountId: session.accountId } })
}

/** 意见办理情况, for everybody. */
export async function viewOutcomes({ world }: OpinionDeps): Promise<AnswerOf<typeof promises.listOpinionOutcomes>> {
  const rows = await findFindings(world.app, { state: 'DECIDED', limit: outcomesShown })
  return { asOf: new Date(world.now()).toISOString(), outcomes: rows.flatMap(toOutcome) }
}
