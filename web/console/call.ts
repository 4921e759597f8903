import type * as account from '../../contracts/account.ts'
import type * as audit from '../../contracts/audit.ts'
import type * as catalogue from '../../contracts/catalogue.ts'
import type * as device from '../../contracts/device.ts'
import type * as passkey from '../../contracts/passkey.ts'
import type { RefusalCode } from '../../contracts/problem.ts'
import type { AnswerOf, BodyOf, Method, ParamsOf } from '../../contracts/route.ts'
import type * as session from '../../contracts/session.ts'
import { type Outcome, toProblemOf } from '../shared/call.ts'
import { sayRefusal } from '../shared/refusal.ts'
import type { ConsoleTexts } from './texts.zh.ts'

/** What the console asks, with the cookie of the session. Apart from the calls of citizens, whose pages do not grow by it. */
interface Promised {
  readonly signIn: typeof session.signIn
  readonly seeOwnSession: typeof session.seeOwnSession
  readonly endOwnSession: typeof session.endOwnSession
  readonly showSecondFactor: typeof session.showSecondFactor
  readonly choosePost: typeof session.choosePost
  readonly changeOwnPassword: typeof session.changeOwnPassword
  readonly beginTotp: typeof session.beginTotp
  readonly confirmTotp: typeof session.confirmTotp
  readonly listPasskeys: typeof passkey.listPasskeys
  readonly beginPasskeyEnrolment: typeof passkey.beginPasskeyEnrolment
  readonly enrolPasskey: typeof passkey.enrolPasskey
  readonly removePasskey: typeof passkey.removePasskey
  readonly beginPasskeyShowing: typeof passkey.beginPasskeyShowing
  readonly showPasskey: typeof passkey.showPasskey
  readonly beginPasskeySignIn: typeof passkey.beginPasskeySignIn
  readonly signInWithPasskey: typeof passkey.signInWithPasskey
  readonly listAccounts: typeof account.listAccounts
  readonly openAccount: typeof account.openAccount
  readonly changeAccountState: typeof account.changeAccountState
  readonly resetPassword: typeof account.resetPassword
  readonly removeFactors: typeof account.removeFactors
  readonly grantPost: typeof account.grantPost
  readonly endPost: typeof account.endPost
  readonly searchAuditEntries: typeof audit.searchAuditEntries
  readonly exportAuditEntries: typeof audit.exportAuditEntries
  readonly seeAuditChain: typeof audit.seeAuditChain
  readonly listDivisions: typeof catalogue.listDivisions
  readonly listHalls: typeof catalogue.listHalls
  readonly listWindows: typeof catalogue.listWindows
  readonly seeDevices: typeof device.seeDevices
  readonly followDevices: typeof device.followDevices
  readonly seeDeviceEvents: typeof device.seeDeviceEvents
  readonly issuePairingCode: typeof device.issuePairingCode
  readonly revokeDevice: typeof device.revokeDevice
}

export type Name = keyof Promised

