import type * as promises from '../../contracts/agency.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { isUnderContract, noteTerm } from '../../domain/agency.ts'
import { type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { holdsPersonalNumber } from '../../domain/practice.ts'
import { readScoped } from '../access/index.ts'
import { loadPlace } from '../catalogue/index.ts'
import { isUniqueViolation, type Transact } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'
import { type AgencyRow, findAgenciesAs, insertAgency, insertAgencyEnd, insertAgencyTerm } from './store.ts'

export interface AgencyDeps {
  readonly world: World
  readonly rules: RuleBook
}

export interface Asking {
  readonly session: Session
  readonly reach: Reach
}

/** What the audit is told of an act. */
export interface Kept {
  readonly id: string
  readonly divisionId: number
}

type AgencyList = AnswerOf<typeof promises.listAgencies>
type AgencyView = AgencyList['agencies'][number]
type TermSent = BodyOf<typeof promises.recordAgency>['term']

const todayOf = ({ world }: AgencyDeps): PlainDate => toPlainDate(world.now())

/** Under which the rows are read a second time: only some roles see agencies at all. */
const roleOf = ({ session }: Asking): string => session.post?.role ?? ''

function toView(row: AgencyRow, today: PlainDate): AgencyView {
  const { divisionId: _, ...said } = row
  return {
    ...said,
    recordedAt: row.recordedAt.toISOString(),
    isUnderContract: isUnderContract(row, today),
    terms: row.terms.map((term) => ({ ...term, recordedAt: new Date(term.recordedAt).toISOString() })),
  }
}

export async function viewAgencies(deps: AgencyDeps, asking: Asking): Promise<AgencyList> {
  const today = todayOf(deps)
  const rows = await readScoped(deps, asking.reach, (tx) => findAgenciesAs(tx, roleOf(asking), { today }))
  const views = rows.map((row) => toView(row, today))
  return {
    asOf: new Date(deps.world.now()).toISOString(),
    agencies: views.sort((one, other) => Number(other.isUnderContract) - Number(one.isUnderContract)),
  }
}

/** Another place’s agencies are not there. */
async function loadAgency(deps: AgencyDeps, asking: Asking, agencyId: string): Promise<AgencyRow> {
  const wish = { agencyId, today: todayOf(deps) }
  const [row] = await readScoped(deps, asking.reach, (tx) => findAgenciesAs(tx, roleOf(asking), wish))
  if (row === undefined || !deps.rules.isReached(asking.reach, { divisionId: row.divisionId, hallId: null }))
    throw new Refused('NOT_FOUND')
  return row
}

async function viewOne(deps: AgencyDeps, asking: Asking, agencyId: string): Promise<AgencyView> {
  return toView(await loadAgency(deps, asking, agencyId), todayOf(deps))
}

/** Words are read by many: who looks like a number of a person is named in none of them. */
function refuseNumbers(words: string, at: string): void {
  if (holdsPersonalNumber(words)) throw new Refused('PERSONAL_NUMBER', at)
}

function loadTerm(deps: AgencyDeps, sent: TermSent, endedOn: PlainDate | null, at: string) {
  const contractFrom = sent.contractFrom as PlainDate
  const contractTo = sent.contractTo as PlainDate
  refuseNumbers(sent.qualification, `${at}/qualification`)
  granted(noteTerm({ ...sent, contractFrom, contractTo }, { endedOn, today: todayOf(deps) }))
  return {
    qualification: sent.qualification,
    contractFrom,
    contractTo,
    team: sent.team,
    publicMembers: sent.publicMembers,
  }
}

export async function record(
  deps: AgencyDeps,
  asking: Asking,
  body: BodyOf<typeof promises.recordAgency>,
  inAudit: Transact,
): Promise<AgencyView> {
  const { world } = deps
  const { divisionCode, name, term: termSent } = toNfc(body)
  const { divisionId } = await loadPlace(deps, asking.reach, { divisionCode })
  refuseNumbers(name, '/name')
  const term = loadTerm(deps, termSent, null, '/term')
  const id = uuidV7(world.now())
  const by = { accountId: asking.session.accountId, at: new Date(world.now()) }
  await inAudit(world.app, async (tx): Promise<Kept> => {
    await insertAgency(tx, { id, divisionId, name, ...by })
    await insertAgencyTerm(tx, { agencyId: id, divisionId, sequence: 1, ...term, ...by })
    return { id, divisionId }
  })
  return viewOne(deps, asking, id)
}

export async function addTerm(
  deps: AgencyDeps,
  asking: Asking,
  agencyId: string,
  body: BodyOf<typeof promises.noteAgencyTerm>,
  inAudit: Transact,
): Promise<AgencyView> {
  const { world } = deps
  const { version, ...sent } = toNfc(body)
  const { divisionId, endedOn, terms } = await loadAgency(deps, asking, agencyId)
  const term = loadTerm(deps, sent, endedOn, '')
  if (terms[0]?.sequence !== version) throw new Refused('VERSION_PASSED', '/version')
  const row = { agencyId, divisionId, sequence: version + 1, ...term, accountId: asking.session.accountId }
  try {
    await inAudit(world.app, async (tx): Promise<Kept> => {
      await insertAgencyTerm(tx, { ...row, at: new Date(world.now()) })
      return { id: agencyId, divisionId }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('VERSION_PASSED', '/version')
    throw error
  }
  return viewOne(deps, asking, agencyId)
}

export async function end(
  deps: AgencyDeps,
  asking: Asking,
  agencyId: string,
  body: BodyOf<typeof promises.endAgency>,
  inAudit: Transact,
): Promise<AgencyView> {
  const { world } = deps
  const { reason } = toNfc(body)
  const { divisionId } = await loadAgency(deps, asking, agencyId)
  refuseNumbers(reason, '/reason')
  const row = { agencyId, divisionId, endedOn: todayOf(deps), reason, accountId: asking.session.accountId }
  await inAudit(world.app, async (tx): Promise<Kept> => {
    if (!(await insertAgencyEnd(tx, { ...row, at: new Date(world.now()) }))) throw new Refused('AGENCY_ENDED')
    return { id: agencyId, divisionId }
  })
  return viewOne(deps, asking, agencyId)
}
