import type { Role } from '../../domain/access.ts'
import type { AssessorBackground, AssessorPool } from '../../domain/assessor.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { findAgencies, insertAgency, insertAgencyTerm } from '../agency/index.ts'
import { findHeldAssessors, insertAssessor } from '../assessor/index.ts'
import { findDivisions, findOrganizations } from '../catalogue/index.ts'
import type { Database } from '../platform/database.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { toUsername } from './accounts.ts'
import { findAccountIds, loadTrialPlace } from './store.ts'
import { bringTrialPost, bringTrialWorkers, type TrialWorker } from './workers.ts'

/** An invented agency with its contract. */
export interface TrialAgency {
  readonly name: string
  readonly qualification: string
  readonly contractFrom: PlainDate
  readonly contractTo: PlainDate
  readonly team: number
  readonly publicMembers: number
}

/** Somebody invented in a pool; or the account of the trial for a role, in which somebody may sign in. */
export interface TrialAssessor {
  readonly pool: AssessorPool
  readonly background: AssessorBackground
  readonly worker: TrialWorker | { readonly trialRole: Role; readonly divisionCode: string }
  readonly recruitedOn: PlainDate
  readonly termTo: PlainDate
  /** By its name. */
  readonly agency: string | null
  /** The code of the division in which he lives. */
  readonly home: string | null
  readonly employers: readonly { readonly organizationCode: string; readonly leftOn: PlainDate | null }[]
}

type Deps = { readonly world: World; readonly rules: RuleBook }

/** Agencies and pools of a city that is played. What was brought before, or changed since, stays. */
export async function bringTrialAssessors(
  { world, rules }: Deps,
  divisionCode: string,
  agencies: readonly TrialAgency[],
  assessors: readonly TrialAssessor[],
): Promise<void> {
  const { divisionId } = await loadTrialPlace(world.app, divisionCode)
  const today = agencies[0]?.contractFrom
  if (today === undefined) return
  const known = await findHeldAssessors(world.app, rules, { divisionId }, today)
  const agencyIds = await bringAgencies(world, divisionId, agencies, today)
  const accounts = await bringPeople(world, assessors)
  const organizations = await idsOf(
    findOrganizations,
    world.app,
    assessors.flatMap(({ employers }) => employers.map(({ organizationCode }) => organizationCode)),
  )
  const homes = await idsOf(
    findDivisions,
    world.app,
    assessors.flatMap(({ home }) => (home === null ? [] : [home])),
  )
  const at = new Date(world.now())
  for (const { pool, background, worker, recruitedOn, termTo, ...one } of assessors) {
    const accountId = accounts.get(usernameOf(worker))
    if (accountId === undefined || known.some((held) => held.accountId === accountId && held.pool === pool)) continue
    await insertAssessor(world.app, {
      ...{
        id: uuidV7(world.now()),
        divisionId,
        pool,
        background,
        accountId,
        recruitedOn,
        termTo,
        recordedBy: null,
        at,
      },
      agencyId: one.agency === null ? null : (agencyIds.get(one.agency) ?? null),
      homeDivisionId: one.home === null ? null : (homes.get(one.home) ?? null),
      employers: one.employers.flatMap(({ organizationCode, leftOn }) => {
        const organizationId = organizations.get(organizationCode)
        return organizationId === undefined ? [] : [{ organizationId, leftOn }]
      }),
    })
  }
}

const usernameOf = (worker: TrialAssessor['worker']) =>
  'trialRole' in worker ? toUsername(worker.trialRole) : worker.username

/** @returns their ids by name */
async function bringAgencies(
  world: World,
  divisionId: number,
  agencies: readonly TrialAgency[],
  today: PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const present = await findAgencies(world.app, { divisionId, today })
  const ids = new Map(present.map(({ name, agencyId }) => [name, agencyId]))
  const by = { accountId: null, at: new Date(world.now()) }
  for (const { name, ...term } of agencies) {
    if (ids.has(name)) continue
    const agencyId = uuidV7(world.now())
    await world.app.transaction().execute(async (tx) => {
      await insertAgency(tx, { id: agencyId, divisionId, name, ...by })
      await insertAgencyTerm(tx, { agencyId, divisionId, sequence: 1, ...term, ...by })
    })
    ids.set(name, agencyId)
  }
  return ids
}

/** @returns their accounts by name */
async function bringPeople(world: World, assessors: readonly TrialAssessor[]): Promise<ReadonlyMap<string, string>> {
  const workers: TrialWorker[] = []
  for (const { worker } of assessors) {
    if ('trialRole' in worker) await bringTrialPost(world, worker.trialRole, worker.divisionCode)
    else workers.push(worker)
  }
  await bringTrialWorkers(world, workers)
  return findAccountIds(
    world.app,
    assessors.map(({ worker }) => usernameOf(worker)),
  )
}

async function idsOf(
  find: (db: Database, codes: readonly string[]) => Promise<readonly { id: number; code: string }[]>,
  db: Database,
  codes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return new Map((await find(db, codes)).map(({ id, code }) => [code, id]))
}
