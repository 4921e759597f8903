/**
 * Who may do what. One table, decided first and in one place: a permission is held by roles, a role is held in a place, and
 * what of a record may be read is graded. PostgreSQL's row-level security says the same of the place a second time.
 */

import { assessmentPermissions } from './assessment-permission.ts'
import { scorePermissions } from './score-permission.ts'

/** Three administrators that exclude each other (三员分立, GB/T 22239-2019 8.1.5), and everybody who does the city's business. */
export const families = ['BUSINESS', 'SYSTEM', 'SECURITY', 'AUDIT'] as const
export type Family = (typeof families)[number]

interface RoleRule {
  readonly family: Family
  /** Where the role is held: in one hall, or in a division with everything below it (or in one hall of it). */
  readonly heldIn: 'HALL' | 'DIVISION'
  /**
   * On which side of an evaluation it stands: those who are evaluated, and those who check and may see who said it. Nobody stands on
   * both (B7, trust.md §4).
   */
  readonly side?: 'EVALUATED' | 'CHECKING'
}

/** 窗口人员, 内部监督员, 部门承办人, 复核员, 第三方评估员, 神秘顾客, 社会监督员, 工作小组, 领导小组, 纪检监察, 人事, and the three administrators. */
export const roleRules = {
  WINDOW_STAFF: { family: 'BUSINESS', heldIn: 'HALL', side: 'EVALUATED' },
  WINDOW_SUPERVISOR: { family: 'BUSINESS', heldIn: 'HALL', side: 'EVALUATED' },
  DEPARTMENT_HANDLER: { family: 'BUSINESS', heldIn: 'DIVISION' },
  REVIEWER: { family: 'BUSINESS', heldIn: 'DIVISION', side: 'CHECKING' },
  THIRD_PARTY_EVALUATOR: { family: 'BUSINESS', heldIn: 'DIVISION', side: 'CHECKING' },
  MYSTERY_SHOPPER: { family: 'BUSINESS', heldIn: 'DIVISION', side: 'CHECKING' },
  SOCIAL_SUPERVISOR: { family: 'BUSINESS', heldIn: 'DIVISION', side: 'CHECKING' },
  WORKING_GROUP: { family: 'BUSINESS', heldIn: 'DIVISION', side: 'CHECKING' },
  LEADING_GROUP: { family: 'BUSINESS', heldIn: 'DIVISION' },
  DISCIPLINE_INSPECTOR: { family: 'BUSINESS', heldIn: 'DIVISION', side: 'CHECKING' },
  HR: { family: 'BUSINESS', heldIn: 'DIVISION' },
  SYSTEM_ADMIN: { family: 'SYSTEM', heldIn: 'DIVISION' },
  SECURITY_ADMIN: { family: 'SECURITY', heldIn: 'DIVISION' },
  AUDIT_ADMIN: { family: 'AUDIT', heldIn: 'DIVISION' },
} as const satisfies Record<string, RoleRule>

export type Role = keyof typeof roleRules
export const roles = Object.keys(roleRules) as readonly Role[]

/** Grades of fields (分级): public, internal, personal. Keys (L4) are read by nobody. */
const fieldGrades = ['L1', 'L2', 'L3'] as const
export type FieldGrade = (typeof fieldGrades)[number]

interface PermissionRule {
  readonly roles: readonly Role[]
  /** The highest grade of fields that may be read unmasked under it. */
  readonly reads: FieldGrade
  /** Asked for the second factor again, shortly before. */
  readonly stepUp: boolean
}

const everyAdmin = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'] as const
const policyReaders = [
  ...everyAdmin,
  'WINDOW_SUPERVISOR',
  'DEPARTMENT_HANDLER',
  'REVIEWER',
  'WORKING_GROUP',
  'LEADING_GROUP',
  'DISCIPLINE_INSPECTOR',
] as const

/**
 * System administrators open and close accounts and run the machines; security administrators say who may do what; audit
 * administrators see what both have done, and change nothing. So nobody can make himself a post alone.
 */
