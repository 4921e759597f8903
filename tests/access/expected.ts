import { type Scope, scopes } from '../../contracts/route.ts'
import {
  isPermitted,
  type Permission,
  type Place,
  type Reach,
  type Role,
  reaches,
  roleRules,
  roles,
} from '../../domain/access.ts'
import { assessingLies } from './assessing-lies.ts'
import { type Operation, operations } from './operations.ts'
import { scoringLies } from './scoring-lies.ts'

/**
 * Who should be let in where: from the promises and the pure table alone, without a server. The committed table is written from
 * it for people to read, and tests/access/matrix.test.ts then calls a real platform for every cell of it.
 */

/** Somebody who may call: an account in a post of one role, a key with its scopes, a paired device. */
export interface Holder {
  readonly name: string
  readonly role?: Role
  readonly scopes?: readonly Scope[]
  readonly isDevice?: true
}

export const holders: readonly Holder[] = [
  ...roles.map((role) => ({ name: role, role })),
  ...scopes.map((scope) => ({ name: `key:${scope}`, scopes: [scope] })),
  { name: 'key:imports:run+catalogue:write', scopes: ['imports:run', 'catalogue:write'] },
  { name: 'device', isDevice: true },
]

/**
 * What a route touches lies in a hall; or in a division, above its halls; or is shared by a division with its halls, who may read
 * it; or belongs to the key or the account that made it; or place makes no difference.
 */
type Lies = 'HALL' | 'DIVISION' | 'SHARED' | 'OWN' | 'ANYWHERE'

