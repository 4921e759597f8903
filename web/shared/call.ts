import type * as appeal from '../../contracts/appeal.ts'
import type * as blindToken from '../../contracts/blind-token.ts'
import type * as board from '../../contracts/board.ts'
import type * as challenge from '../../contracts/challenge.ts'
import type * as closureAudit from '../../contracts/closure-audit.ts'
import type * as complaint from '../../contracts/complaint.ts'
import type * as confidentialReport from '../../contracts/confidential-report.ts'
import type * as device from '../../contracts/device.ts'
import type * as doNotCall from '../../contracts/do-not-call.ts'
import type * as embed from '../../contracts/embed.ts'
import type * as evaluation from '../../contracts/evaluation.ts'
import type * as evidenceFile from '../../contracts/evidence-file.ts'
import type * as handlingFigure from '../../contracts/handling-figure.ts'
import type * as imports from '../../contracts/import.ts'
import type * as invitation from '../../contracts/invitation.ts'
import type * as ledgerReceipt from '../../contracts/ledger-receipt.ts'
import type * as malicious from '../../contracts/malicious-evaluator.ts'
import type * as notice from '../../contracts/notice.ts'
import type * as ownOrder from '../../contracts/own-order.ts'
import type * as participation from '../../contracts/participation.ts'
import type * as policy from '../../contracts/policy.ts'
import type { Problem } from '../../contracts/problem.ts'
import type * as publicComment from '../../contracts/public-comment.ts'
import type { AnswerOf, BodyOf, Method, ParamsOf } from '../../contracts/route.ts'
import type * as status from '../../contracts/status.ts'
import type * as supplement from '../../contracts/supplement.ts'
import type * as terminal from '../../contracts/terminal.ts'
import type * as windowPage from '../../contracts/window-page.ts'

/** The promises that the faces use. Types only: the shapes themselves would bring TypeBox into every bundle. */
interface Promised {
  readonly openInvitation: typeof invitation.openInvitation
  readonly openEmbedLink: typeof embed.openEmbedLink
  readonly giveEvaluation: typeof evaluation.giveEvaluation
  readonly addReasons: typeof evaluation.addReasons
  readonly lookUpEvaluation: typeof evaluation.lookUpEvaluation
  readonly makeReceiptFile: typeof ledgerReceipt.makeReceiptFile
  readonly lookUpComplaint: typeof complaint.lookUpComplaint
  readonly openNotice: typeof notice.openNotice
  readonly giveConfidentialReport: typeof confidentialReport.giveConfidentialReport
  readonly findReportedPlaces: typeof confidentialReport.findReportedPlaces
  readonly seeReportChallenge: typeof confidentialReport.seeReportChallenge
  readonly lookUpConfidentialReport: typeof confidentialReport.lookUpConfidentialReport
  readonly answerConfidentialReport: typeof confidentialReport.answerConfidentialReport
  readonly followOwnOrder: typeof ownOrder.followOwnOrder
  readonly answerOwnOrder: typeof ownOrder.answerOwnOrder
  readonly keepOwnEvidenceFile: typeof evidenceFile.keepOwnEvidenceFile
  readonly readOwnEvidenceFile: typeof evidenceFile.readOwnEvidenceFile
  readonly followOwnSupplements: typeof supplement.followOwnSupplements
  readonly giveSupplement: typeof supplement.giveSupplement
  readonly followOwnAppeal: typeof appeal.followOwnAppeal
  readonly answerOwnAppeal: typeof appeal.answerOwnAppeal
  readonly seeOwnClosureQuestion: typeof closureAudit.seeOwnClosureQuestion
  readonly answerOwnClosureQuestion: typeof closureAudit.answerOwnClosureQuestion
  readonly seeClosureAuditTotals: typeof closureAudit.seeClosureAuditTotals
  readonly seeWording: typeof policy.seeWording
  readonly seeAppealTotals: typeof appeal.seeAppealTotals
  readonly seeMaliciousTotals: typeof malicious.seeMaliciousTotals
  readonly followOwnMaliciousEntry: typeof malicious.followOwnMaliciousEntry
  readonly objectToOwnMaliciousEntry: typeof malicious.objectToOwnMaliciousEntry
  readonly seeHandlingTotals: typeof handlingFigure.seeHandlingTotals
  readonly seeBlindOffer: typeof blindToken.seeBlindOffer
  readonly listBlindKeys: typeof blindToken.listBlindKeys
  readonly issueBlindToken: typeof blindToken.issueBlindToken
  readonly givePublicComment: typeof publicComment.givePublicComment
  readonly lookUpPublicComment: typeof publicComment.lookUpPublicComment
  readonly seeWindow: typeof publicComment.seeWindow
  readonly seeChallenge: typeof challenge.seeChallenge
  readonly seeWindowPage: typeof windowPage.seeWindowPage
  readonly seeParticipation: typeof participation.seeParticipation
  readonly seeOwnWish: typeof doNotCall.seeOwnWish
  readonly keepOwnWish: typeof doNotCall.keepOwnWish
  readonly seeHalls: typeof board.seeHalls
  readonly seeBoard: typeof board.seeBoard
  readonly followBoard: typeof board.followBoard
  readonly seeStatus: typeof status.seeStatus
  readonly pairDevice: typeof device.pairDevice
  readonly seeTerminal: typeof terminal.seeTerminal
  readonly followTerminal: typeof terminal.followTerminal
  readonly handInEntries: typeof terminal.handInEntries
  readonly tellHeartbeat: typeof terminal.tellHeartbeat
  readonly startImport: typeof imports.startImport
  readonly seeImport: typeof imports.seeImport
  readonly renderBadRows: typeof imports.renderBadRows
  readonly renderTemplate: typeof imports.renderTemplate
}

