import { runAccountCommand } from '../../server/account/operator/command.ts'
import type { TestProvider } from '../support/oidc.ts'
import type { TestPlatform } from '../support/platform.ts'
import { browserOf } from '../support/staff.ts'
import type { Pools } from './generate.ts'

export interface FuzzSignOn {
  readonly pools: Pools
  readonly state: string
  readonly cookie: string
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
  return { pools: { code: [code], state: [state], iss: [iss] }, state, cookie: browser.cookie() }
}