const liesByRoute: Readonly<Record<string, Lies>> = {
  putCase: 'HALL',
  makeEmbedLink: 'HALL',
  seeParticipation: 'HALL',
  listAppeals: 'HALL',
  seeAppeal: 'HALL',
  seeAppealOfOrder: 'HALL',
  lodgeAppeal: 'HALL',
  withdrawAppeal: 'HALL',
  voteOnAppeal: 'HALL',
  noteProvince: 'HALL',
  listMaliciousEntries: 'HALL',
  seeMaliciousEntry: 'HALL',
  countMaliciousEntries: 'HALL',
  proposeMaliciousEntry: 'HALL',
  decideMaliciousEntry: 'HALL',
  judgeMaliciousObjection: 'HALL',
  listAssessments: 'HALL',
  // Of one’s own visits alone: another’s is not there, wherever it lies.
  listOwnVisits: 'ANYWHERE',
  keepVisitFile: 'ANYWHERE',
  readVisitFile: 'ANYWHERE',
  submitAssessment: 'ANYWHERE',
  seeOwnAssessment: 'ANYWHERE',
  endOwnVisit: 'ANYWHERE',
  // Of oneself alone.
  seeOwnEvaluations: 'ANYWHERE',
  stateOwn: 'ANYWHERE',
  appealOwn: 'ANYWHERE',
  // Of the units whose orders lie within the own reach.
  seeAppealFigures: 'ANYWHERE',
  // What holds is told to whoever works by it, wherever it comes from; what is proposed lies in its division.
  listPolicies: 'ANYWHERE',
  seePolicy: 'ANYWHERE',
  listPolicyPacks: 'ANYWHERE',
  listPolicyProposals: 'DIVISION',
  seePolicyProposal: 'DIVISION',
  proposePolicy: 'DIVISION',
  withdrawPolicyProposal: 'DIVISION',
  decidePolicyProposal: 'DIVISION',
  // A month is drawn for the whole platform.
  tellPublicDraw: 'ANYWHERE',
  // Drafts lie in their division; what was put in force is told above and below it.
  listAssessmentForms: 'DIVISION',
  seeAssessmentForm: 'DIVISION',
  draftAssessmentForm: 'DIVISION',
  decideAssessmentForm: 'DIVISION',
  // Notices of holidays are public.
  seeCalendar: 'ANYWHERE',
  publishCalendarYear: 'DIVISION',
  keepCalendarDay: 'DIVISION',
  putComplaint: 'HALL',
  enterComplaint: 'HALL',
  raiseAlert: 'HALL',
  seeHandlingFigures: 'HALL',
  // Read above the halls: a post in a hall reads none.
  listConfidentialReports: 'DIVISION',
  seeConfidentialReport: 'DIVISION',
  stepConfidentialReport: 'DIVISION',
  openReportContact: 'DIVISION',
  ...assessingLies,
  ...scoringLies,
  listEvaluationAudits: 'HALL',
  revealEvaluationAuditPhone: 'HALL',
  noteEvaluationAudit: 'HALL',
  seeEvaluationAuditFigures: 'HALL',
  listAssessmentReviews: 'HALL',
  noteAssessmentReview: 'HALL',
  listCalibrations: 'HALL',
  closeCalibration: 'HALL',
  // Of what one has rated oneself alone.
  listOwnCalibrations: 'ANYWHERE',
  stepOwnCalibration: 'ANYWHERE',
  // Pools are held above the halls.
  listDisqualifications: 'DIVISION',
  proposeDisqualification: 'DIVISION',
  decideDisqualification: 'DIVISION',
  seeRaterAgreement: 'HALL',
  listClosureAudits: 'HALL',
  noteClosureOutcome: 'HALL',
  seeClosureAuditFigures: 'HALL',
  listAccountabilityProposals: 'HALL',
  decideAccountability: 'HALL',
  listDutyShifts: 'HALL',
  putDutyShift: 'HALL',
  copyDutyWeek: 'HALL',
  coverDutyShift: 'HALL',
  withdrawDutyShift: 'HALL',
  listPractices: 'HALL',
  draftPractice: 'HALL',
  decidePractice: 'HALL',
  listProblemEntries: 'HALL',
  seeCommentFigures: 'HALL',
  listComments: 'HALL',
  correctComment: 'HALL',
  seeProblemEntry: 'HALL',
  exportProblemEntries: 'HALL',
  listHandlingExceptions: 'HALL',
  listHandlingOrders: 'HALL',
  seeMorningSheet: 'HALL',
  seeHandlingOrder: 'HALL',
  stepHandlingOrder: 'HALL',
  revealFollowUpPhone: 'HALL',
  reviewHandlingOrder: 'HALL',
  keepEvidenceFile: 'HALL',
  readEvidenceFile: 'HALL',
  readAppealFile: 'HALL',
  // A person’s wish is about all letters, wherever they come from.
  keepWishOfPhone: 'ANYWHERE',
  issuePairingCode: 'HALL',
  seeDevices: 'HALL',
  // Shows what lies within the own reach; tests/database shows that it shows no more.
  followDevices: 'ANYWHERE',
  seeDeviceEvents: 'HALL',
  revokeDevice: 'HALL',
  // Each row of the file is judged by its own place.
  startImport: 'ANYWHERE',
  listImports: 'OWN',
  seeImport: 'OWN',
  renderBadRows: 'OWN',
  listDivisions: 'SHARED',
  listOrganizations: 'SHARED',
  listItems: 'SHARED',
  listItemGuides: 'SHARED',
  listItemVariants: 'SHARED',
  // Asked of a hall: what lies above one is shared, as in the lists.
  seeVersions: 'HALL',
  listHalls: 'HALL',
  listWindows: 'HALL',
  listStaff: 'HALL',
  listHallHours: 'HALL',
  listWindowHours: 'HALL',
  listWindowItems: 'HALL',
  putDivision: 'DIVISION',
  putOrganization: 'DIVISION',
  putHall: 'DIVISION',
  putItem: 'DIVISION',
  putItemGuide: 'DIVISION',
  putItemVariant: 'DIVISION',
  putWindow: 'HALL',
  putStaff: 'HALL',
  putHallHours: 'HALL',
  putWindowHours: 'HALL',
  putWindowItem: 'HALL',
  listAccounts: 'HALL',
  openAccount: 'HALL',
  changeAccountState: 'HALL',
  resetPassword: 'HALL',
  removeFactors: 'HALL',
  grantPost: 'HALL',
  setStaff: 'HALL',
  endPost: 'HALL',
  listApiKeys: 'HALL',
  issueApiKey: 'HALL',
  rotateApiKey: 'HALL',
  revokeApiKey: 'HALL',
  searchAuditEntries: 'HALL',
  exportAuditEntries: 'HALL',
  // The reserved place is nobody’s.
  seeDrills: 'ANYWHERE',
  // The chain is one for all places.
  seeAuditChain: 'ANYWHERE',
  partSignOn: 'HALL',
  findMaskedCases: 'HALL',
  seeMaskedCase: 'HALL',
  unmaskField: 'HALL',
}

/** A file of a key is let in by its own scope and by that of what stands in it; the matrix hands in windows. */
const alsoNeeds: Readonly<Record<string, Scope>> = { startImport: 'catalogue:write' }

export function liesOf({ operationId, security }: Operation): Lies {
  const lies = liesByRoute[operationId]
  if (lies !== undefined) return lies
  const isOfPlace = security.some(({ apiKey = [], session = [] }) => apiKey.length + session.length > 0)
  if (isOfPlace) throw new Error(`${operationId}: say in tests/access/expected.ts where what it touches lies`)
  return 'ANYWHERE'
}

export const aims = ['own', 'sibling', 'other-city'] as const
export type Aim = (typeof aims)[number]
/** Who calls: holders of one hall, holders of its district, nobody, or a holder whose right is over. */
const callers = ['hall', 'district', 'anonymous', 'expired', 'disabled'] as const
export type CallerKind = (typeof callers)[number]

