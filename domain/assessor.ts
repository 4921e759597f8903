import type { Role } from './access.ts'
import { type AgencyContract, isUnderContract } from './agency.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { PlainDate } from './kernel/plain-date.ts'
import { addMonths } from './kernel/plain-month.ts'

/**
 * 评价员: who assesses beside the citizen. He is held in a pool for a term, and is not sent where he lives, where he works or has worked, or where
 * he has just been (回避、轮换). Policy `assessor`.
 */
export const assessorPools = [
  /** 第三方: sent by an agency under contract. */
  'THIRD_PARTY',
  /** 神秘顾客 */
  'MYSTERY_SHOPPER',
  /** 社会监督员 */
  'SOCIAL_SUPERVISOR',
  /** 工作小组 */
  'WORKING_GROUP',
  /** 窗口监督员: assesses the own hall alone, and it is told as 自评. */
  'WINDOW_SUPERVISOR',
  /** 四不两直检查: nobody is told that they come. */
  'INSPECTOR',
] as const
export type AssessorPool = (typeof assessorPools)[number]

/** Of which role a post is needed in each; nobody is held in a pool without one. */
export const poolRoles = {
  THIRD_PARTY: ['THIRD_PARTY_EVALUATOR'],
  MYSTERY_SHOPPER: ['MYSTERY_SHOPPER'],
  SOCIAL_SUPERVISOR: ['SOCIAL_SUPERVISOR'],
  WORKING_GROUP: ['WORKING_GROUP'],
  WINDOW_SUPERVISOR: ['WINDOW_SUPERVISOR'],
  INSPECTOR: ['WORKING_GROUP', 'DISCIPLINE_INSPECTOR'],
} as const satisfies { readonly [Each in AssessorPool]: readonly Role[] }

/** 专家, 人大代表, 政协委员, 企业, 群众, 媒体, 公职人员 */
export const assessorBackgrounds = [
  'EXPERT',
  'DEPUTY',
  'CPPCC_MEMBER',
  'ENTERPRISE',
  'CITIZEN',
  'MEDIA',
  'OFFICIAL',
] as const
export type AssessorBackground = (typeof assessorBackgrounds)[number]

/** Levels of a division that 本地 may mean; whoever lives in a street of a district has the whole district as his own. */
export const homeLevels = ['CITY', 'DISTRICT', 'STREET', 'VILLAGE'] as const
export type HomeLevel = (typeof homeLevels)[number]

export interface AssessorPolicy {
  /** 第三方机构: at least so many, so that one can check what another has found. */
  readonly agenciesMin: number
  /** 公众代表: their share of the team of each agency. */
  readonly publicMembersPercentMin: number
  /** 专家: their share of the working group. */
  readonly expertsPercentMin: number
  readonly supervisorsMin: number
  readonly termMonthsMax: number
  /** 轮换: in so many quarters in a row one may go to the same hall. */
  readonly sameHallQuartersMax: number
  readonly rotatingPools: readonly AssessorPool[]
  /** 地域回避: of these the home has to be known … */
  readonly homePools: readonly AssessorPool[]
  /** … and everything in it up to this level is their own. */
  readonly homeLevel: HomeLevel
  /** 任职回避: so many years after having left. */
  readonly employerYears: number
  /** Whoever was disqualified is taken into no pool for so many months. */
  readonly disqualifiedMonths: number
}

export interface Employer {
  readonly organizationId: number
  /** null: he is there still. */
  readonly leftOn: PlainDate | null
}

/** One held in a pool, with all that a recusal is found by. */
export interface Assessor {
  readonly pool: AssessorPool
  readonly recruitedOn: PlainDate
  /** The last day. */
  readonly termTo: PlainDate
  /** From this day on he is sent nowhere; null: nothing has ended it. */
  readonly endedOn: PlainDate | null
  /** Of whom an agency sends; null for all others. */
  readonly agency: AgencyContract | null
  /** The division of his home, and those above it up to the level of the policy; empty: none is known. */
  readonly homePath: readonly number[]
  readonly employers: readonly Employer[]
  /** Halls that he supervises himself. */
  readonly ownHallIds: readonly number[]
  /** Where he has been, and when. */
  readonly visits: readonly { readonly hallId: number; readonly day: PlainDate }[]
}

/** Where somebody is to be sent. */
export interface AssessedPlace {
  /** From its division up to the country. */
  readonly divisionPath: readonly number[]
  /** Who manages the hall, and whose items the window serves. */
  readonly organizationIds: readonly number[]
  readonly hallId: number
}

export type Recusal = 'TERM_OVER' | 'AGENCY_ENDED' | 'OTHER_HALL' | 'OWN_DISTRICT' | 'EARLIER_EMPLOYER' | 'ROTATION_DUE'

/** 自评: who assesses the hall that he answers for himself. It is never counted among what others have found. */
export const isSelfAssessment = (pool: AssessorPool): boolean => pool === 'WINDOW_SUPERVISOR'

/** 四不两直: nobody of the place is told before. */
export const isUnannounced = (pool: AssessorPool): boolean => pool === 'INSPECTOR' || pool === 'MYSTERY_SHOPPER'

/**
 * Why somebody may not assess a place on a day; undefined where he may. Asked when he is drawn and again when he hands in. Whoever assesses the
 * own hall is held to that hall, and to nothing that keeps others away from what is their own.
 */
