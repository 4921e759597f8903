import type { FastifyInstance } from 'fastify'
import { Access, readScoped } from './access/index.ts'
import { serveAccounts } from './account/index.ts'
import { serveAgencies } from './agency/index.ts'
import { serveAlerts } from './alert/index.ts'
import { type AnchorSettings, openAnchoredLedger } from './anchor/index.ts'
import { ApiKeys } from './api-key/index.ts'
import { serveApiKeys } from './api-key-inventory/index.ts'
import { serveApiPages } from './api-page/index.ts'
import { serveScoring } from './app-scoring.ts'
import { handlingSweeps, platformSweeps } from './app-sweeps.ts'
import { serveAppeals } from './appeal/index.ts'
import { serveAssessments } from './assessment/index.ts'
import { serveFindings } from './assessment-finding/index.ts'
import { serveAssessmentForms } from './assessment-form/index.ts'
import { serveAssessmentPlans } from './assessment-plan/index.ts'
import { serveAssessmentReviews } from './assessment-review/index.ts'
import { serveAssessors } from './assessor/index.ts'
import { type AuditWatch, type OpenedAudit, openAudit } from './audit/index.ts'
import { serveAuditView } from './audit-view/index.ts'
import { serveBlindTokens } from './blind-token/index.ts'
import { serveBoards } from './board/index.ts'
import { serveCatalogue } from './catalogue/index.ts'
import { Challenges } from './challenge/index.ts'
import { serveClosureAudits } from './closure-audit/index.ts'
import { type CommentReader, openCommentReader, serveCommentReadings } from './comment-reading/index.ts'
import { serveComplaints } from './complaint/index.ts'
import { serveConfidentialReports } from './confidential-report/index.ts'
import { serveDeductions } from './deduction/index.ts'
import { serveDevices } from './device/index.ts'
import { serveInventory } from './device-inventory/index.ts'
import { serveDoNotCall } from './do-not-call/index.ts'
import { findDrillState, runDrills, serveDrills } from './drill/index.ts'
import { serveDutyShifts } from './duty-shift/index.ts'
import { serveEmbedding } from './embed/index.ts'
import { Intake, Occasions, serveEvaluations } from './evaluation/index.ts'
import { serveEvaluationAudits } from './evaluation-audit/index.ts'
import { serveExemptions } from './exemption/index.ts'
import { serveFaces } from './faces/index.ts'
import { serveHandlingFigures } from './handling-figure/index.ts'
import { serveHandlingOrders } from './handling-order/index.ts'
import { serveHealth } from './health/index.ts'
import { clearImports, ImportRunner, serveImports } from './import/index.ts'
import { serveInvitations } from './invitation/index.ts'
import { serveInvitationCounts } from './invitation-count/index.ts'
import type { LedgerSettings, OpenedLedger, PromiseLeaves } from './ledger/index.ts'
import { serveLogOpenings } from './ledger-opening/index.ts'
import { serveLedgerReceipts } from './ledger-receipt/index.ts'
import { type LetterSettings, openLetters, serveLetterReceipts, serveNotices } from './letter/index.ts'
import { serveMaliciousEvaluators } from './malicious-evaluator/index.ts'
import { serveMessages, tellAuditStandsStill } from './message/index.ts'
import { serveOpinions } from './opinion/index.ts'
import { serveOwnEvaluations } from './own-evaluation/index.ts'
import { countEvaluated, Openings, serveParticipation } from './participation/index.ts'
import type { Answered } from './platform/http.ts'
import type { KeyStore } from './platform/keys.ts'
import type { Sweep, SweepResults } from './platform/sweeps.ts'
import type { Undertakings } from './platform/undertakings.ts'
import type { World } from './platform/world.ts'
import { RuleBook } from './policy/index.ts'
import { servePolicies } from './policy-proposal/index.ts'
import { servePractices } from './practice/index.ts'
import { serveProblemEntries } from './problem-entry/index.ts'
import { servePublicComments } from './public-comment/index.ts'
import { openRateLimits } from './rate-limit/index.ts'
import { serveReminderPhone } from './reminder-phone/index.ts'
import { serveCases } from './service-case/index.ts'
import { type SecurityProfile, Sessions, SignOnProvider, type SignOnSettings, serveSessions } from './session/index.ts'
import { type Site, serveStatus } from './status/index.ts'
import { serveSuggestions } from './suggestion/index.ts'
import { serveSupplements } from './supplement/index.ts'
import { serveTerminals } from './terminal/index.ts'
import { serveUnmasking } from './unmasking/index.ts'
import { serveWindowPages } from './window-page/index.ts'
import { serveCalendars } from './working-calendar/index.ts'