type Name = keyof Promised

/** Where each promise is kept. A test compares every line with the contract of that name. */
export const addresses: { readonly [Each in Name]: readonly [Method, string] } = {
  openInvitation: ['POST', '/api/v1/invitations/open'],
  openEmbedLink: ['POST', '/api/v1/embed/open'],
  giveEvaluation: ['POST', '/api/v1/evaluations'],
  addReasons: ['POST', '/api/v1/evaluations/{id}/reasons'],
  lookUpEvaluation: ['POST', '/api/v1/evaluations/look-up'],
  makeReceiptFile: ['POST', '/api/v1/evaluations/receipt-file'],
  lookUpComplaint: ['POST', '/api/v1/complaints/look-up'],
  openNotice: ['POST', '/api/v1/notices/open'],
  giveConfidentialReport: ['POST', '/api/v1/confidential-reports'],
  findReportedPlaces: ['POST', '/api/v1/confidential-reports/places'],
  seeReportChallenge: ['GET', '/api/v1/confidential-reports/challenge'],
  lookUpConfidentialReport: ['POST', '/api/v1/confidential-reports/look-up'],
  answerConfidentialReport: ['POST', '/api/v1/confidential-reports/answers'],
  followOwnOrder: ['POST', '/api/v1/handling-orders/look-up'],
  answerOwnOrder: ['POST', '/api/v1/handling-orders/answers'],
  keepOwnEvidenceFile: ['POST', '/api/v1/handling-orders/own-files'],
  readOwnEvidenceFile: ['POST', '/api/v1/handling-orders/own-files/look-up'],
  followOwnSupplements: ['POST', '/api/v1/evaluations/supplements/look-up'],
  giveSupplement: ['POST', '/api/v1/evaluations/supplements'],
  followOwnAppeal: ['POST', '/api/v1/appeals/look-up'],
  answerOwnAppeal: ['POST', '/api/v1/appeals/answers'],
  seeOwnClosureQuestion: ['POST', '/api/v1/closure-audits/look-up'],
  answerOwnClosureQuestion: ['POST', '/api/v1/closure-audits/answers'],
  seeClosureAuditTotals: ['GET', '/api/v1/closure-audit-totals'],
  seeWording: ['GET', '/api/v1/wording'],
  seeAppealTotals: ['GET', '/api/v1/appeal-totals'],
  seeMaliciousTotals: ['GET', '/api/v1/malicious-entry-totals'],
  followOwnMaliciousEntry: ['POST', '/api/v1/malicious-entries/look-up'],
  objectToOwnMaliciousEntry: ['POST', '/api/v1/malicious-entries/objections'],
  seeHandlingTotals: ['GET', '/api/v1/handling-totals'],
  seeBlindOffer: ['POST', '/api/v1/blind-token/offer'],
  listBlindKeys: ['GET', '/api/v1/blind-token/keys/{hallCode}'],
  issueBlindToken: ['POST', '/api/v1/blind-token/issue'],
  givePublicComment: ['POST', '/api/v1/public-comments'],
  lookUpPublicComment: ['POST', '/api/v1/public-comments/look-up'],
  seeWindow: ['GET', '/api/v1/halls/{hallCode}/windows/{windowCode}'],
  seeChallenge: ['GET', '/api/v1/halls/{hallCode}/windows/{windowCode}/challenge'],
  seeWindowPage: ['GET', '/api/v1/halls/{hallCode}/windows/{windowCode}/page'],
  seeParticipation: ['GET', '/api/v1/halls/{hallCode}/participation'],
  seeOwnWish: ['POST', '/api/v1/do-not-call/look-up'],
  keepOwnWish: ['POST', '/api/v1/do-not-call'],
  seeHalls: ['GET', '/api/v1/halls'],
  seeBoard: ['GET', '/api/v1/halls/{hallCode}/board'],
  followBoard: ['GET', '/api/v1/halls/{hallCode}/board/events'],
  seeStatus: ['GET', '/api/v1/status'],
  pairDevice: ['POST', '/api/v1/devices'],
  seeTerminal: ['GET', '/api/v1/terminal'],
  followTerminal: ['GET', '/api/v1/terminal/events'],
  handInEntries: ['POST', '/api/v1/terminal/entries'],
  tellHeartbeat: ['POST', '/api/v1/terminal/heartbeats'],
  startImport: ['POST', '/api/v1/imports/{kind}/{mode}'],
  seeImport: ['GET', '/api/v1/imports/{id}'],
  renderBadRows: ['GET', '/api/v1/imports/{id}/bad-rows'],
  renderTemplate: ['GET', '/api/v1/import-templates/{kind}'],
}

