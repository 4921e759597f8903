import type * as promises from '../../../contracts/assessment-review.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../../contracts/route.ts'
import { isPermitted } from '../../../domain/access.ts'
import { decideDisqualification } from '../../../domain/assessment-review.ts'
import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { holdsPersonalNumber } from '../../../domain/practice.ts'
import { openNames } from '../../account/index.ts'
import { insertAssessorEnd } from '../../assessor/index.ts'
import type { Transact } from '../../platform/database.ts'
import { granted, Refused } from '../../platform/refused.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import { type Asking, type ReviewDeps, toldTo } from '../deps.ts'
import {
  type DisqualificationRow,
  findAssessor,
  insertDecision,
  insertDisqualification,
  listDisqualifications,
  lockAssessor,
} from './store.ts'

type DisqualificationList = AnswerOf<typeof promises.listDisqualifications>
type DisqualificationView = DisqualificationList['disqualifications'][number]

const pageDisqualifications = 50

async function view(
  { world }: ReviewDeps,
  { session }: Asking,
  rows: readonly DisqualificationRow[],
): Promise<DisqualificationView[]> {
  const role = session.post?.role
  const mayAtAll = role !== undefined && isPermitted(role, 'disqualification:decide')
  const names = await openNames(
    world,
    rows
      .flatMap(({ assessorAccountId, proposedBy, decidedBy }) => [assessorAccountId, proposedBy, decidedBy ?? ''])
      .filter((id) => id !== ''),
  )
  return rows.map(({ divisionId: _, assessorAccountId, isAssessorEnded, proposedBy, decidedBy, ...row }) => {
    const proposal = { proposedBy, assessorAccountId, isDecided: row.outcome !== null }
    const assessor = { isEnded: isAssessorEnded }
    return {
      ...row,
      pool: row.pool as DisqualificationView['pool'],
      grounds: [...row.grounds],
      name: names.get(assessorAccountId) ?? '',
      proposedBy: names.get(proposedBy) ?? '',
      proposedAt: row.proposedAt.toISOString(),
      decidedBy: decidedBy === null ? null : (names.get(decidedBy) ?? ''),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      mayDecide: mayAtAll && decideDisqualification(proposal, session.accountId, assessor, 'REFUSED').granted,
    }
  })
}

export async function viewDisqualifications(
  deps: ReviewDeps,
  asking: Asking,
  { limit: wanted, after }: QueryOf<typeof promises.listDisqualifications>,
): Promise<DisqualificationList> {
  const limit = wanted === undefined ? pageDisqualifications : Number(wanted)
  const { divisionIds } = toldTo(deps, asking.reach)
  const rows = await listDisqualifications(deps.world.app, divisionIds, { after, limit })
  return {
    asOf: new Date(deps.world.now()).toISOString(),
    disqualifications: await view(deps, asking, rows),
    next: rows.length < limit ? null : (rows.at(-1)?.disqualificationId ?? null),
  }
}

async function loadOne(deps: ReviewDeps, { reach }: Asking, disqualificationId: string): Promise<DisqualificationRow> {
  const { divisionIds } = toldTo(deps, reach)
  const [row] = await listDisqualifications(deps.world.app, divisionIds, { disqualificationId, limit: 1 })
  if (row === undefined) throw new Refused('NOT_FOUND', '/disqualificationId')
  return row
}

/** Reasons stand in plain: nobody’s number may stand in them. */
function refuseNumbers(reason: string): void {
  if (holdsPersonalNumber(reason)) throw new Refused('PERSONAL_NUMBER', '/reason')
}

/** Nobody proposes it of himself: whoever wants to go resigns. */
export async function propose(
  deps: ReviewDeps,
  asking: Asking,
  { assessorId, grounds, reason }: BodyOf<typeof promises.proposeDisqualification>,
  inAudit: Transact,
): Promise<DisqualificationView> {
  const { world } = deps
  const { accountId } = asking.session
  refuseNumbers(reason)
  const now = world.now()
  const id = uuidV7(now)
  await inAudit(world.app, async (tx) => {
    await lockAssessor(tx, assessorId)
    const assessor = await findAssessor(tx, assessorId)
    const { divisionIds } = toldTo(deps, asking.reach)
    if (assessor === undefined || !divisionIds.includes(assessor.divisionId))
      throw new Refused('NOT_FOUND', '/assessorId')
    if (assessor.accountId === accountId) throw new Refused('OWN_ASSESSMENT')
    if (assessor.isEnded) throw new Refused('ASSESSOR_ENDED')
    if (assessor.isProposed) throw new Refused('CONFLICT')
    const { divisionId } = assessor
    await insertDisqualification(tx, { id, assessorId, divisionId, grounds, reason, accountId, at: new Date(now) })
    return { id, divisionId }
  })
  const [seen] = await view(deps, asking, [await loadOne(deps, asking, id)])
  if (seen === undefined) throw new Error('what was proposed is there')
  return seen
}

/** Accepted, he is disqualified in the same transaction: his term ends on the day. */
export async function decide(
  deps: ReviewDeps,
  asking: Asking,
  disqualificationId: string,
  { outcome: wanted, reason }: BodyOf<typeof promises.decideDisqualification>,
  inAudit: Transact,
): Promise<DisqualificationView> {
  const { world } = deps
  const { accountId } = asking.session
  refuseNumbers(reason)
  const row = await loadOne(deps, asking, disqualificationId)
  const { proposedBy, assessorAccountId, divisionId, assessorId } = row
  const proposal = { proposedBy, assessorAccountId, isDecided: row.outcome !== null }
  const outcome = granted(decideDisqualification(proposal, accountId, { isEnded: row.isAssessorEnded }, wanted))
  const now = world.now()
  const at = new Date(now)
  await inAudit(world.app, async (tx) => {
    const decided = { disqualificationId, proposedBy, divisionId, outcome, reason, accountId, at }
    if (!(await insertDecision(tx, decided))) throw new Refused('PROPOSAL_DECIDED')
    const end = {
      assessorId,
      divisionId,
      endedOn: toPlainDate(now),
      cause: 'DISQUALIFIED',
      reason: row.reason,
    } as const
    const isEnded = outcome === 'REFUSED' || (await insertAssessorEnd(tx, { ...end, accountId, at }))
    if (!isEnded) throw new Refused('ASSESSOR_ENDED')
    return { id: disqualificationId, divisionId, outcome }
  })
  const [seen] = await view(deps, asking, [await loadOne(deps, asking, disqualificationId)])
  if (seen === undefined) throw new Error('what was decided is there')
  return seen
}
