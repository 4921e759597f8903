import type * as promises from '../../contracts/assessor.ts'
import type { BodyOf } from '../../contracts/route.ts'
import { type Employer, poolRoles, recruitAssessor } from '../../domain/assessor.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { toDivisionCode } from '../../domain/service-case.ts'
import { findAgenciesAs } from '../agency/index.ts'
import { findDivisions, findOrganizations, loadPlace } from '../catalogue/index.ts'
import type { Database, Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { type Asking, type AssessorDeps, holdsPostFor, type Kept, readAs, todayOf, viewOne } from './actions.ts'
import { findAssessors, findCandidatePosts, findDisqualification, insertAssessor, lockPerson } from './store.ts'
import type { AssessorView } from './view.ts'

type RecruitSent = BodyOf<typeof promises.recruitAssessor>

/** Takes somebody into a pool from today on. Of two who do so at once, one is told that he is in it. */
export async function recruit(
  deps: AssessorDeps,
  asking: Asking,
  sent: RecruitSent,
  inAudit: Transact,
): Promise<AssessorView> {
  const { world, rules } = deps
  const { pool, accountId, background, agencyId } = sent
  const { divisionId } = await loadPlace(deps, asking.reach, sent)
  const today = todayOf(deps)
  const termTo = sent.termTo as PlainDate
  const { roles, agency } = await loadSubject(deps, asking, sent, divisionId)
  const homeDivisionId = await loadHome(world.app, sent.homeDivisionCode)
  const employers = await loadEmployers(world.app, sent.employers)
  const policy = rules.loadPolicy('assessor', divisionId, world.now()).body
  const id = uuidV7(world.now())
  await inAudit(world.app, async (tx): Promise<Kept> => {
    await lockPerson(tx, accountId)
    const before = await findAssessors(tx, { accountId, divisionId, pool, today })
    const disqualifiedOn = await findDisqualification(tx, accountId)
    const isOwnAccount = accountId === asking.session.accountId
    const ask = { pool, termTo, isHomeKnown: homeDivisionId !== null, agency }
    granted(recruitAssessor(ask, { today, isOwnAccount, roles, before, disqualifiedOn, policy }))
    await insertAssessor(tx, {
      ...{ id, divisionId, pool, accountId, background, homeDivisionId, employers, termTo },
      agencyId: agencyId ?? null,
      recruitedOn: today,
      recordedBy: asking.session.accountId,
      at: new Date(world.now()),
    })
    return { id, divisionId, detail: { pool } }
  })
  return viewOne(deps, asking, id)
}

/** The roles that somebody holds for the pool, and the agency of the place; both as PostgreSQL shows them to whoever asks. */
async function loadSubject(
  deps: AssessorDeps,
  asking: Asking,
  { pool, accountId, agencyId }: RecruitSent,
  divisionId: number,
) {
  const today = todayOf(deps)
  const now = new Date(deps.world.now())
  const role = asking.session.post?.role ?? ''
  const { posts, agencies } = await readAs(deps, asking, async (tx) => ({
    posts: await findCandidatePosts(tx, poolRoles[pool], { accountId, today, now }),
    agencies: agencyId === undefined ? [] : await findAgenciesAs(tx, role, { agencyId, divisionId, today }),
  }))
  const [agency] = agencies
  if (agencyId !== undefined && agency === undefined) throw new Refused('NOT_FOUND', '/agencyId')
  const fit = posts.filter((post) => holdsPostFor(deps.rules, pool, divisionId, post))
  return { roles: fit.map((post) => post.role), agency: agency ?? null }
}

async function loadHome(db: Database, code: string | undefined): Promise<number | null> {
  if (code === undefined) return null
  const [home] = await findDivisions(db, [toDivisionCode(code)])
  if (home === undefined) throw new Refused('DIVISION_UNKNOWN', '/homeDivisionCode')
  return home.id
}

async function loadEmployers(db: Database, sent: RecruitSent['employers']): Promise<readonly Employer[]> {
  const codes = sent.map(({ organizationCode }) => organizationCode)
  const known = new Map((await findOrganizations(db, codes)).map(({ id, code }) => [code, id]))
  return sent.map(({ organizationCode, leftOn }, at) => {
    const organizationId = known.get(organizationCode)
    if (organizationId === undefined) throw new Refused('ORGANIZATION_UNKNOWN', `/employers/${at}/organizationCode`)
    if (codes.indexOf(organizationCode) !== at) throw new Refused('MALFORMED', `/employers/${at}/organizationCode`)
    return { organizationId, leftOn: leftOn as PlainDate | null }
  })
}
