import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findMissedYear, isDeviceMissed } from '../../domain/message.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { deleteKnownDevices, deleteOld, findKeysExpiring, findQuietDevices } from './store.ts'
import { appendEverywhere, appendMessage } from './write.ts'

interface SweepDeps {
  readonly world: World
  readonly rules: RuleBook
}

const dayMs = 86_400_000
const minuteMs = 60_000

/** Tells of what nobody does: a device that falls silent, a key that ends, a calendar that nobody enters. Lets old messages go. */
export async function sweepMessages(deps: SweepDeps): Promise<void> {
  await tellSilentDevices(deps)
  await tellExpiringKeys(deps)
  await tellMissingCalendar(deps)
  const { world, rules } = deps
  const keptDays = rules.longest('message', ({ keptNaturalDays }) => keptNaturalDays)
  await deleteOld(world.sweep, new Date(world.now() - keptDays * dayMs))
  const knownDays = rules.longest('message', ({ deviceKnownNaturalDays }) => deviceKnownNaturalDays)
  await deleteKnownDevices(world.sweep, new Date(world.now() - knownDays * dayMs))
}

/** Told once for each silence, to the supervisors of the hall and to the system administrators who reach it. */
async function tellSilentDevices({ world, rules }: SweepDeps): Promise<void> {
  const now = world.now()
  const before = new Date(now - minuteMs)
  const found = await findQuietDevices(world.sweep, { before, today: toPlainDate(now) })
  for (const { deviceId, divisionId, hallId, hallCode, windowCode, heardAt, hours } of found) {
    const policy = rules.loadPolicy('message', divisionId, now).body
    if (!isDeviceMissed({ heardAt: heardAt.getTime(), hours }, policy, now)) continue
    const message = {
      kind: 'DEVICE_SILENT',
      detail: { hallCode, windowCode: windowCode ?? '', since: heardAt.toISOString() },
      page: 'devices',
      target: deviceId,
    } as const
    await world.sweep.transaction().execute(async (tx) => {
      for (const role of ['WINDOW_SUPERVISOR', 'SYSTEM_ADMIN'] as const) {
        const onceKey = `device-silent|${deviceId}|${heardAt.getTime()}|${role}`
        await appendMessage(tx, { role, divisionId, hallId }, { ...message, onceKey }, now)
      }
    })
  }
}

async function tellExpiringKeys({ world, rules }: SweepDeps): Promise<void> {
  const now = world.now()
  const days = rules.longest('message', ({ keyExpiresWithinNaturalDays }) => keyExpiresWithinNaturalDays)
  const found = await findKeysExpiring(world.sweep, { from: new Date(now), until: new Date(now + days * dayMs) })
  for (const { apiKeyId, keyId, divisionId, hallId, expiresAt } of found) {
    const policy = rules.loadPolicy('message', divisionId, now).body
    if (expiresAt.getTime() - now > policy.keyExpiresWithinNaturalDays * dayMs) continue
    const message = {
      kind: 'KEY_EXPIRING',
      detail: { key: `yp_${keyId}`, day: toPlainDate(expiresAt.getTime()) },
      page: 'api-keys',
      target: apiKeyId,
      onceKey: `key-expiring|${apiKeyId}|${expiresAt.getTime()}`,
    } as const
    await world.sweep
      .transaction()
      .execute((tx) => appendMessage(tx, { role: 'SECURITY_ADMIN', divisionId, hallId }, message, now))
  }
}

async function tellMissingCalendar({ world, rules }: SweepDeps): Promise<void> {
  const now = world.now()
  const root = rules.rootDivisionId
  const { calendarMissingFrom } = rules.loadPolicy('message', root, now).body
  const year = findMissedYear(toPlainDate(now), calendarMissingFrom)
  if (year === undefined) return
  // It may have been entered for the country, or place by place.
  if (rules.lowestDivisions.every((each) => rules.calendarOf(each, null).years.has(year))) return
  const message = {
    kind: 'CALENDAR_MISSING',
    detail: { year },
    page: 'calendars',
    onceKey: `calendar-missing|${year}`,
  } as const
  await world.sweep.transaction().execute((tx) => appendEverywhere(tx, ['SYSTEM_ADMIN', 'WORKING_GROUP'], message, now))
}

/** Told once a day, however long it lasts. */
export function tellAuditStandsStill(world: Pick<World, 'app' | 'now'>): (waiting: number) => Promise<void> {
  return (waiting) => {
    const now = world.now()
    const onceKey = `audit-stands-still|${toPlainDate(now)}`
    const message = { kind: 'AUDIT_STANDS_STILL', detail: { waiting }, onceKey } as const
    return world.app.transaction().execute((tx) => appendEverywhere(tx, ['AUDIT_ADMIN', 'SYSTEM_ADMIN'], message, now))
  }
}
