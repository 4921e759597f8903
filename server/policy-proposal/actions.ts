import type {
  decidePolicyProposal,
  listPolicies,
  listPolicyPacks,
  PolicyView,
  ProposalView,
  proposePolicy,
  seeWording,
} from '../../contracts/policy.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { findPlainDate, type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { isRefusedBy } from '../../domain/policy-check.ts'
import { composePolicy } from '../../domain/policy-pack.ts'
import { toDivisionCode } from '../../domain/service-case.ts'
import { findDivisions } from '../catalogue/index.ts'
import { isReplayed } from '../manipulation/index.ts'
import { isUniqueViolation, type Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import { findBodyFault, isPolicyWord, type RuleBook } from '../policy/index.ts'
import * as store from './store.ts'
import { baseOf, findingsOf, type Looked, toListed, toPolicyView, toProposalHead, toProposalView } from './view.ts'

export interface PolicyDeps {
  readonly world: World
  readonly rules: RuleBook
}

/** Who asks: an account, and as far as its post reaches. */
export interface Asking {
  readonly accountId: string
  readonly reach: Reach
}

async function look({ world, rules }: PolicyDeps): Promise<Looked> {
  return { rules, names: await store.findDivisionNames(world.app, toPlainDate(world.now())) }
}

export async function viewPolicies(
  deps: PolicyDeps,
  { reach }: Asking,
  query: QueryOf<typeof listPolicies>,
): Promise<AnswerOf<typeof listPolicies>> {
  const { rules, world } = deps
  const divisionId =
    query.divisionCode === undefined ? reach.divisionId : await loadDivisionId(deps, query.divisionCode)
  const on = dayOf(query.on) ?? toPlainDate(world.now())
  const looked = await look(deps)
  const shown = new Set([...rules.divisionPath(divisionId), ...rules.divisionsWithin(divisionId)])
  const policies = rules
    .versionsOf(query.word)
    .filter((policy) => shown.has(policy.divisionId))
    .map((policy) => toListed(looked, policy, divisionId, on))
    .sort((a, b) => (sortedBy(a) < sortedBy(b) ? -1 : 1))
  return { on, divisionCode: looked.names.get(divisionId)?.divisionCode ?? '', policies }
}

const sortedBy = ({
  word,
  divisionCode,
  effectiveFrom,
  version,
}: Omit<PolicyView, 'rules' | 'replaces' | 'findings'>) =>
  [word, divisionCode, effectiveFrom, String(version).padStart(6, '0')].join('|')

export async function viewPolicy(deps: PolicyDeps, { reach }: Asking, policyId: string): Promise<PolicyView> {
  const policy = deps.rules.versionsOf().find(({ id }) => id === Number(policyId))
  if (policy === undefined) throw new Refused('NOT_FOUND')
  return toPolicyView(await look(deps), policy, reach.divisionId, toPlainDate(deps.world.now()))
}

export async function viewPacks({ world }: PolicyDeps): Promise<AnswerOf<typeof listPolicyPacks>> {
  const packs = await store.findPacks(world.app)
  return { packs: packs.map((pack) => ({ ...pack, rules: [...pack.rules] })) }
}

export async function viewProposals(deps: PolicyDeps, { accountId, reach }: Asking) {
  const rows = await store.findProposals(deps.world.app, deps.rules.divisionsWithin(reach.divisionId))
  const looked = await look(deps)
  const own = rows.filter(({ divisionId }) => deps.rules.isReached(reach, { divisionId, hallId: null }))
  return { proposals: own.map((row) => toProposalHead(looked, row, accountId)) }
}

export async function viewProposal(deps: PolicyDeps, asking: Asking, id: string): Promise<ProposalView> {
  return toProposalView(await look(deps), await loadProposal(deps, asking, id), asking.accountId)
}

/** What somebody wants to hold from a day on: kept beside what holds, which it does not touch. */
export async function propose(
  deps: PolicyDeps,
  asking: Asking,
  sent: BodyOf<typeof proposePolicy>,
  inAudit: Transact,
): Promise<ProposalView> {
  const { world, rules } = deps
  const { word } = sent
  if (!isPolicyWord(word)) throw new Refused('POLICY_UNKNOWN', '/word')
  const divisionId = await loadDivisionId(deps, sent.divisionCode)
  if (!rules.isReached(asking.reach, { divisionId, hallId: null })) throw new Refused('FORBIDDEN', '/divisionCode')
  const days = loadDays(deps, sent)
  const base = baseOf(rules, word, divisionId, days.effectiveFrom)
  if (base === undefined) throw new Refused('POLICY_UNKNOWN', '/word')
  const set = sent.rules.map((rule) => ({ ...rule, publishedOn: dayOf(rule.publishedOn) ?? null }))
  const { body, sources } = granted(composePolicy(base, set))
  const fault = findBodyFault(word, body)
  if (fault !== undefined) throw new Refused('RULE_NOT_READABLE', fault)
  const id = uuidV7(world.now())
  const row = { id, word, divisionId, ...days, source: sent.source, sources, body, basePolicyId: base.id }
  await inAudit(world.app, async (tx) => {
    await store.insertProposal(tx, { ...row, proposedBy: asking.accountId, proposedAt: new Date(world.now()) })
    return { id, divisionId }
  })
  return viewProposal(deps, asking, id)
}

type Outcome = BodyOf<typeof decidePolicyProposal>

/**
 * Puts in force what somebody else has proposed, or says no. What is checked is what holds at that moment: whoever decides at the same time
 * waits, and is told that it has passed.
 */
export async function decide(
  deps: PolicyDeps,
  asking: Asking,
  id: string,
  sent: Outcome,
  inAudit: Transact,
): Promise<ProposalView> {
  const { world, rules } = deps
  const { outcome } = sent
  const row = await loadProposal(deps, asking, id)
  if (row.proposedBy === asking.accountId) throw new Refused('OWN_PROPOSAL')
  await endOnce(async () =>
    inAudit(world.app, async (tx) => {
      await store.lockPolicy(tx, row.word)
      await rules.refresh()
      if ((await store.findProposal(tx, id))?.outcome !== null) throw new Refused('PROPOSAL_ENDED')
      if (outcome === 'ADOPTED') refuseUnfit(deps, row)
      if (outcome === 'ADOPTED' && row.word === 'manipulation-detector' && !(await isReplayed(tx, id)))
        throw new Refused('REPLAY_MISSING')
      await store.insertProposalEnd(
        tx,
        endOf(world, row, { outcome, accountId: asking.accountId, reason: sent.reason ?? null }),
      )
      if (outcome === 'ADOPTED') await store.insertAdopted(tx, id)
      return { id, divisionId: row.divisionId, outcome }
    }),
  )
  await rules.refresh()
  return viewProposal(deps, asking, id)
}

function refuseUnfit({ world, rules }: PolicyDeps, row: store.ProposalRow): void {
  refuseToday(world, row.effectiveFrom)
  if (baseOf(rules, row.word, row.divisionId, row.effectiveFrom)?.id !== row.basePolicyId)
    throw new Refused('VERSION_PASSED')
  if (isRefusedBy(findingsOf(rules, row))) throw new Refused('POLICY_CONTRADICTS')
}

export async function withdraw(deps: PolicyDeps, asking: Asking, id: string, inAudit: Transact): Promise<ProposalView> {
  const { world } = deps
  const row = await loadProposal(deps, asking, id)
  if (row.outcome !== null) throw new Refused('PROPOSAL_ENDED')
  if (row.proposedBy !== asking.accountId) throw new Refused('NOT_YOURS_TO_DO')
  await endOnce(() =>
    inAudit(world.app, async (tx) => {
      const end = { outcome: 'WITHDRAWN' as const, accountId: asking.accountId, reason: null }
      await store.insertProposalEnd(tx, endOf(world, row, end))
      return { id, divisionId: row.divisionId }
    }),
  )
  return viewProposal(deps, asking, id)
}

export async function viewWording(
  deps: PolicyDeps,
  divisionCode: string | undefined,
): Promise<AnswerOf<typeof seeWording>> {
  const { rules, world } = deps
  const divisionId = divisionCode === undefined ? rules.rootDivisionId : await loadDivisionId(deps, divisionCode)
  return { terms: rules.loadPolicy('wording', divisionId, world.now()).body.terms }
}

const endOf = (
  world: World,
  { id, proposedBy }: store.ProposalRow,
  end: Pick<store.ProposalEnd, 'outcome' | 'accountId' | 'reason'>,
): store.ProposalEnd => ({ proposalId: id, proposedBy, endedAt: new Date(world.now()), ...end })

async function endOnce(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('PROPOSAL_ENDED')
    throw error
  }
}