export interface Row {
  readonly operation: Operation
  readonly lies: Lies
  readonly caller: CallerKind
  readonly aim: Aim | 'anywhere'
}

/** Every row of the matrix; each is asked of every holder there is of that kind. */
export const rows: readonly Row[] = operations.flatMap((operation) => {
  const lies = liesOf(operation)
  const isPlaced = lies !== 'ANYWHERE'
  const living = isPlaced
    ? (['hall', 'district'] as const).flatMap((caller) => aims.map((aim) => ({ caller, aim })))
    : [{ caller: 'hall', aim: 'anywhere' } as const]
  const others = (['anonymous', 'expired', 'disabled'] as const).map(
    (caller) => ({ caller, aim: isPlaced ? 'own' : 'anywhere' }) as const,
  )
  return [...living, ...others].map((row) => ({ operation, lies, ...row }))
})

export const nobody: Holder = { name: 'anonymous' }

/** Which holders there are of a kind: a role of a hall is held in no district; a device stands in a hall and never expires. */
export function holdersOf(caller: CallerKind): readonly Holder[] {
  switch (caller) {
    case 'anonymous':
      return [nobody]
    case 'district':
      return holders.filter(({ role, isDevice }) =>
        role === undefined ? isDevice === undefined : roleRules[role].heldIn === 'DIVISION',
      )
    case 'expired':
      return holders.filter(({ isDevice }) => isDevice === undefined)
    case 'hall':
    case 'disabled':
      return holders
  }
}

// An invented tree: country 1, province 2, city 3, district 4 with halls 1 and 2, neighbour 5; city 6, district 7 with hall 3.
const trees = { own: [4, 3, 2, 1], neighbour: [5, 3, 2, 1], otherCity: [7, 6, 2, 1] } as const
const hallPlaces: { readonly [Each in Aim]: Place } = {
  own: { divisionPath: trees.own, hallId: 1 },
  sibling: { divisionPath: trees.own, hallId: 2 },
  'other-city': { divisionPath: trees.otherCity, hallId: 3 },
}
const divisionPlaces: { readonly [Each in Aim]: Place } = {
  own: { divisionPath: trees.own, hallId: null },
  sibling: { divisionPath: trees.neighbour, hallId: null },
  'other-city': { divisionPath: trees.otherCity, hallId: null },
}
const reachOf = { hall: { divisionId: 4, hallId: 1 }, district: { divisionId: 4, hallId: null } } as const

function mayReach({ lies, aim, caller }: Row): boolean {
  if (aim === 'anywhere') return true
  const reach: Reach = caller === 'district' ? reachOf.district : reachOf.hall
  switch (lies) {
    case 'HALL':
      return reaches(reach, hallPlaces[aim])
    case 'DIVISION':
      return reaches(reach, divisionPlaces[aim])
    case 'SHARED':
      return reaches({ ...reach, hallId: null }, divisionPlaces[aim])
    case 'OWN':
      return aim === 'own'
    case 'ANYWHERE':
      return true
  }
}

function mayCall({ operationId, security }: Operation, holder: Holder): boolean {
  return security.some(({ apiKey, session, device }) => {
    if (device !== undefined) return holder.isDevice === true
    if (session !== undefined) {
      const [permission] = session as readonly Permission[]
      return holder.role !== undefined && (permission === undefined || isPermitted(holder.role, permission))
    }
    const needed = [...(apiKey ?? []), alsoNeeds[operationId]].filter((scope) => scope !== undefined)
    return needed.every((scope) => holder.scopes?.some((held) => held === scope) ?? false)
  })
}

export function isAllowed(row: Row, holder: Holder): boolean {
  if (row.operation.security.length === 0) return true
  const isAlive = row.caller === 'hall' || row.caller === 'district'
  return isAlive && mayCall(row.operation, holder) && mayReach(row)
}

/** Whom a row names: in the order of the holders, roles first. */
export function toCell(row: Row, allowed: readonly string[]): string {
  const asked = holdersOf(row.caller).map(({ name }) => name)
  if (asked.every((name) => allowed.includes(name)) && asked.length === allowed.length) return 'everybody'
  if (allowed.length === 0) return 'nobody'
  const hasEveryRole = roles.every((role) => allowed.includes(role))
  const rest = hasEveryRole ? allowed.filter((name) => !roles.some((role) => role === name)) : allowed
  return [...(hasEveryRole ? ['every-role'] : []), ...rest].join(' ')
}

export function toLine({ operation, lies, caller, aim }: Row, cell: string): string {
  const { operationId, method, path } = operation
  return [operationId, method, path, lies.toLowerCase(), caller, aim, cell].join(',')
}

export const heading = 'operation,method,path,lies,caller,aim,allowed'
