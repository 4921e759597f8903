import type * as promises from '../../contracts/assessor.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import { isPermitted, type Reach, reaches } from '../../domain/access.ts'
import { findTermInForce } from '../../domain/agency.ts'
import { type AssessorPool, isInTerm, poolRoles } from '../../domain/assessor.ts'
import { composeAssessors } from '../../domain/assessor-composition.ts'
import { type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { addMonths } from '../../domain/kernel/plain-month.ts'
import { holdsPersonalNumber } from '../../domain/practice.ts'
import { toDivisionCode } from '../../domain/service-case.ts'
import { readScoped } from '../access/index.ts'
import { openNames } from '../account/index.ts'
import { findAgenciesAs } from '../agency/index.ts'
import { loadPlace } from '../catalogue/index.ts'
import type { Database, Transact } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'
import {
  type AssessorRow,
  actAs,
  type CandidatePost,
  findAssessors,
  findCandidatePosts,
  findDivisionName,
  insertAssessorEnd,
} from './store.ts'
import { type AssessorView, viewAssessors, viewTerm } from './view.ts'

export interface AssessorDeps {
  readonly world: World
  readonly rules: RuleBook
}

export interface Asking {
  readonly session: Session
  readonly reach: Reach
}

/** What the audit is told of an act: nothing of who it is but the id. */
export interface Kept {
  readonly id: string
  readonly divisionId: number
  readonly detail: Readonly<Record<string, string>>
}

const pageAssessors = 50

export const todayOf = ({ world }: AssessorDeps): PlainDate => toPlainDate(world.now())

/** A read that PostgreSQL judges by place and by role. */
export function readAs<T>(deps: AssessorDeps, asking: Asking, read: (tx: Database) => Promise<T>): Promise<T> {
  return readScoped(deps, asking.reach, async (tx) => {
    await actAs(tx, asking.session.post?.role ?? '')
    return read(tx)
  })
}

const viewing = (deps: AssessorDeps, { session: { post } }: Asking) => ({
  today: todayOf(deps),
  mayWrite: post !== null && isPermitted(post.role, 'assessor:write'),
})

export async function viewList(
  deps: AssessorDeps,
  asking: Asking,
  { limit: wanted, divisionCode, ...wish }: QueryOf<typeof promises.listAssessors>,
): Promise<AnswerOf<typeof promises.listAssessors>> {
  const limit = wanted === undefined ? pageAssessors : Number(wanted)
  const place = divisionCode === undefined ? undefined : await loadPlace(deps, asking.reach, { divisionCode })
  const narrowed = { ...wish, divisionId: place?.divisionId, limit, today: todayOf(deps) }
  const rows = await readAs(deps, asking, (tx) => findAssessors(tx, narrowed))
  return {
    asOf: new Date(deps.world.now()).toISOString(),
    assessors: await viewAssessors(deps.world, rows, viewing(deps, asking)),
    next: rows.length < limit ? null : (rows.at(-1)?.assessorId ?? null),
  }
}

/** 构成: of the pools that are held in one division, not in those below it. */
export async function viewComposition(
  deps: AssessorDeps,
  asking: Asking,
  { divisionCode }: QueryOf<typeof promises.seeAssessorComposition>,
): Promise<AnswerOf<typeof promises.seeAssessorComposition>> {
  const { world, rules } = deps
  const { divisionId } = await loadPlace(deps, asking.reach, { divisionCode })
  const today = todayOf(deps)
  const role = asking.session.post?.role ?? ''
  const { agencies, members, divisionName } = await readAs(deps, asking, async (tx) => ({
    agencies: await findAgenciesAs(tx, role, { divisionId, today }),
    members: await findAssessors(tx, { divisionId, state: 'CURRENT', today }),
    divisionName: await findDivisionName(tx, divisionId, today),
  }))
  const { body, source } = rules.loadPolicy('assessor', divisionId, world.now())
  const underContract = agencies.flatMap(({ agencyId, name, terms, endedOn }) => {
    const term = findTermInForce({ terms, endedOn }, today)
    return term === undefined ? [] : [{ agencyId, name, team: term.team, publicMembers: term.publicMembers }]
  })
  const figures = composeAssessors(underContract, members, body)
  return {
    asOf: new Date(world.now()).toISOString(),
    divisionCode: toDivisionCode(divisionCode),
    divisionName,
    source,
    ...figures,
    publicMembers: [...figures.publicMembers],
    pools: figures.pools.map(({ backgrounds, ...pool }) => ({ ...pool, backgrounds: [...backgrounds] })),
    warnings: [...figures.warnings],
  }
}

/** Whether a post reaches where a pool is held: the whole of it, or of a window supervisor a hall in it. */
export function holdsPostFor(rules: RuleBook, pool: AssessorPool, divisionId: number, post: CandidatePost): boolean {
  if (pool === 'WINDOW_SUPERVISOR') return post.hallId !== null && rules.isWithin(post.divisionId, divisionId)
  return reaches(post, { divisionPath: rules.divisionPath(divisionId), hallId: null })
}

export async function viewCandidates(
  deps: AssessorDeps,
  asking: Asking,
  { divisionCode, pool }: QueryOf<typeof promises.listAssessorCandidates>,
): Promise<AnswerOf<typeof promises.listAssessorCandidates>> {
  const { world, rules } = deps
  const { divisionId } = await loadPlace(deps, asking.reach, { divisionCode })
  const today = todayOf(deps)
  const roles = poolRoles[pool]
  const { posts, terms } = await readAs(deps, asking, async (tx) => ({
    posts: await findCandidatePosts(tx, roles, { today, now: new Date(world.now()) }),
    terms: await findAssessors(tx, { divisionId, pool, today }),
  }))
  const held = new Set(terms.filter((term) => isInTerm(term, today)).map(({ accountId }) => accountId))
  const fit = posts.filter((post) => holdsPostFor(rules, pool, divisionId, post) && !held.has(post.accountId))
  const accountIds = [...new Set(fit.map(({ accountId }) => accountId))]
  const names = await openNames(world, accountIds)
  const { homePools, termMonthsMax } = rules.loadPolicy('assessor', divisionId, world.now()).body
  return {
    roles: [...roles],
    homeNeeded: homePools.includes(pool),
    termToMax: addMonths(today, termMonthsMax),
    candidates: accountIds.map((accountId) => ({
      accountId,
      name: names.get(accountId) ?? '',
      isOwn: accountId === asking.session.accountId,
      disqualifiedOn: findDisqualified(terms, accountId),
    })),
  }
}

function findDisqualified(terms: readonly AssessorRow[], accountId: string): PlainDate | null {
  const ended = terms.find((term) => term.accountId === accountId && term.cause === 'DISQUALIFIED')
  return ended?.endedOn ?? null
}

/** Another place’s assessors are not there. */
async function loadAssessor(deps: AssessorDeps, asking: Asking, assessorId: string): Promise<AssessorRow> {
  const [row] = await readAs(deps, asking, (tx) => findAssessors(tx, { assessorId, today: todayOf(deps) }))
  if (row === undefined || !deps.rules.isReached(asking.reach, { divisionId: row.divisionId, hallId: null }))
    throw new Refused('NOT_FOUND')
  return row
}

export async function viewOne(deps: AssessorDeps, asking: Asking, assessorId: string): Promise<AssessorView> {
  const row = await loadAssessor(deps, asking, assessorId)
  const [view] = await viewAssessors(deps.world, [row], viewing(deps, asking))
  if (view === undefined) throw new Error('an assessor who is there is shown')
  return view
}

/** Ended today, for good: what was found by then stays, and nothing more is asked of him. */
export async function end(
  deps: AssessorDeps,
  asking: Asking,
  assessorId: string,
  body: BodyOf<typeof promises.endAssessor>,
  inAudit: Transact,
): Promise<AssessorView> {
  const { world } = deps
  const { cause, reason } = toNfc(body)
  const row = await loadAssessor(deps, asking, assessorId)
  const { divisionId } = row
  const endedOn = todayOf(deps)
  if (!isInTerm(row, endedOn)) throw new Refused('ASSESSOR_ENDED')
  if (holdsPersonalNumber(reason)) throw new Refused('PERSONAL_NUMBER', '/reason')
  const ended = { assessorId, divisionId, endedOn, cause, reason, accountId: asking.session.accountId }
  await inAudit(world.app, async (tx): Promise<Kept> => {
    if (!(await insertAssessorEnd(tx, { ...ended, at: new Date(world.now()) }))) throw new Refused('ASSESSOR_ENDED')
    return { id: assessorId, divisionId, detail: { pool: row.pool, cause } }
  })
  return viewOne(deps, asking, assessorId)
}

/** What somebody is told of himself: every pool in which he is or was held, wherever that is. */
export async function viewOwn(deps: AssessorDeps, accountId: string): Promise<AnswerOf<typeof promises.listOwnPools>> {
  const today = todayOf(deps)
  const rows = await findAssessors(deps.world.app, { accountId, today })
  return { asOf: new Date(deps.world.now()).toISOString(), pools: rows.map((row) => viewTerm(row, today)) }
}