/** Another place’s proposals are not there. */
async function loadProposal({ world, rules }: PolicyDeps, { reach }: Asking, id: string): Promise<store.ProposalRow> {
  const row = await store.findProposal(world.app, id)
  if (row === undefined || !rules.isReached(reach, { divisionId: row.divisionId, hallId: null }))
    throw new Refused('NOT_FOUND')
  return row
}

async function loadDivisionId({ world }: PolicyDeps, code: string): Promise<number> {
  const [division] = await findDivisions(world.app, [toDivisionCode(code)])
  if (division === undefined) throw new Refused('DIVISION_UNKNOWN', '/divisionCode')
  return division.id
}

/** Evaluations of today have been taken under what holds today, and every server knows tomorrow’s rules by then. */
function refuseToday(world: World, effectiveFrom: PlainDate): void {
  if (effectiveFrom <= toPlainDate(world.now())) throw new Refused('EFFECTIVE_TOO_EARLY', '/effectiveFrom')
}

function loadDays({ world }: PolicyDeps, sent: BodyOf<typeof proposePolicy>) {
  const effectiveFrom = dayOf(sent.effectiveFrom)
  const effectiveUntil = dayOf(sent.effectiveUntil) ?? null
  if (effectiveFrom === undefined) throw new Refused('EFFECTIVE_DAYS_WRONG', '/effectiveFrom')
  refuseToday(world, effectiveFrom)
  if (effectiveUntil !== null && effectiveUntil <= effectiveFrom)
    throw new Refused('EFFECTIVE_DAYS_WRONG', '/effectiveUntil')
  return { effectiveFrom, effectiveUntil }
}

function dayOf(text: string | null | undefined): PlainDate | undefined {
  return text === null || text === undefined ? undefined : findPlainDate(text)
}