export interface AppOptions {
  readonly version: string
  readonly undertakings: Undertakings
  readonly intakeConnections: number
  readonly intakeQueueMax: number
  readonly importMegabytesMax: number
  /** Where the built faces are; null serves the API alone. */
  readonly facesFolder: string | null
  /** Who sends letters; undefined: nobody does. */
  readonly letters?: LetterSettings | undefined
  readonly ledger?: LedgerSettings | undefined
  /** Where the log is anchored; undefined: nowhere. */
  readonly anchors?: readonly AnchorSettings[] | undefined
  /** Origins whose pages may show an evaluation in a frame. */
  readonly embedOrigins?: readonly string[] | undefined
  readonly securityProfile?: SecurityProfile | undefined
  readonly signOn?: SignOnSettings | null | undefined
  /** Whether browsers reach us by TLS. */
  readonly isSecure: boolean
  /** Outside of the database: the last seal of the audit is remembered beside the keys. */
  readonly keyDir: string
  readonly sweepMonthPartitions: () => Promise<void>
  readonly sweepResults: SweepResults
  readonly findLastBackup?: () => Promise<string | null>
  readonly site: Omit<Site, 'letters'>
}

export interface App {
  readonly rules: RuleBook
  readonly sweeps: readonly Sweep[]
  readonly audit: AuditWatch
  onAnswered(answered: Answered): void
  /** Resolves when everything that was taken has been answered. */
  drain(): Promise<void>
}

const minuteMs = 60_000

function openSessions(world: World, rules: RuleBook, options: AppOptions): Sessions {
  const { securityProfile: profile = 'asvs', isSecure, signOn = null } = options
  const provider = signOn === null ? null : new SignOnProvider(signOn, world.outgoing)
  return new Sessions({ world, rules, profile, isSecure, signOn: provider })
}

function openIntake(
  { intake, metrics }: World,
  { intakeConnections, intakeQueueMax }: AppOptions,
  promise: PromiseLeaves | undefined,
): Intake {
  return new Intake(intake, metrics, { connections: intakeConnections, queueMax: intakeQueueMax, promise })
}

/** Everything that the platform can do, in one list. */
export async function assemble(http: FastifyInstance, world: World, keys: KeyStore, options: AppOptions): Promise<App> {
  const rules = new RuleBook(world.app)
  await rules.refresh()
  const audit = openAudit({ world, keys, rules, keyDir: options.keyDir, tellStandstill: tellAuditStandsStill(world) })
  const apiKeys = new ApiKeys(world, rules)
  const sessions = openSessions(world, rules, options)
  const access = new Access(apiKeys, sessions, audit.standstill)
  const occasions = new Occasions(world.intake, options.intakeQueueMax)
  const ledger = await openAnchoredLedger({ world, rules, ...options, settings: options.ledger })
  const intake = openIntake(world, options, ledger.promise)
  const openings = new Openings(world)
  const letters = openLetters({ world, keys, rules }, options.letters)
  const imports = new ImportRunner({ world, keys, rules })
  const reader = openCommentReader()

  const sweeps: readonly Sweep[] = [
    ...platformSweeps(world, keys, rules, options.sweepMonthPartitions),
    ...openRateLimits(http.rateLimits, { world, rules }),
    { name: 'participation', everyMs: 5 * minuteMs, run: () => countEvaluated(world) },
    ...handlingSweeps(world, rules, options.undertakings, reader),
    ...letters.sweeps,
    { name: 'drill', everyMs: 5 * minuteMs, run: () => runDrills({ world, keys, rules, http }) },
    ...audit.sweeps,
    ...ledger.sweeps,
    { name: 'imports', everyMs: minuteMs / 12, run: () => Promise.resolve(imports.wake()) },
    { name: 'imports-cleared', everyMs: 60 * minuteMs, run: () => clearImports({ world, keys, rules }) },
  ]

  serveHealth(http, { world, ...options })
  serveApiPages(http, options.version)
  serveLedger(http, world, ledger)
  serveCases(http, { world, keys, rules }, apiKeys)
  serveInvitations(http, { world, rules, onOpened: (opened) => openings.note(opened) })
  const evaluation = { world, keys, rules, occasions, intake, promise: ledger.promise }
  serveEvaluations(http, evaluation)
  serveHandling(http, { world, rules, reader }, access)
  serveAssessing(http, { world, rules }, access)
  serveScoring(http, { world, rules }, access)
  servePolicies(http, { world, rules }, access)
  serveCalendars(http, { world, rules }, access)
  serveSpeaking(http, { world, rules }, access)
  serveWindowPages(http, { world, rules })
  serveLogOpenings(http, { world, rules })
  serveBoards(http, world, rules)
  serveDevices(http, { world, keys, rules }, access)
  serveInventory(http, { world, rules }, access)
  serveTerminals(http, { world, keys, rules, evaluation })
  serveCatalogue(http, { world, rules }, access)
  serveParticipation(http, { world, rules }, access)
  serveInvitationCounts(http, { world, rules })
  serveDrills(http, { world, rules }, access)
  serveStaff(http, { world, rules, audit, sessions }, access)
  serveDoNotCall(http, { world, rules }, apiKeys)
  serveNotices(http, { world })
  await serveLetterReceipts(http, { world, keys, rules }, letters.providers)
  serveStatus(http, world, stateOf(world, sweeps, { intake, audit, rules }, options))
  const bytesMax = options.importMegabytesMax * 1_048_576
  await serveImports(http, { world, keys, rules }, access, imports, { bytesMax })
  const { embedOrigins = [] } = options
  serveEmbedding(http, { world, keys, rules }, apiKeys, embedOrigins)
  if (options.facesFolder !== null) await serveFaces(http, options.facesFolder, embedOrigins)

  return {
    rules,
    sweeps,
    audit: audit.watch,
    onAnswered: (answered) => audit.record(answered),
    drain: () => drainInOrder([imports, occasions, intake, openings, audit, reader]),
  }
}

