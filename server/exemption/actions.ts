import type * as promises from '../../contracts/exemption.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import { saidIn } from '../../domain/deduction.ts'
import { decideExemption, proposeExemption } from '../../domain/exemption.ts'
import { type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import { relationInEveryPost, relationOf } from '../deduction/index.ts'
import { appendWords, loadHolder, loadOrderPlace, sealWords } from '../handling-order/index.ts'
import { isUniqueViolation, type Transact } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { Asking, ExemptionDeps } from './deps.ts'
import {
  type ExemptionRow,
  insertDecision,
  insertExemption,
  isProposedAlready,
  listExemptions,
  lockHall,
} from './store.ts'
import { tellDeciders, tellUnit } from './tell.ts'
import { type ExemptionView, partyOf, standOf, viewExemptions } from './view.ts'

const pageExemptions = 50

export async function viewList(
  deps: ExemptionDeps,
  asking: Asking,
  { limit: wanted, state, after }: QueryOf<typeof promises.listExemptions>,
): Promise<AnswerOf<typeof promises.listExemptions>> {
  const limit = wanted === undefined ? pageExemptions : Number(wanted)
  const isDecided = state === undefined ? undefined : state === 'DECIDED'
  const wish = { isDecided, after, limit: limit + 1 }
  const found = await readScoped(deps, asking.reach, (tx) => listExemptions(tx, wish))
  const rows = found.slice(0, limit)
  return {
    asOf: new Date(deps.world.now()).toISOString(),
    exemptions: await viewExemptions(deps, asking, rows),
    next: found.length > limit ? (rows.at(-1)?.exemptionId ?? null) : null,
  }
}

/** Another place’s are not there. */
async function loadRow(deps: ExemptionDeps, { reach }: Asking, exemptionId: string): Promise<ExemptionRow> {
  const [row] = await readScoped(deps, reach, (tx) => listExemptions(tx, { exemptionId, limit: 1 }))
  if (row === undefined || !deps.rules.isReached(reach, row)) throw new Refused('NOT_FOUND', '/exemptionId')
  return row
}

async function viewOne(deps: ExemptionDeps, asking: Asking, exemptionId: string): Promise<ExemptionView> {
  const [view] = await viewExemptions(deps, asking, [await loadRow(deps, asking, exemptionId)])
  if (view === undefined) throw new Error('what was kept is there')
  return view
}

/** The limits are those of today, and stay with the proposal. */
export async function propose(
  deps: ExemptionDeps,
  asking: Asking,
  body: BodyOf<typeof promises.proposeExemption>,
  inAudit: Transact,
): Promise<ExemptionView> {
  const { world, rules } = deps
  const { accountId } = asking.session
  const { cause, document, hallCode, ...sent } = toNfc(body)
  const now = world.now()
  const place = await loadOrderPlace(deps, asking.reach, { ...sent, hallCode })
  const { divisionId, hallId, windowId, itemId, organizationId } = place
  const { id: policyId, body: policy } = rules.loadPolicy('exemption', divisionId, now)
  const unit = { hallId, organizationId, proposedBy: accountId }
  const days = { fromDay: sent.fromDay as PlainDate, toDay: sent.toDay as PlainDate }
  const documentDay = document.day as PlainDate
  const { isOfUnit } = relationOf(await loadHolder(world, asking.session), unit)
  const ask = { ...days, isOfUnit, words: sent.words, documentDay }
  const words = granted(proposeExemption(ask, policy, toPlainDate(now)))
  const sealed = sealWords(world.vault, now, { words })
  if (sealed === null) throw new Error('a proposal without words')
  const id = uuidV7(now)
  const row = {
    ...{ id, divisionId, hallId, windowId, itemId, organizationId, cause, ...days, policyId, accountId, documentDay },
    ...{ documentTitle: document.title.trim(), documentNumber: document.number?.trim() ?? null },
    ...{ proposedAt: new Date(now), recordId: sealed.recordId },
  }
  await inAudit(world.app, async (tx) => {
    await lockHall(tx, hallId)
    if (await isProposedAlready(tx, row)) throw new Refused('CONFLICT')
    await insertExemption(tx, row)
    await appendWords(tx, { divisionId, hallId }, sealed)
    await tellDeciders(deps, tx, { ...row, exemptionId: id, hallCode })
    return { id, divisionId, hallId, outcome: cause }
  })
  return viewOne(deps, asking, id)
}

export async function decide(
  deps: ExemptionDeps,
  asking: Asking,
  exemptionId: string,
  body: BodyOf<typeof promises.decideExemption>,
  inAudit: Transact,
): Promise<ExemptionView> {
  const { world, rules } = deps
  const { accountId } = asking.session
  const { words: text, outcome, fromDay = null, toDay = null } = toNfc(body)
  const now = world.now()
  const row = await loadRow(deps, asking, exemptionId)
  const asker = relationInEveryPost(await partyOf(deps, asking, row), row)
  const ruling = { outcome, fromDay: fromDay as PlainDate | null, toDay: toDay as PlainDate | null }
  const decided = granted(decideExemption(ruling, row, standOf(deps, row), asker))
  const words = granted(saidIn(text, rules.policyById('exemption', row.policyId)))
  const { divisionId, hallId, proposedBy } = row
  const sealed = sealWords(world.vault, now, { words })
  if (sealed === null) throw new Error('a decision without reasons')
  const step = { exemptionId, divisionId, hallId, proposedBy, accountId, at: new Date(now), recordId: sealed.recordId }
  await onceDecided(() =>
    inAudit(world.app, async (tx) => {
      await insertDecision(tx, { ...step, ...decided })
      await appendWords(tx, { divisionId, hallId }, sealed)
      await tellUnit(deps, tx, row)
      return { id: exemptionId, divisionId, hallId, outcome }
    }),
  )
  return viewOne(deps, asking, exemptionId)
}

/** What somebody else has decided meanwhile is told by its code. */
async function onceDecided(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('PROPOSAL_DECIDED')
    throw error
  }
}
