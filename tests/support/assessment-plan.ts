import type { Role } from '../../domain/access.ts'
import type { AssessorPool } from '../../domain/assessor.ts'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { appendPost, openAccount } from '../../server/account/index.ts'
import { uuidV7 } from '../../server/platform/uuid.ts'
import { hashPassword, insertTotp, newTotpSecret, sealTotp } from '../../server/session/index.ts'
import { shippedForm } from './assessment-form.ts'
import { bringAgency, bringAssessor, divisionIdOf } from './assessor.ts'
import { settleLedger } from './ledger.ts'
import { otherDistrict } from './places.ts'
import type { TestPlatform } from './platform.ts'
import { changePolicy } from './policy.ts'
import { browserOf, freshCookie } from './staff.ts'

/** Districts and halls of the trial city’s size: enough windows to draw from. */
export async function bringWindows({ database, running }: TestPlatform, halls: readonly string[], each: number) {
  await database.query(
    `with added as (
       insert into service_window (hall_id, window_code)
       select h.id, 'P' || lpad(n::text, 2, '0') from service_hall h, generate_series(1, $2::integer) n where h.hall_code = any($1::text[])
       returning id
     )
     insert into service_window_version (window_id, effective_from, name, kind)
     select id, '2026-01-01', '窗口', case when id % 3 = 0 then 'SPECIALIST' else 'COMPREHENSIVE' end from added`,
    [halls, each],
  )
  await running.app.rules.refresh()
}

const hash = await hashPassword('nobody signs in with this')

/** Accounts in a pool, each with a post of its role in the division. @returns ids of their terms */
export async function bringPoolOf(
  platform: TestPlatform,
  divisionCode: string,
  names: readonly string[],
  who: {
    readonly pool: AssessorPool
    readonly role: Role
    readonly agencyId?: string
    readonly homeDivisionId?: number
  },
): Promise<readonly string[]> {
  const { world } = platform.running
  const divisionId = await divisionIdOf(platform, divisionCode)
  const ids: string[] = []
  for (const username of names) {
    const accountId = await world.app.transaction().execute(async (tx) => {
      const place = { divisionId, hallId: null }
      const account = { username, name: '测评员', family: 'BUSINESS', ...place, expiresAt: null } as const
      const id = await openAccount(world, tx, account, { hash, isFirst: false })
      const since = { effectiveFrom: toPlainDate(world.now()), effectiveUntil: null, grantedBy: null }
      await appendPost(world, tx, { accountId: id, family: 'BUSINESS', ...place, role: who.role, ...since })
      const factor = uuidV7(world.now())
      const sealed = sealTotp(world, { id: factor, secret: newTotpSecret(), now: world.now() })
      const at = new Date(world.now())
      await insertTotp(tx, { id: factor, accountId: id, divisionId, ...sealed, at, confirmedAt: at })
      return id
    })
    const { pool, agencyId = null, homeDivisionId = null } = who
    ids.push(await bringAssessor(platform, divisionCode, { accountId, pool, agencyId, homeDivisionId }))
  }
  return ids
}

export const city = '990100000000'
const testDay = (platform: TestPlatform, days: number) =>
  addDays(toPlainDate(platform.running.world.now()), days) as string

/** The working group of the whole city: its trial post stands in a district. */
export async function lift(platform: TestPlatform, roles: readonly Role[]): Promise<void> {
  await platform.database.query(
    `update account_post set division_id = (select id from administrative_division where division_code = $1), hall_id = null
     where role = any($2::text[]) and account_id in (select id from account where username like 'trial.%')`,
    [city, roles],
  )
}

/** So that a draw needs not wait an hour. */
export const hurry = (platform: TestPlatform) => changePolicy(platform, 'assessment-plan', { drawAfterMinutesMin: 0 })

export async function planAsk(platform: TestPlatform, over: Readonly<Record<string, unknown>> = {}) {
  const { formId } = await shippedForm(platform, 'window-etiquette')
  return {
    title: '一季度暗访',
    divisionCode: city,
    // A plan of those who come unannounced cannot be open.
    ...{
      formId,
      pool: over.isSecret === false ? 'SOCIAL_SUPERVISOR' : 'MYSTERY_SHOPPER',
      unit: 'WINDOW',
      strataBy: 'HALL',
      isSecret: true,
    },
    ...{ fromDay: testDay(platform, 1), toDay: testDay(platform, 30), sample: 12, doubles: 4, quotas: [] },
    drawNotBefore: new Date(platform.running.world.now() + 60_000).toISOString(),
    randomness: '冻结次日中国福利彩票双色球开奖号码',
    ...over,
  }
}

