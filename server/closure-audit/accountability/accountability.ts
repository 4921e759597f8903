import type { decideAccountability, listAccountabilityProposals } from '../../../contracts/closure-audit.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../../contracts/route.ts'
import type { Reach } from '../../../domain/access.ts'
import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { readScoped } from '../../access/index.ts'
import {
  appendWords,
  findOrganizations,
  type HandlingDeps,
  openWords,
  readWritten,
  sealWords,
  viewOrganization,
} from '../../handling-order/index.ts'
import type { Transact } from '../../platform/database.ts'
import { Refused } from '../../platform/refused.ts'
import type { Session } from '../../session/index.ts'
import { insertDecision, listProposals, type ProposalRow } from './store.ts'

type ProposalList = AnswerOf<typeof listAccountabilityProposals>
type ProposalView = ProposalList['proposals'][number]

const pageProposals = 50

export async function viewProposals(
  deps: HandlingDeps,
  reach: Reach,
  { after, limit: wanted }: QueryOf<typeof listAccountabilityProposals>,
): Promise<ProposalList> {
  const now = deps.world.now()
  const limit = wanted === undefined ? pageProposals : Number(wanted)
  const rows = await readScoped(deps, reach, (tx) => listProposals(tx, { after, limit, today: toPlainDate(now) }))
  return {
    asOf: new Date(now).toISOString(),
    proposals: await viewRows(deps, rows),
    next: rows.length < limit ? null : (rows.at(-1)?.proposalId ?? null),
  }
}

async function viewRows({ world }: HandlingDeps, rows: readonly ProposalRow[]): Promise<ProposalView[]> {
  const organizations = await findOrganizations(
    world.app,
    rows.map(({ organizationId }) => organizationId),
  )
  const opened = await openWords(
    world,
    rows.flatMap(({ recordId }) => (recordId === null ? [] : [recordId])),
  )
  return rows.map(({ divisionId: _, hallId: __, organizationId, recordId, proposedAt, decidedAt, ...row }) => ({
    ...row,
    lead: viewOrganization(organizations, organizationId),
    proposedAt: proposedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    words: readWritten(opened.get(recordId ?? '')).words,
  }))
}

/** What the leading group says to it, once; its reasons are sealed. */
export async function decide(
  deps: HandlingDeps,
  { session, reach }: { readonly session: Session; readonly reach: Reach },
  proposalId: string,
  { outcome, words }: BodyOf<typeof decideAccountability>,
  inAudit: Transact,
): Promise<ProposalView> {
  const { world } = deps
  const now = world.now()
  const find = () =>
    readScoped(deps, reach, (tx) => listProposals(tx, { proposalId, limit: 1, today: toPlainDate(now) }))
  const [row] = await find()
  if (row === undefined) throw new Refused('NOT_FOUND')
  const sealed = sealWords(world.vault, now, { words })
  if (sealed === null) throw new Error('reasons are written')
  const { divisionId, hallId } = row
  const { recordId } = sealed
  const { accountId } = session
  await inAudit(world.app, async (tx) => {
    const decidedAt = new Date(now)
    const isFirst = await insertDecision(tx, {
      ...{ proposalId, divisionId, hallId, outcome, accountId, decidedAt, recordId },
    })
    if (!isFirst) throw new Refused('PROPOSAL_DECIDED')
    await appendWords(tx, { divisionId, hallId }, sealed)
    return { divisionId, hallId, outcome }
  })
  const [view] = await viewRows(deps, await find())
  if (view === undefined) throw new Error('what was decided is there')
  return view
}