const permissionRules = {
  'account:read': { roles: everyAdmin, reads: 'L3', stepUp: false },
  'account:write': { roles: ['SYSTEM_ADMIN'], reads: 'L3', stepUp: true },
  'account:grant': { roles: ['SECURITY_ADMIN'], reads: 'L3', stepUp: true },
  'account:reset-factor': { roles: ['SECURITY_ADMIN'], reads: 'L3', stepUp: true },
  // 监督查评: whoever checks, and the supervisor of his own hall.
  'alert:raise': {
    roles: ['WINDOW_SUPERVISOR', 'REVIEWER', 'WORKING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L2',
    stepUp: false,
  },
  'api-key:read': { roles: everyAdmin, reads: 'L2', stepUp: false },
  'api-key:write': { roles: ['SECURITY_ADMIN'], reads: 'L2', stepUp: true },
  'appeal:read': {
    roles: [
      'WINDOW_SUPERVISOR',
      'DEPARTMENT_HANDLER',
      'REVIEWER',
      'THIRD_PARTY_EVALUATOR',
      'SOCIAL_SUPERVISOR',
      'WORKING_GROUP',
      'LEADING_GROUP',
      'DISCIPLINE_INSPECTOR',
    ],
    reads: 'L3',
    stepUp: false,
  },
  'appeal:lodge': { roles: ['WINDOW_STAFF', 'WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER'], reads: 'L2', stepUp: false },
  // Never the evaluated side: each of them is checked again against the hall and the unit (domain/appeal.ts).
  'appeal:decide': {
    roles: ['REVIEWER', 'WORKING_GROUP', 'THIRD_PARTY_EVALUATOR', 'SOCIAL_SUPERVISOR'],
    reads: 'L3',
    stepUp: false,
  },
  // What the province says to what was upheld here: whoever writes to it, and is no party.
  'appeal:note': { roles: ['WORKING_GROUP'], reads: 'L3', stepUp: false },
  // 恶意评价人员信息库, where one is kept. Never the evaluated side, and never those who handle.
  'malicious-evaluator:read': {
    roles: ['REVIEWER', 'WORKING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L3',
    stepUp: false,
  },
  'malicious-evaluator:decide': { roles: ['REVIEWER', 'WORKING_GROUP'], reads: 'L3', stepUp: false },
  // Of an objection: somebody who has neither proposed nor confirmed the entry (domain/malicious-evaluator.ts).
  'malicious-evaluator:judge': {
    roles: ['REVIEWER', 'WORKING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L3',
    stepUp: false,
  },
  'audit:read': { roles: ['AUDIT_ADMIN'], reads: 'L2', stepUp: false },
  'audit:export': { roles: ['AUDIT_ADMIN'], reads: 'L2', stepUp: true },
  // Whoever is rated never: the case is handled and checked by others (hidden real-name, B7).
  'case-contact:read': { roles: ['REVIEWER', 'WORKING_GROUP', 'DISCIPLINE_INSPECTOR'], reads: 'L2', stepUp: false },
  'case-contact:unmask': { roles: ['REVIEWER', 'WORKING_GROUP', 'DISCIPLINE_INSPECTOR'], reads: 'L3', stepUp: true },
  'catalogue:read': {
    roles: [
      ...everyAdmin,
      'WINDOW_SUPERVISOR',
      'DEPARTMENT_HANDLER',
      'REVIEWER',
      'THIRD_PARTY_EVALUATOR',
      'WORKING_GROUP',
      'LEADING_GROUP',
      'DISCIPLINE_INSPECTOR',
      'HR',
    ],
    reads: 'L2',
    stepUp: false,
  },
  'catalogue:write': { roles: ['SYSTEM_ADMIN', 'WORKING_GROUP'], reads: 'L2', stepUp: false },
  // What was said at a desk or lay in the suggestion box, written down for whoever said it.
  'complaint:enter': {
    roles: ['WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'WORKING_GROUP'],
    reads: 'L2',
    stepUp: false,
  },
  // Straight past everybody whom it may be about; which inspectors, the rule says (domain/confidential-report.ts).
  'confidential-report:read': { roles: ['DISCIPLINE_INSPECTOR'], reads: 'L3', stepUp: false },
  'confidential-report:handle': { roles: ['DISCIPLINE_INSPECTOR'], reads: 'L3', stepUp: false },
  'confidential-report:contact': { roles: ['DISCIPLINE_INSPECTOR'], reads: 'L3', stepUp: true },
  'device:read': { roles: [...everyAdmin, 'WINDOW_SUPERVISOR', 'WORKING_GROUP'], reads: 'L2', stepUp: false },
  'device:write': { roles: ['SYSTEM_ADMIN'], reads: 'L2', stepUp: true },
  'drill:read': {
    roles: [...everyAdmin, 'WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L1',
    stepUp: false,
  },
  // 值班表: names of supervisors, for those who plan by them.
  'duty-shift:read': { roles: ['WINDOW_SUPERVISOR', 'WORKING_GROUP', 'LEADING_GROUP'], reads: 'L3', stepUp: false },
  'duty-shift:write': { roles: ['WINDOW_SUPERVISOR', 'WORKING_GROUP'], reads: 'L3', stepUp: false },
  'handling:read': {
    roles: [
      'WINDOW_SUPERVISOR',
      'DEPARTMENT_HANDLER',
      'REVIEWER',
      'WORKING_GROUP',
      'LEADING_GROUP',
      'DISCIPLINE_INSPECTOR',
    ],
    reads: 'L3',
    stepUp: false,
  },
  // 回访: whom to call about an order, one at a time and written down; never the evaluated side (domain/follow-up.ts).
  'follow-up:call': { roles: ['DEPARTMENT_HANDLER', 'REVIEWER'], reads: 'L3', stepUp: true },
  'handling:work': { roles: ['WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER'], reads: 'L3', stepUp: false },
  'handling:review': { roles: ['REVIEWER'], reads: 'L3', stepUp: false },
  // 办结抽查: asked by who checks and has had nothing to do with it (domain/closure-audit.ts says who in each case).
  'closure-audit:read': {
    roles: [
      'REVIEWER',
      'THIRD_PARTY_EVALUATOR',
      'SOCIAL_SUPERVISOR',
      'WORKING_GROUP',
      'LEADING_GROUP',
      'DISCIPLINE_INSPECTOR',
    ],
    reads: 'L3',
    stepUp: false,
  },
  'closure-audit:ask': {
    roles: ['REVIEWER', 'THIRD_PARTY_EVALUATOR', 'SOCIAL_SUPERVISOR', 'WORKING_GROUP'],
    reads: 'L3',
    stepUp: false,
  },
  ...assessmentPermissions,
  ...scorePermissions,
  // 追责问责建议: put before the leading group.
  'accountability:read': {
    roles: ['WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L3',
    stepUp: false,
  },
  'accountability:decide': { roles: ['LEADING_GROUP'], reads: 'L3', stepUp: false },
  // 成果固化: one drafts what has worked, another adopts it.
  'practice:draft': { roles: ['WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'REVIEWER'], reads: 'L3', stepUp: false },
  'practice:decide': { roles: ['REVIEWER', 'WORKING_GROUP'], reads: 'L1', stepUp: false },
  // Of oneself alone: the account says who its holder is at the windows.
  'own-evaluation:read': { roles: ['WINDOW_STAFF'], reads: 'L2', stepUp: false },
  // What holds where: whoever works by it may read it. One proposes, another puts in force (三员分立).
  'policy:read': { roles: policyReaders, reads: 'L1', stepUp: false },
  'policy-proposal:read': {
    roles: [...everyAdmin, 'WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L1',
    stepUp: false,
  },
  'policy:propose': { roles: ['SYSTEM_ADMIN', 'WORKING_GROUP'], reads: 'L1', stepUp: false },
  'policy:decide': { roles: ['SECURITY_ADMIN'], reads: 'L1', stepUp: true },
  'calendar:read': { roles: policyReaders, reads: 'L1', stepUp: false },
  'calendar:write': { roles: ['SYSTEM_ADMIN', 'WORKING_GROUP'], reads: 'L1', stepUp: true },
  'participation:read': {
    roles: ['WINDOW_SUPERVISOR', 'THIRD_PARTY_EVALUATOR', 'WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L1',
    stepUp: false,
  },
} as const satisfies Record<string, PermissionRule>

export type Permission = keyof typeof permissionRules
export const permissions = Object.keys(permissionRules) as readonly Permission[]

export function isPermitted(role: Role, permission: Permission): boolean {
  const { roles: holders } = permissionRules[permission] as PermissionRule
  return holders.includes(role)
}

export function needsStepUp(permission: Permission): boolean {
  return permissionRules[permission].stepUp
}

/** Whether a field of a grade may stand, unmasked, in what is answered under a permission. */
export function readsGrade(permission: Permission, grade: FieldGrade): boolean {
  return fieldGrades.indexOf(permissionRules[permission].reads) >= fieldGrades.indexOf(grade)
}

export function permissionsOf(role: Role): readonly Permission[] {
  return permissions.filter((permission) => isPermitted(role, permission))
}

/** How far somebody reaches: a division and everything below it, or one hall alone. */
export interface Reach {
  readonly divisionId: number
  readonly hallId: number | null
  /** Who reads, as he is at the windows: what is about him is not shown to him by any post. */
  readonly staffId?: number | null
}

/** Where something lies; `divisionPath` from its division up to the country. */
export interface Place {
  readonly divisionPath: readonly number[]
  readonly hallId: number | null
}

export function reaches(reach: Reach, place: Place): boolean {
  return reach.hallId === null ? place.divisionPath.includes(reach.divisionId) : reach.hallId === place.hallId
}

export type PostRefusal = 'ROLE_NOT_OF_FAMILY' | 'ROLE_OF_OTHER_SIDE' | 'ROLE_NEEDS_HALL' | 'OWN_ACCOUNT' | 'FORBIDDEN'

export interface PostAsk {
  readonly role: Role
  readonly family: Family
  readonly isOwnAccount: boolean
  /** The roles of its posts that have not ended, those to come included. */
  readonly held: readonly Role[]
  readonly place: Place
  /** How far whoever grants it reaches. */
  readonly granter: Reach
}

/** Why a post (岗位: one role in one place) may not be given; undefined where it may. */
export function findPostRefusal(ask: PostAsk): PostRefusal | undefined {
  const rule: RoleRule = roleRules[ask.role]
  if (ask.isOwnAccount) return 'OWN_ACCOUNT'
  if (rule.family !== ask.family) return 'ROLE_NOT_OF_FAMILY'
  if (ask.held.some((role) => isOtherSide(rule, roleRules[role]))) return 'ROLE_OF_OTHER_SIDE'
  if (rule.heldIn === 'HALL' && ask.place.hallId === null) return 'ROLE_NEEDS_HALL'
  if (!reaches(ask.granter, ask.place)) return 'FORBIDDEN'
  return undefined
}

function isOtherSide(one: RoleRule, other: RoleRule): boolean {
  return one.side !== undefined && other.side !== undefined && one.side !== other.side
}