export const callAs = async (platform: TestPlatform, role: Role, method: string, path: string, body?: unknown) =>
  browserOf(platform).call(method, path, body, { cookie: await freshCookie(platform, role) })

export const lottery = { text: '03, 11, 15, 22, 26, 31 + 07', source: '中国福利彩票官网 2026135 期' }

let lagMs = 0
/**
 * What a platform of these tests has as its clock: it can be put back, so that nobody waits for the time before which nothing may be drawn. The
 * database keeps the time of checkpoints itself.
 */
export const lagging = () => Date.now() - lagMs

/** Ten minutes ago. */
export async function before<T>(act: () => Promise<T>): Promise<T> {
  lagMs = 600_000
  try {
    return await act()
  } finally {
    lagMs = 0
  }
}

/** Drafted and frozen ten minutes ago, to be drawn nine minutes ago. */
export function bringFrozenPlan(platform: TestPlatform, over: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const manage = (path: string, body: unknown) => callAs(platform, 'WORKING_GROUP', 'POST', path, body)
  return before(async () => {
    const drafted = await manage('/api/v1/assessment-plans', await planAsk(platform, over))
    if (drafted.status !== 201) throw new Error(JSON.stringify(drafted.body))
    const frozen = await manage(`/api/v1/assessment-plans/${drafted.body.planId}/freeze`, {})
    if (frozen.status !== 200) throw new Error(JSON.stringify(frozen.body))
    return drafted.body.planId
  })
}

/** Frozen, logged, and drawn with a lottery’s result. @returns the plan as the working group sees it */
export async function bringDrawnPlan(platform: TestPlatform, over: Readonly<Record<string, unknown>> = {}) {
  const planId = await bringFrozenPlan(platform, over)
  await settleLedger(platform.running)
  const body = { randomness: over.randomness === null ? null : lottery }
  const drawn = await callAs(platform, 'WORKING_GROUP', 'POST', `/api/v1/assessment-plans/${planId}/draw`, body)
  if (drawn.status !== 200) throw new Error(JSON.stringify(drawn.body))
  return drawn.body
}

/** Mystery shoppers of the city, the last of whom lives in the other district, and two agencies with three people each. */
export async function bringPools(platform: TestPlatform) {
  const who = { pool: 'MYSTERY_SHOPPER', role: 'MYSTERY_SHOPPER' } as const
  const homeDivisionId = await divisionIdOf(platform, otherDistrict)
  const shoppers = [
    ...(await bringPoolOf(platform, city, ['shopper.1', 'shopper.2', 'shopper.3'], who)),
    ...(await bringPoolOf(platform, city, ['shopper.4'], { ...who, homeDivisionId })),
  ]
  const agencies = [await bringAgency(platform, city, '甲测评'), await bringAgency(platform, city, '乙测评')]
  for (const [at, agencyId] of agencies.entries())
    await bringPoolOf(
      platform,
      city,
      [1, 2, 3].map((number) => `agency${at}.${number}`),
      { pool: 'THIRD_PARTY', role: 'THIRD_PARTY_EVALUATOR', agencyId },
    )
  return { shoppers, agencies }
}

/** One proposes, another confirms: what sends somebody else, or to another place. @returns the plan as the second of them is answered */
export async function endByTwo(platform: TestPlatform, visitId: string, cause: string, reason = '情况说明') {
  const propose = `/api/v1/assessment-visits/${visitId}/endings`
  const proposed = await callAs(platform, 'WORKING_GROUP', 'POST', propose, { cause, reason })
  if (proposed.status !== 200) throw new Error(JSON.stringify(proposed.body))
  const { endingId } = proposed.body.proposedEndings[0]
  const decide = `/api/v1/assessment-visit-endings/${endingId}/decision`
  const decided = await callAs(platform, 'LEADING_GROUP', 'POST', decide, { outcome: 'ACCEPTED', reason: '属实' })
  if (decided.status !== 200) throw new Error(JSON.stringify(decided.body))
  return (await callAs(platform, 'WORKING_GROUP', 'GET', `/api/v1/assessment-plans/${decided.body.planId}`)).body
}