type Needed<Key extends string, Value> = undefined extends Value ? unknown : { readonly [Each in Key]: Value }

type Ask<R> = Needed<'params', ParamsOf<R>> &
  Needed<'body', BodyOf<R>> & {
    readonly idempotencyKey?: string
    readonly bearer?: string
    readonly signal?: AbortSignal
  }

export type Answer<Each extends Name> = AnswerOf<Promised[Each]>
export type Body<Each extends Name> = BodyOf<Promised[Each]>

/** What came back: the answer, a refusal, or nothing at all (then nobody knows whether it arrived: ask again). */
export type Outcome<A> =
  | { readonly ok: true; readonly status: number; readonly answer: A; readonly replayed: boolean }
  | { readonly ok: false; readonly offline: false; readonly problem: Problem; readonly retryAfterSeconds?: number }
  | { readonly ok: false; readonly offline: true }

const WAIT_MS_MAX = 15_000
/** A photo may be sent from where the network is thin. */
const UPLOAD_MS_MAX = 180_000

/** Calls one promise of the platform. Never throws: a lost connection is an outcome like the others. */
export async function call<Each extends Name>(name: Each, ask: Ask<Promised[Each]>): Promise<Outcome<Answer<Each>>> {
  const { params, body, idempotencyKey, bearer, signal } = ask as Ask<unknown> & { params?: Params; body?: unknown }
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey
  if (bearer !== undefined) headers.authorization = `Bearer ${bearer}`
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), name === 'keepOwnEvidenceFile' ? UPLOAD_MS_MAX : WAIT_MS_MAX)
  signal?.addEventListener('abort', () => patience.abort())
  try {
    const response = await fetch(toUrl(name, params), {
      method: addresses[name][0],
      headers,
      cache: 'no-store',
      credentials: 'omit',
      signal: patience.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return await toOutcome<Answer<Each>>(response)
  } catch {
    return { ok: false, offline: true }
  } finally {
    clearTimeout(timer)
  }
}

/** An answer that is a file; undefined where there is none. */
export async function callForFile<Each extends Name>(name: Each, body: Body<Each>): Promise<Blob | undefined> {
  try {
    const response = await fetch(toUrl(name), {
      method: addresses[name][0],
      headers: { 'content-type': 'application/json' },
      cache: 'no-store',
      credentials: 'omit',
      body: JSON.stringify(body),
    })
    return response.ok ? await response.blob() : undefined
  } catch {
    return undefined
  }
}

type Params = Readonly<Record<string, string>>

export function toUrl(name: Name, params: Params = {}): string {
  return addresses[name][1].replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
}

async function toOutcome<A>(response: Response): Promise<Outcome<A>> {
  if (response.ok) {
    const replayed = response.headers.get('idempotency-replayed') === 'true'
    return { ok: true, status: response.status, answer: (await response.json()) as A, replayed }
  }
  const seconds = Number(response.headers.get('retry-after'))
  const problem = toProblemOf(response.status, await response.text())
  return { ok: false, offline: false, problem, ...(seconds > 0 ? { retryAfterSeconds: seconds } : {}) }
}

/** What stands between us and the server (a proxy, a gateway) does not speak our problem documents. */
export function toProblemOf(status: number, text: string): Problem {
  try {
    const problem = JSON.parse(text) as Partial<Problem>
    if (typeof problem.code === 'string') return problem as Problem
  } catch {
    // Not ours: judged by its status below.
  }
  const code = status === 429 ? 'TOO_MANY_REQUESTS' : status >= 502 && status <= 504 ? 'BUSY' : 'FAULT'
  return { type: 'about:blank', title: 'not a problem document', status, code }
}