/** Where each promise is kept. A test compares every line with the contract of that name. */
export const addresses: { readonly [Each in Name]: readonly [Method, string] } = {
  signIn: ['POST', '/api/v1/session'],
  seeOwnSession: ['GET', '/api/v1/session'],
  endOwnSession: ['POST', '/api/v1/session/end'],
  showSecondFactor: ['POST', '/api/v1/session/second-factor'],
  choosePost: ['PUT', '/api/v1/session/post'],
  changeOwnPassword: ['PUT', '/api/v1/session/password'],
  beginTotp: ['POST', '/api/v1/session/totp'],
  confirmTotp: ['POST', '/api/v1/session/totp/{factorId}/confirmation'],
  listPasskeys: ['GET', '/api/v1/session/passkeys'],
  beginPasskeyEnrolment: ['POST', '/api/v1/session/passkeys/challenge'],
  enrolPasskey: ['POST', '/api/v1/session/passkeys'],
  removePasskey: ['POST', '/api/v1/session/passkeys/{factorId}/removal'],
  beginPasskeyShowing: ['POST', '/api/v1/session/passkey/challenge'],
  showPasskey: ['POST', '/api/v1/session/passkey'],
  beginPasskeySignIn: ['POST', '/api/v1/session/passkey-sign-in/challenge'],
  signInWithPasskey: ['POST', '/api/v1/session/passkey-sign-in'],
  listAccounts: ['GET', '/api/v1/accounts'],
  openAccount: ['POST', '/api/v1/accounts'],
  changeAccountState: ['PUT', '/api/v1/accounts/{accountId}/state'],
  resetPassword: ['POST', '/api/v1/accounts/{accountId}/password-reset'],
  removeFactors: ['POST', '/api/v1/accounts/{accountId}/factor-reset'],
  grantPost: ['POST', '/api/v1/accounts/{accountId}/posts'],
  endPost: ['POST', '/api/v1/accounts/{accountId}/posts/{postId}/end'],
  searchAuditEntries: ['POST', '/api/v1/audit/searches'],
  exportAuditEntries: ['POST', '/api/v1/audit/exports'],
  seeAuditChain: ['GET', '/api/v1/audit/chain'],
  listDivisions: ['GET', '/api/v1/catalogue/divisions'],
  listHalls: ['GET', '/api/v1/catalogue/halls'],
  listWindows: ['GET', '/api/v1/catalogue/windows'],
  seeDevices: ['GET', '/api/v1/devices'],
  followDevices: ['GET', '/api/v1/devices/events'],
  seeDeviceEvents: ['GET', '/api/v1/devices/{deviceId}/events'],
  issuePairingCode: ['POST', '/api/v1/device-pairings'],
  revokeDevice: ['POST', '/api/v1/devices/{deviceId}/revocation'],
}

type Needed<Key extends string, Value> = undefined extends Value ? unknown : { readonly [Each in Key]: Value }
type Words = Readonly<Record<string, string>>

export type Ask<Each extends Name> = Needed<'params', ParamsOf<Promised[Each]>> &
  Needed<'body', BodyOf<Promised[Each]>> & { readonly query?: Words }
export type Answer<Each extends Name> = AnswerOf<Promised[Each]>
export type Heard<Each extends Name> = Outcome<Answer<Each>>

const waitMsMax = 15_000
/** A file is made while it is sent. */
const waitForFileMsMax = 180_000
const files: readonly Name[] = ['exportAuditEntries']

/** Calls as whoever is signed in. Never throws: a lost connection is an outcome like the others. */
export async function callSignedIn<Each extends Name>(name: Each, ask: Ask<Each>): Promise<Heard<Each>> {
  const { params = {}, query, body } = ask as { params?: Words; query?: Words; body?: unknown }
  const [method, path] = addresses[name]
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
  const isFile = files.includes(name)
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), isFile ? waitForFileMsMax : waitMsMax)
  try {
    const response = await fetch(query === undefined ? filled : `${filled}?${new URLSearchParams(query)}`, {
      method,
      headers: {
        accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      cache: 'no-store',
      credentials: 'same-origin',
      signal: patience.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (response.ok) {
      const answer = (isFile ? await response.text() : await response.json()) as Answer<Each>
      return { ok: true, status: response.status, answer, replayed: false }
    }
    return { ok: false, offline: false, problem: toProblemOf(response.status, await response.text()) }
  } catch {
    return { ok: false, offline: true }
  } finally {
    clearTimeout(timer)
  }
}

export type Failed = Extract<Outcome<unknown>, { ok: false }>

/** Why it did not go, in words. */
export function sayFailure(t: ConsoleTexts, heard: Failed): string {
  if (heard.offline) return t.offline
  const { code } = heard.problem
  return (t.refusals as Readonly<Partial<Record<RefusalCode, string>>>)[code] ?? sayRefusal(t.shared, code)
}
