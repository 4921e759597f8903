import { runAccountCommand } from '../../server/account/operator/command.ts'
import type { TestProvider } from '../support/oidc.ts'
import type { TestPlatform } from '../support/platform.ts'
import { accountOf, browserOf, freshCookie } from '../support/staff.ts'
import type { Pools } from './generate.ts'

interface CameBack {
  readonly pools: Pools
  readonly state: string
  readonly cookie: string
}

export interface FuzzSignOn extends CameBack {
  /** The same of somebody who has gone there to link his account. */
  readonly linking: CameBack
  /** An account that is linked, and may be parted. */
  readonly linkedAccountId: string
}

/** Somebody who comes back from the provider with a right code; it waits for as long as the fuzz takes. */
export async function bringSignOn(platform: TestPlatform, provider: TestProvider): Promise<FuzzSignOn> {
  const { world, app } = platform.running
  const subject = 'somebody'
  provider.register(`${platform.base}/console/`)
  provider.person = { subject }
  const operator = { ...world, rules: app.rules, ask: async () => subject, issuer: provider.issuer }
  await runAccountCommand(operator, ['link', 'trial.department-handler'])
  const browser = browserOf(platform)
  const begun = await browser.call('POST', '/api/v1/session/sign-on/attempt', {})
  const { code = '', state = '', iss = '' } = await provider.visit(begun.body.url)
  await platform.database.query(`update sign_on_attempt set expires_at = now() + interval '1 day'`)
  provider.person = { subject: 'somebody-else' }
  await runAccountCommand({ ...operator, ask: async () => 'parted-later' }, ['link', 'trial.hr'])
  const [linked] = await platform.database.query<{ id: string }>(`select id from account where username = 'trial.hr'`)
  return {
    pools: { code: [code], state: [state], iss: [iss] },
    state,
    cookie: browser.cookie(),
    linking: await beginLinking(platform, provider),
    linkedAccountId: linked?.id ?? '',
  }
}

async function beginLinking(platform: TestPlatform, provider: TestProvider): Promise<CameBack> {
  const session = await freshCookie(platform, 'SOCIAL_SUPERVISOR')
  const browser = browserOf(platform)
  const begun = await browser.call('POST', '/api/v1/session/sign-on/link/attempt', {}, { cookie: session })
  const { code = '', state = '', iss = '' } = await provider.visit(begun.body.url)
  const tomorrow = `now() + interval '1 day'`
  await platform.database.query(`update sign_on_attempt set expires_at = ${tomorrow}`)
  await platform.database.query(
    `update account_session set seen_at = ${tomorrow}, started_at = ${tomorrow}, stepped_up_at = ${tomorrow}
     where account_id = (select id from account where username = $1)`,
    [accountOf(platform, 'SOCIAL_SUPERVISOR').username],
  )
  return { pools: { code: [code], state: [state], iss: [iss] }, state, cookie: `${session}; ${browser.cookie()}` }
}
