import { createHash, createHmac, createPublicKey, randomInt } from 'node:crypto'
import type {
  issuePairingCode as issueRoute,
  pairDevice as pairRoute,
  revokeDevice as revokeRoute,
} from '../../contracts/device.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { appendAudit, type Origin } from '../audit/index.ts'
import { findHalls, findWindows } from '../catalogue/index.ts'
import { committed, type Transact } from '../platform/database.ts'
import { randomBytes } from '../platform/dice.ts'
import type { KeyStore } from '../platform/keys.ts'
import { Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { type DeviceRow, findDevice, findDeviceById, insertPairing, pairDevice, revokeDevice } from './store.ts'

export interface DeviceDeps {
  readonly world: World
  readonly keys: KeyStore
  readonly rules: RuleBook
}

/** Without 0, O, 1 and I: a code is read off one screen and typed into another. */
const codeAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const codeLength = 8
const pairingValidMs = 24 * 3_600_000

/** A pairing code for one device at a place that the caller may speak for. */
export async function issuePairingCode(
  deps: DeviceDeps,
  caller: Reach,
  wish: BodyOf<typeof issueRoute>,
  transact: Transact = committed,
): Promise<AnswerOf<typeof issueRoute>> {
  const { world } = deps
  const place = await loadPlace(world, wish)
  refuseForeignPlace(deps, caller, place, '/hallCode')
  const letters = Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)])
  const pairingCode = `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
  const now = world.now()
  const expiresAt = new Date(now + pairingValidMs)
  await transact(world.app, async (tx) => {
    await insertPairing(tx, {
      ...place,
      kind: wish.kind,
      settings: wish.settings ?? null,
      codeHash: codeHash(deps.keys, pairingCode),
      createdAt: new Date(now),
      expiresAt,
    })
    return place
  })
  return { pairingCode, expiresAt: expiresAt.toISOString() }
}

function refuseForeignPlace(
  { rules }: DeviceDeps,
  caller: Reach,
  place: { readonly divisionId: number; readonly hallId: number },
  at: string,
): void {
  const isOwnHall = caller.hallId === null || caller.hallId === place.hallId
  if (!isOwnHall || !rules.isWithin(place.divisionId, caller.divisionId)) throw new Refused('FORBIDDEN', at)
}

/** Ends the right of a device at once. Whoever may pair a device at a place may also send it away from there. */
export async function revoke(
  deps: DeviceDeps,
  caller: Reach,
  { deviceId, by }: { readonly deviceId: string; readonly by: string },
  transact: Transact = committed,
): Promise<AnswerOf<typeof revokeRoute>> {
  const { world } = deps
  const device = await findDeviceById(world.app, deviceId)
  if (device === undefined) throw new Refused('NOT_FOUND', '/deviceId')
  refuseForeignPlace(deps, caller, device, '/deviceId')
  await transact(world.app, (tx) => revokeDevice(tx, { deviceId, by, now: new Date(world.now()) }))
  const { revokedAt } = (await findDeviceById(world.app, deviceId)) ?? device
  if (revokedAt === null) throw new Error('a device that was revoked is not')
  return { deviceId, revokedAt: revokedAt.toISOString() }
}

async function loadPlace(
  world: World,
  wish: BodyOf<typeof issueRoute>,
): Promise<{ divisionId: number; hallId: number; windowId: number | null }> {
  const today = toPlainDate(world.now())
  if (wish.windowCode === undefined) {
    const hall = (await findHalls(world.app, today)).find((candidate) => candidate.hallCode === wish.hallCode)
    if (hall === undefined) throw new Refused('PLACE_UNKNOWN', '/hallCode')
    return { divisionId: hall.divisionId, hallId: hall.hallId, windowId: null }
  }
  const windows = await findWindows(world.app, [wish.hallCode], today)
  const window = windows.find((candidate) => candidate.windowCode === wish.windowCode)
  if (window === undefined) throw new Refused('PLACE_UNKNOWN', '/windowCode')
  return { divisionId: window.divisionId, hallId: window.hallId, windowId: window.windowId }
}

/**
 * Pairs a device. Its token is shown this once; the database keeps a hash of it.
 * @param from where the call came from, for the audit: the device is nobody before it is paired
 */
export async function pair(
  deps: DeviceDeps,
  { pairingCode, name, publicKey }: BodyOf<typeof pairRoute>,
  from: Pick<Origin, 'from' | 'requestId'>,
): Promise<AnswerOf<typeof pairRoute>> {
  if (publicKey !== undefined && !isPublicKey(publicKey)) throw new Refused('PUBLIC_KEY_WRONG', '/publicKey')
  const deviceId = uuidV7(deps.world.now())
  const deviceToken = `yd_${randomBytes(32).toString('base64url')}`
  const row = {
    id: deviceId,
    codeHash: codeHash(deps.keys, pairingCode),
    name: name.normalize('NFC'),
    tokenHash: tokenHash(deviceToken),
    publicKey: publicKey === undefined ? null : Buffer.from(publicKey, 'base64url'),
    now: new Date(deps.world.now()),
  }
  return deps.world.app.transaction().execute(async (tx) => {
    const paired = await pairDevice(tx, row)
    if (paired === undefined) throw new Refused('PAIRING_CODE_UNKNOWN')
    const { divisionId, hallId, ...told } = paired
    await appendAudit(tx, {
      ...from,
      actor: { kind: 'DEVICE', deviceId },
      divisionId,
      hallId,
      act: 'DEVICE_PAIRED',
      target: { kind: 'DEVICE', id: deviceId },
      result: 'DONE',
      detail: { kind: told.kind, hallCode: told.hallCode, windowCode: told.windowCode },
    })
    return { deviceId, deviceToken, ...told }
  })
}

/** A point on the curve, not just 65 bytes: what could never have signed is refused before it is kept. */
function isPublicKey(publicKey: string): boolean {
  try {
    createPublicKey({ key: toJwk(Buffer.from(publicKey, 'base64url')), format: 'jwk' })
    return true
  } catch {
    return false
  }
}

/** The uncompressed point (04, x, y) as Node takes it. */
export function toJwk(point: Buffer): { kty: 'EC'; crv: 'P-256'; x: string; y: string } {
  if (point.length !== 65 || point[0] !== 4) throw new Error('not an uncompressed point')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  return { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }
}

/** Keyed: forty bits of code would be guessed from a plain hash in minutes. */
function codeHash(keys: KeyStore, code: string): Buffer {
  return createHmac('sha256', keys.keyFor('pairing')).update(code).digest()
}

/** The device that shows its token. Refuses one that was never paired or has been revoked. */
export async function loadDevice(world: World, deviceToken: string): Promise<DeviceRow> {
  const device = await findDevice(world.app, tokenHash(deviceToken))
  if (device === undefined) throw new Refused('UNAUTHENTICATED')
  return device
}

/** 256 random bits need no salt. */
function tokenHash(deviceToken: string): Buffer {
  return createHash('sha256').update(deviceToken).digest()
}
