import type * as promises from '../../contracts/manipulation.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import { saidIn } from '../../domain/deduction.ts'
import { findDecideRefusal, findProposeRefusal, toReview } from '../../domain/manipulation-review.ts'
import { readScoped } from '../access/index.ts'
import { appendInvalidation, lockValidity } from '../evaluation/index.ts'
import { appendWords, sealWords } from '../handling-order/index.ts'
import type { Database, Transact } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { Asking, ManipulationDeps } from './deps.ts'
import * as store from './store.ts'
import { tellDeciders } from './tell.ts'
import { askerOf, partyOf, type SignalView, standOf, viewSignals } from './view.ts'

const pageSignals = 50

export async function viewList(
  deps: ManipulationDeps,
  asking: Asking,
  { limit: wanted, state, after }: QueryOf<typeof promises.listManipulationSignals>,
): Promise<AnswerOf<typeof promises.listManipulationSignals>> {
  const limit = wanted === undefined ? pageSignals : Number(wanted)
  const found = await readScoped(deps, asking.reach, (tx) => store.listSignals(tx, { state, after, limit: limit + 1 }))
  const rows = found.slice(0, limit)
  return {
    asOf: new Date(deps.world.now()).toISOString(),
    signals: await viewSignals(deps, asking, rows),
    next: found.length > limit ? (rows.at(-1)?.signalId ?? null) : null,
  }
}

/** Another place’s are not there. */
async function loadRow(deps: ManipulationDeps, { reach }: Asking, signalId: string): Promise<store.SignalRow> {
  const [row] = await readScoped(deps, reach, (tx) => store.listSignals(tx, { signalId, limit: 1 }))
  if (row === undefined || !deps.rules.isReached(reach, row)) throw new Refused('NOT_FOUND', '/signalId')
  return row
}

async function viewOne(deps: ManipulationDeps, asking: Asking, signalId: string): Promise<SignalView> {
  const [view] = await viewSignals(deps, asking, [await loadRow(deps, asking, signalId)])
  if (view === undefined) throw new Error('what was kept is there')
  return view
}

/** As it stands now, with nobody else at it. */
async function lockedRow(tx: Database, signalId: string): Promise<store.SignalRow> {
  await store.lockSignal(tx, signalId)
  const [row] = await store.listSignals(tx, { signalId, limit: 1 })
  if (row === undefined) throw new Refused('NOT_FOUND', '/signalId')
  return row
}

function sealReasons({ world, rules }: ManipulationDeps, row: store.SignalRow, text: string) {
  const words = granted(saidIn(text, rules.policyById('manipulation-detector', row.policyId)))
  const sealed = sealWords(world.vault, world.now(), { words })
  if (sealed === null) throw new Error('a step without reasons')
  return sealed
}

export async function propose(
  deps: ManipulationDeps,
  asking: Asking,
  signalId: string,
  body: BodyOf<typeof promises.proposeManipulation>,
  inAudit: Transact,
): Promise<SignalView> {
  const { world } = deps
  const { outcome, words } = toNfc(body)
  const row = await loadRow(deps, asking, signalId)
  const asker = askerOf(await partyOf(deps, asking, row.day), row)
  granted(toReview(findProposeRefusal(standOf(row), asker)))
  const sealed = sealReasons(deps, row, words)
  const { divisionId, hallId } = row
  const id = uuidV7(world.now())
  await inAudit(world.app, async (tx) => {
    granted(toReview(findProposeRefusal(standOf(await lockedRow(tx, signalId)), asker)))
    const step = { signalId, divisionId, hallId, accountId: asking.session.accountId, at: new Date(world.now()) }
    await store.insertProposal(tx, { ...step, id, outcome, recordId: sealed.recordId })
    await appendWords(tx, { divisionId, hallId }, sealed)
    await tellDeciders(deps, tx, row, id)
    return { id: signalId, divisionId, hallId, outcome }
  })
  return viewOne(deps, asking, signalId)
}

/** Confirmed, what is void counts no more from now on, in the same transaction; what is released was never taken out. */
export async function decide(
  deps: ManipulationDeps,
  asking: Asking,
  signalId: string,
  body: BodyOf<typeof promises.decideManipulation>,
  inAudit: Transact,
): Promise<SignalView> {
  const { world } = deps
  const { proposalId, isConfirmed, words } = toNfc(body)
  const row = await loadRow(deps, asking, signalId)
  const party = await partyOf(deps, asking, row.day)
  granted(toReview(findDecideRefusal(standOf(row), askerOf(party, row))))
  const sealed = sealReasons(deps, row, words)
  const { divisionId, hallId } = row
  await inAudit(world.app, async (tx) => {
    const stands = await lockedRow(tx, signalId)
    granted(toReview(findDecideRefusal(standOf(stands), askerOf(party, stands))))
    if (stands.proposalId !== proposalId || stands.proposedBy === null) throw new Refused('CONFLICT', '/proposalId')
    const at = new Date(world.now())
    const step = { signalId, divisionId, hallId, accountId: asking.session.accountId, at, recordId: sealed.recordId }
    await store.insertDecision(tx, { ...step, proposalId, proposedBy: stands.proposedBy, isConfirmed })
    await appendWords(tx, { divisionId, hallId }, sealed)
    if (isConfirmed && stands.outcome === 'VOID') await makeVoid(tx, signalId, at)
    return { id: signalId, divisionId, hallId, outcome: isConfirmed ? (stands.outcome ?? '') : 'REFUSED' }
  })
  return viewOne(deps, asking, signalId)
}

/** What an appeal or another signal has taken out already stays as it is. */
async function makeVoid(tx: Database, signalId: string, at: Date): Promise<void> {
  for (const aside of await store.listAside(tx, signalId)) {
    await lockValidity(tx, aside.evaluationId)
    if (!(await store.isInvalid(tx, aside.evaluationId))) await appendInvalidation(tx, { ...aside, appealId: null, at })
  }
}