/** What the public sees of the log, and what the holder of a receipt is given to check it with. */
function serveLedger(http: FastifyInstance, world: World, ledger: OpenedLedger): void {
  ledger.serve(http)
  serveLedgerReceipts(http, { world, ...ledger })
}

/** Who works with the platform, what they did, and what they are told. */
function serveStaff(
  http: FastifyInstance,
  deps: { world: World; rules: RuleBook; audit: OpenedAudit; sessions: Sessions },
  access: Access,
): void {
  const { world, rules, audit, sessions } = deps
  serveSessions(http, sessions, access)
  serveReminderPhone(http, { world }, access)
  serveAccounts(http, { world, rules }, access)
  serveApiKeys(http, { world, rules }, access)
  serveAuditView(http, { world, rules, audit }, access)
  serveUnmasking(http, { world, rules }, access)
  serveMessages(http, { world, readScoped: (...ask) => readScoped({ world, rules }, ...ask) }, access)
}

/** What anybody may say without a case, and what shows that he was served there without showing who he is. */
function serveSpeaking(http: FastifyInstance, deps: { world: World; rules: RuleBook }, access: Access): void {
  const challenges = new Challenges({ ...deps, limits: http.rateLimits })
  servePublicComments(http, { ...deps, challenges })
  serveConfidentialReports(http, { ...deps, challenges }, access)
  serveSuggestions(http, { ...deps, challenges }, access)
  serveBlindTokens(http, deps)
}

/** What is said or found to be bad, what becomes of it, and what the evaluated side has to say to it. */
function serveHandling(
  http: FastifyInstance,
  deps: { world: World; rules: RuleBook; reader: CommentReader },
  access: Access,
): void {
  serveHandlingOrders(http, deps, access)
  serveCommentReadings(http, deps, access)
  serveComplaints(http, deps, access)
  serveAlerts(http, deps, access)
  serveHandlingFigures(http, deps, access)
  serveProblemEntries(http, deps, access)
  servePractices(http, deps, access)
  serveAssessmentForms(http, deps, access)
  serveDutyShifts(http, deps, access)
  serveClosureAudits(http, deps, access)
  serveEvaluationAudits(http, deps, access)
  serveAppeals(http, deps, access)
  serveMaliciousEvaluators(http, deps, access)
  serveOwnEvaluations(http, deps, access)
  serveSupplements(http, deps)
}

/** Evaluators beside the citizen: who they are, what they are sent to, and what they find. */
function serveAssessing(http: FastifyInstance, deps: { world: World; rules: RuleBook }, access: Access): void {
  serveAgencies(http, deps, access)
  serveAssessors(http, deps, access)
  /** Evaluators other than the citizen: who they are, what they are sent to, and what they find. */
  serveAssessments(http, deps, access)
  serveAssessmentPlans(http, deps, access)
  serveAssessmentReviews(http, deps, access)
  serveFindings(http, deps, access)
  serveDeductions(http, deps, access)
  serveExemptions(http, deps, access)
  serveOpinions(http, deps, access)
}

async function drainInOrder(parts: readonly { drain(): Promise<void> }[]): Promise<void> {
  for (const part of parts) await part.drain()
}

interface StateParts {
  readonly intake: Intake
  readonly audit: OpenedAudit
  readonly rules: RuleBook
}

/** What the page of the platform's own state is told. */
function stateOf(world: World, sweeps: readonly Sweep[], parts: StateParts, options: AppOptions) {
  const { intake, audit, rules } = parts
  const startedAt = world.now()
  return {
    version: options.version,
    startedAt,
    findDrillState: () => findDrillState({ world, rules }, startedAt),
    sweepNames: () => sweeps.map(({ name }) => name),
    sweepResults: options.sweepResults,
    waitingEvaluations: () => intake.waiting,
    findAuditState: () => audit.standstill.find(rules.rootDivisionId),
    findLastBackup: options.findLastBackup ?? (async () => null),
    site: { ...options.site, letters: options.letters?.providers.map(({ kind }) => kind) ?? [] },
  }
}
