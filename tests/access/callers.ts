import type { InjectOptions } from 'fastify'
import { isPermitted, type Role, roleRules, roles } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { appendPost, openAccount } from '../../server/account/index.ts'
import { uuidV7 } from '../../server/platform/uuid.ts'
import { hashPassword, insertTotp, newTotpSecret, sealTotp } from '../../server/session/index.ts'
import { callsOf } from '../support/calls.ts'
import { importsBy, importsOf } from '../support/import.ts'
import type { TestPlatform } from '../support/platform.ts'
import { accountOf, freshCookie } from '../support/staff.ts'
import { TestTerminal } from '../support/terminal.ts'
import { type CallerKind, type Holder, holdersOf } from './expected.ts'
import { bringImport, ownDistrict } from './spots.ts'

const dayMs = 86_400_000

type Headers = NonNullable<InjectOptions['headers']>

/** Everybody who calls, each with what he shows for himself, and the import of whoever has one. */
export class Callers {
  readonly #platform: TestPlatform
  readonly #shown = new Map<string, Headers>()
  readonly #imports = new Map<string, string>()
  #device: TestTerminal | undefined

  private constructor(platform: TestPlatform) {
    this.#platform = platform
  }

  static async bring(platform: TestPlatform): Promise<Callers> {
    const callers = new Callers(platform)
    const password = await hashPassword('nobody signs in with this')
    for (const role of roles)
      if (roleRules[role].heldIn === 'DIVISION') await bringHallAccount(platform, role, password)
    callers.#device = await TestTerminal.pair(platform)
    for (const kind of ['hall', 'district', 'expired'] as const)
      for (const holder of holdersOf(kind))
        callers.#shown.set(`${kind} ${holder.name}`, await callers.#bring(kind, holder))
    // Who is disabled shows what he showed before.
    for (const { name } of holdersOf('disabled'))
      callers.#shown.set(`disabled ${name}`, callers.#shown.get(`hall ${name}`) ?? {})
    return callers
  }

  /** What a caller sends along. A call that changes the session itself gets a session of its own. */
  async headersOf(kind: CallerKind, holder: Holder, isOwnSession: boolean): Promise<Headers> {
    if (kind === 'anonymous') return {}
    if (isOwnSession && holder.role !== undefined) return this.#cookie(kind, holder.role)
    return this.#shown.get(`${kind} ${holder.name}`) ?? {}
  }

  importOf(kind: CallerKind, { name }: Holder): string | undefined {
    return this.#imports.get(`${kind === 'district' ? kind : 'hall'} ${name}`)
  }

  /** Closes every account of a hall, revokes every key of it and its device. Their sessions and tokens stay as they were. */
  async disable(): Promise<void> {
    const { database } = this.#platform
    const usernames = roles.map((role) => usernameOf(this.#platform, 'hall', role))
    await database.query('update account set disabled_at = now() where username = any($1)', [usernames])
    await database.query(`update api_key set revoked_at = now() where name like 'hall %'`)
    await database.query('update device set revoked_at = now() where id = $1', [this.#device?.deviceId])
  }

  async #bring(kind: 'hall' | 'district' | 'expired', holder: Holder): Promise<Headers> {
    if (holder.role !== undefined) return this.#signedIn(kind, holder, holder.role)
    if (holder.scopes === undefined) return { authorization: `Bearer ${this.#device?.token}` }
    return { authorization: `Bearer ${await this.#key(kind, holder)}` }
  }

  /** Whoever may import has imported something. */
  async #signedIn(kind: 'hall' | 'district' | 'expired', { name }: Holder, role: Role): Promise<Headers> {
    const { cookie } = await this.#cookie(kind, role)
    if (kind !== 'expired' && isPermitted(role, 'catalogue:write')) {
      const imports = importsBy(this.#platform, { cookie, 'sec-fetch-site': 'same-origin' })
      this.#imports.set(`${kind} ${name}`, await bringImport(imports))
    }
    return { cookie }
  }

  async #cookie(kind: CallerKind, role: Role): Promise<{ readonly cookie: string }> {
    const now = this.#platform.running.world.now()
    const username = usernameOf(this.#platform, kind, role)
    const startedAt = new Date(kind === 'expired' ? now - 2 * dayMs : now)
    const cookie = await freshCookie(this.#platform, role, { username, startedAt })
    return { cookie }
  }

  async #key(kind: 'hall' | 'district' | 'expired', { name, scopes = [] }: Holder): Promise<string> {
    const { database } = this.#platform
    const place = { divisionCode: ownDistrict, hallCode: kind === 'district' ? null : 'YP-TRIAL-01' }
    const mayImport = scopes.includes('imports:run') && kind !== 'expired'
    const { id, key } = await callsOf(this.#platform).apiKey({
      ...place,
      name: `${kind} ${name}`,
      // What it has imported stays its own when it may only look at it.
      scopes: mayImport ? [...new Set([...scopes, 'catalogue:write'] as const)] : scopes,
    })
    if (mayImport) this.#imports.set(`${kind} ${name}`, await bringImport(importsOf(this.#platform, key)))
    await database.query('update api_key set scopes = $2 where id = $1', [id, scopes])
    if (kind === 'expired')
      await database.query(`update api_key set expires_at = created_at + interval '1 ms' where id = $1`, [id])
    return key
  }
}

/** The trial has each role where it is mostly held; the matrix needs each in one hall besides. */
function usernameOf(platform: TestPlatform, kind: CallerKind, role: Role): string {
  const isTrial = kind === 'district' || roleRules[role].heldIn === 'HALL'
  return isTrial ? accountOf(platform, role).username : `hall.${role.toLowerCase().replaceAll('_', '-')}`
}

async function bringHallAccount(platform: TestPlatform, role: Role, hash: string): Promise<void> {
  const { world } = platform.running
  const [found] = await platform.database.query<{ divisionId: number; hallId: number; unitId: number }>(
    `select d.id as "divisionId", h.id as "hallId", (select organization_id from account_post where role = 'DEPARTMENT_HANDLER' limit 1) as "unitId"
     from administrative_division d, service_hall h
     where d.division_code = $1 and h.hall_code = 'YP-TRIAL-01'`,
    [ownDistrict],
  )
  if (found === undefined) throw new Error('no trial hall')
  const { unitId, ...place } = found
  // Whoever handles does so for a unit.
  const unit = role === 'DEPARTMENT_HANDLER' ? { organizationId: unitId } : {}
  const { family } = roleRules[role]
  const username = usernameOf(platform, 'hall', role)
  const now = world.now()
  await world.app.transaction().execute(async (tx) => {
    const account = { username, name: '某人', family, ...place, expiresAt: null }
    const accountId = await openAccount(world, tx, account, { hash, isFirst: false })
    const days = { effectiveFrom: toPlainDate(now), effectiveUntil: null }
    await appendPost(world, tx, { accountId, family, role, ...place, ...unit, ...days, grantedBy: null })
    const id = uuidV7(now)
    const sealed = sealTotp(world, { id, secret: newTotpSecret(), now })
    const at = new Date(now)
    await insertTotp(tx, { id, accountId, divisionId: place.divisionId, ...sealed, at, confirmedAt: at })
  })
}