export function findRecusal(
  assessor: Assessor,
  place: AssessedPlace,
  day: PlainDate,
  policy: Pick<AssessorPolicy, 'employerYears' | 'rotatingPools' | 'sameHallQuartersMax'>,
): Recusal | undefined {
  if (!isInTerm(assessor, day)) return 'TERM_OVER'
  if (assessor.agency !== null && !isUnderContract(assessor.agency, day)) return 'AGENCY_ENDED'
  if (isSelfAssessment(assessor.pool)) return assessor.ownHallIds.includes(place.hallId) ? undefined : 'OTHER_HALL'
  if (assessor.homePath.some((division) => place.divisionPath.includes(division))) return 'OWN_DISTRICT'
  if (assessor.employers.some((employer) => isTiedTo(employer, place, day, policy.employerYears)))
    return 'EARLIER_EMPLOYER'
  const rotates = policy.rotatingPools.includes(assessor.pool)
  return rotates && isRotationDue(assessor.visits, place.hallId, day, policy) ? 'ROTATION_DUE' : undefined
}

/** Whether he is held in the pool on a day. */
export function isInTerm(
  { recruitedOn, termTo, endedOn }: Pick<Assessor, 'recruitedOn' | 'termTo' | 'endedOn'>,
  day: PlainDate,
): boolean {
  return recruitedOn <= day && day <= termTo && (endedOn === null || day < endedOn)
}

function isTiedTo({ organizationId, leftOn }: Employer, place: AssessedPlace, day: PlainDate, years: number): boolean {
  if (!place.organizationIds.includes(organizationId)) return false
  return leftOn === null || day < addMonths(leftOn, years * 12)
}

/** Whether he has been in a hall in each of so many quarters before that of a day. */
function isRotationDue(
  visits: Assessor['visits'],
  hallId: number,
  day: PlainDate,
  { sameHallQuartersMax }: Pick<AssessorPolicy, 'sameHallQuartersMax'>,
): boolean {
  const been = new Set(visits.filter((visit) => visit.hallId === hallId).map((visit) => quarterOf(visit.day)))
  const quarter = quarterOf(day)
  return Array.from({ length: sameHallQuartersMax }, (_, back) => quarter - 1 - back).every((each) => been.has(each))
}

/** Quarters counted through the years, so that the one before is one less. */
export function quarterOf(day: PlainDate): number {
  return Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3)
}

/** Why one is held in a pool no more, said by somebody: a term that has run out needs nobody to say so. */
export const assessorEndCauses = ['ROTATED', 'RESIGNED', 'DISQUALIFIED', 'ENTERED_WRONGLY'] as const
export type AssessorEndCause = (typeof assessorEndCauses)[number]

/** What whoever looks after the pools says alone. DISQUALIFIED is proposed by one and decided by another (domain/assessment-review.ts). */
export const assessorEndCausesAlone = [
  'ROTATED',
  'RESIGNED',
  'ENTERED_WRONGLY',
] as const satisfies readonly AssessorEndCause[]

export interface RecruitAsk {
  readonly pool: AssessorPool
  readonly termTo: PlainDate
  readonly isHomeKnown: boolean
  /** Of the agency that is to send him; null: none was named. */
  readonly agency: AgencyContract | null
}

export interface RecruitContext {
  readonly today: PlainDate
  readonly isOwnAccount: boolean
  /** Roles of the posts that he holds today, and that reach where the pool is held. */
  readonly roles: readonly Role[]
  /** In this pool, in this place, before. */
  readonly before: readonly Pick<Assessor, 'recruitedOn' | 'termTo' | 'endedOn'>[]
  /** The last time, of any pool in any place; null: never. */
  readonly disqualifiedOn: PlainDate | null
  readonly policy: Pick<AssessorPolicy, 'termMonthsMax' | 'homePools' | 'disqualifiedMonths'>
}

export type RecruitRefusal =
  | 'OWN_ACCOUNT'
  | 'POST_NOT_OF_POOL'
  | 'ALREADY_IN_POOL'
  | 'DISQUALIFIED_LATELY'
  | 'TIMES_OUT_OF_ORDER'
  | 'TERM_TOO_LONG'
  | 'STEP_INCOMPLETE'
  | 'AGENCY_ENDED'

/** Whether somebody may be taken into a pool today. Whoever was disqualified may be once the time of the policy is over: by being recruited anew, and in no other way. */
export function recruitAssessor(ask: RecruitAsk, context: RecruitContext): Decision<RecruitAsk, RecruitRefusal> {
  const { pool, termTo, agency } = ask
  const { today, policy } = context
  const needed: readonly Role[] = poolRoles[pool]
  if (context.isOwnAccount) return refuse('OWN_ACCOUNT')
  if (!context.roles.some((role) => needed.includes(role))) return refuse('POST_NOT_OF_POOL', '/pool')
  if (context.before.some((term) => isInTerm(term, today))) return refuse('ALREADY_IN_POOL')
  if (isBarred(context.disqualifiedOn, today, policy)) return refuse('DISQUALIFIED_LATELY', '/accountId')
  if (termTo < today) return refuse('TIMES_OUT_OF_ORDER', '/termTo')
  if (termTo > addMonths(today, policy.termMonthsMax)) return refuse('TERM_TOO_LONG', '/termTo')
  if (policy.homePools.includes(pool) && !ask.isHomeKnown) return refuse('STEP_INCOMPLETE', '/homeDivisionCode')
  if ((pool === 'THIRD_PARTY') !== (agency !== null)) return refuse('STEP_INCOMPLETE', '/agencyId')
  if (agency !== null && !isUnderContract(agency, today)) return refuse('AGENCY_ENDED', '/agencyId')
  return grant(ask)
}

/** Another pool or another place is no way around it. */
const isBarred = (
  on: PlainDate | null,
  today: PlainDate,
  { disqualifiedMonths }: Pick<AssessorPolicy, 'disqualifiedMonths'>,
): boolean => on !== null && today < addMonths(on, disqualifiedMonths)
