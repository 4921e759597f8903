import { hash, randomBytes } from 'node:crypto'
import { generate } from 'otplib'
import type { Role } from '../../domain/access.ts'
import type { TestPlatform } from './platform.ts'

/** Somebody with an account, at a browser: keeps the cookie, says where the call comes from. */
export interface Staff {
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Heard>
  cookie(): string
}

interface Heard {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: what a test looks into is the test's business
  readonly body: any
  readonly setCookie: string | null
  /** Seconds to wait, where it says so. */
  readonly retryAfter?: number
}

export interface Account {
  readonly username: string
  readonly password: string
  readonly totpSecret: string
}

/** A platform in this process or in one of its own. */
type Reached = Pick<TestPlatform, 'base'> & Partial<Pick<TestPlatform, 'running'>>

let browsers = 0

/** Where the platform believes a proxy on this machine, each browser is at an address of its own: limits by address count none together. */
export function browserOf(platform: Pick<TestPlatform, 'base'>): Staff {
  browsers += 1
  const address = `10.9.${browsers >> 8}.${browsers & 255}`
  let cookie = ''
  return {
    cookie: () => cookie,
    async call(method, path, body, headers = {}) {
      const answer = await fetch(platform.base + path, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(cookie === '' ? {} : { cookie }),
          origin: platform.base,
          'x-forwarded-for': address,
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const setCookie = answer.headers.get('set-cookie')
      if (setCookie !== null) cookie = setCookie.split(';')[0] ?? ''
      const wait = answer.headers.get('retry-after')
      const heard = { status: answer.status, body: await answer.json(), setCookie }
      return wait === null ? heard : { ...heard, retryAfter: Number(wait) }
    },
  }
}

/** The code an authenticator shows at an instant. */
export function codeAt(totpSecret: string, now: number): Promise<string> {
  return generate({ secret: totpSecret, epoch: Math.floor(now / 1000) })
}

export function accountOf(platform: Pick<TestPlatform, 'trial'>, role: Role): Account {
  const account = platform.trial.accounts[role.toLowerCase()]
  if (account === undefined) throw new Error(`no trial account for ${role}`)
  return account
}

/** Signed in with both factors. A code is good once: `now` has to move on between two sign-ins of one account. */
export async function signedIn(platform: Reached, account: Account): Promise<Staff> {
  const staff = browserOf(platform)
  const { username, password } = account
  const begun = await staff.call('POST', '/api/v1/session', { username, password })
  if (begun.status !== 201) throw new Error(`not signed in: ${JSON.stringify(begun.body)}`)
  const code = await codeAt(account.totpSecret, platform.running?.world.now() ?? Date.now())
  const shown = await staff.call('POST', '/api/v1/session/second-factor', { code })
  if (shown.status !== 200) throw new Error(`no second factor: ${JSON.stringify(shown.body)}`)
  return staff
}

/**
 * The cookie of a session as it stands after both factors, made without the half second that signing in takes: for tests that
 * need thousands. `over` bends what is kept of it.
 */
export async function freshCookie(
  platform: TestPlatform,
  role: Role,
  over: { readonly factorShown?: boolean; readonly startedAt?: Date; readonly username?: string } = {},
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const { factorShown = true, username = accountOf(platform, role).username } = over
  const now = platform.running.world.now()
  const startedAt = over.startedAt ?? new Date(now)
  const shownAt = factorShown ? new Date(now) : null
  await platform.database.query(
    `insert into account_session (id, token_hash, account_id, post_id, division_id, hall_id, started_at, seen_at, second_factor_at, stepped_up_at)
     select gen_random_uuid(), $2, a.id, p.id, a.division_id, a.hall_id, $3, $3, $4, $4
     from account a left join account_post p on p.account_id = a.id and p.role = $5 where a.username = $1 limit 1`,
    [username, hash('sha256', token, 'buffer'), startedAt, shownAt, role],
  )
  return `yiping=${token}`
}
