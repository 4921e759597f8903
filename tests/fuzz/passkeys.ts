import type { Role } from '../../domain/access.ts'
import { enrolled, TestPasskey } from '../support/passkey.ts'
import type { TestPlatform } from '../support/platform.ts'
import { freshCookie, type Staff } from '../support/staff.ts'
import type { Pools } from './generate.ts'

export interface FuzzPasskeys {
  readonly enrolling: Pools
  readonly showing: Pools
  readonly signingIn: Pools
  readonly spareFactorId: string
  /** Whose challenge it is. */
  readonly cookies: readonly { readonly challengeId: string; readonly cookie: string }[]
}

/** Somebody whose cookie was made by hand. */
async function staffOf(platform: TestPlatform, role: Role): Promise<Staff> {
  const cookie = await freshCookie(platform, role)
  return {
    cookie: () => cookie,
    async call(method, path, body) {
      const headers = { cookie, origin: platform.base, 'content-type': 'application/json' }
      const ask = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
      const answer = await fetch(platform.base + path, ask)
      return { status: answer.status, body: await answer.json(), setCookie: null }
    },
  }
}

/** A right answer to each kind of challenge; they wait for as long as the fuzz takes. */
export async function bringPasskeys(platform: TestPlatform): Promise<FuzzPasskeys> {
  const passkey = new TestPasskey(platform, { counts: false })
  await enrolled(await staffOf(platform, 'SOCIAL_SUPERVISOR'), passkey)
  await enrolled(await staffOf(platform, 'MYSTERY_SHOPPER'), new TestPasskey(platform))
  const [spare] = await platform.database.query<{ id: string }>(
    `select f.id from account_factor f join account a on a.id = f.account_id where f.kind = 'PASSKEY' and a.username = 'trial.mystery-shopper'`,
  )
  const enroller = await staffOf(platform, 'DEPARTMENT_HANDLER')
  const enrolling = (await enroller.call('POST', '/api/v1/session/passkeys/challenge', {})).body
  const shower = await staffOf(platform, 'SOCIAL_SUPERVISOR')
  const showing = (await shower.call('POST', '/api/v1/session/passkey/challenge', {})).body
  const signingIn = (await shower.call('POST', '/api/v1/session/passkey-sign-in/challenge', {})).body
  await platform.database.query(`update passkey_challenge set expires_at = now() + interval '1 day'`)
  await platform.database.query(
    `update account_session set seen_at = now() + interval '1 hour', stepped_up_at = now() + interval '1 hour'`,
  )
  const pools = (challengeId: string, response: unknown): Pools => ({
    challengeId: [challengeId],
    response: [response],
  })
  return {
    enrolling: {
      ...pools(enrolling.challengeId, new TestPasskey(platform).create(enrolling.challenge)),
      name: ['办公室电脑'],
    },
    showing: pools(showing.challengeId, passkey.show(showing.challenge)),
    signingIn: pools(signingIn.challengeId, passkey.show(signingIn.challenge)),
    spareFactorId: spare?.id ?? '',
    cookies: [
      { challengeId: enrolling.challengeId, cookie: enroller.cookie() },
      { challengeId: showing.challengeId, cookie: shower.cookie() },
    ],
  }
}
