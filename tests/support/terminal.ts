import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import { beginningOf, makeKeys, publicKeyOf, type Signed, seal, signEntry } from '../../web/terminal/keys.ts'
import { type Heard, hear } from './calls.ts'
import type { TestPlatform } from './platform.ts'

type Json = Record<string, unknown>

export interface Answered {
  readonly sequence: number
  readonly state: string
  readonly problem?: { readonly code: string }
  readonly receipt?: string
  readonly url?: string
}

let addresses = 0
/** Pairing is limited by address: each device has its own. The platform must trust 127.0.0.1 as a proxy. */
export function fromElsewhere(): { 'x-forwarded-for': string } {
  addresses += 1
  return { 'x-forwarded-for': `10.2.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}` }
}

/** A counter terminal without its screen: the same keys, seals and chain as the real one, and hands that can tamper. */
export class TestTerminal {
  readonly deviceId: string
  readonly token: string
  readonly sealingKey: string
  readonly #platform: TestPlatform
  readonly #keys: CryptoKeyPair
  sequence = 0
  head: string

  private constructor(
    platform: TestPlatform,
    keys: CryptoKeyPair,
    paired: { deviceId: string; deviceToken: string },
    sealingKey: string,
    head: string,
  ) {
    this.#platform = platform
    this.#keys = keys
    this.deviceId = paired.deviceId
    this.token = paired.deviceToken
    this.sealingKey = sealingKey
    this.head = head
  }

  static async pair(platform: TestPlatform, wish: Json = {}): Promise<TestTerminal> {
    const { body } = await hear<{ pairingCode: string }>(
      platform.post(
        '/api/v1/device-pairings',
        { hallCode: 'YP-TRIAL-01', windowCode: 'A01', kind: 'TABLET', ...wish },
        { authorization: `Bearer ${platform.trial.apiKey}` },
      ),
    )
    return TestTerminal.pairBy(platform, body.pairingCode, '一号窗口评价终端')
  }

  static async pairBy(platform: TestPlatform, pairingCode: string, name: string): Promise<TestTerminal> {
    const keys = await makeKeys()
    const paired = await hear<{ deviceId: string; deviceToken: string }>(
      platform.post('/api/v1/devices', { pairingCode, name, publicKey: await publicKeyOf(keys) }, fromElsewhere()),
    )
    if (paired.status !== 201) throw new Error(`not paired: ${paired.text}`)
    const headers = { authorization: `Bearer ${paired.body.deviceToken}` }
    const seen = await hear<{ sealingKey: string }>(fetch(`${platform.base}/api/v1/terminal`, { headers }))
    return new TestTerminal(platform, keys, paired.body, seen.body.sealingKey, await beginningOf(paired.body.deviceId))
  }

  /** Writes an evaluation down; the chain goes on whether it is handed in or not. */
  async write(service: Json, grade: SatisfactionGrade, over: Json = {}): Promise<Signed['entry']> {
    const { at, ...note } = over
    const text = JSON.stringify({ service, grade, by: 'TOUCH', presence: [], ...note })
    const sealed = await seal(this.sealingKey, this.deviceId, text)
    this.sequence += 1
    const { entry, hash } = await signEntry(this.#keys, this.deviceId, {
      sequence: this.sequence,
      previous: this.head,
      at: typeof at === 'number' ? at : this.#platform.running.world.now(),
      atBy: 'RUNNING',
      sealed,
    })
    this.head = hash
    return entry
  }

  handIn(...entries: readonly Json[] | readonly Signed['entry'][]): Promise<Heard<{ answers: readonly Answered[] }>> {
    return this.post('/api/v1/terminal/entries', { entries })
  }

  /** Hands in what an earlier pairing of the same device has left. */
  handInFor(earlier: TestTerminal, ...entries: readonly Signed['entry'][]) {
    return this.post<{ answers: readonly Answered[] }>('/api/v1/terminal/entries', {
      entries,
      ofDeviceId: earlier.deviceId,
    })
  }

  /** The states alone, in the order of the numbers. */
  async states(...entries: readonly Signed['entry'][]): Promise<string[]> {
    const { body } = await this.handIn(...entries)
    return body.answers.map(({ state, problem }) => (problem === undefined ? state : `${state} ${problem.code}`))
  }

  beat(over: Json = {}): Promise<Heard> {
    return this.post('/api/v1/terminal/heartbeats', {
      version: '0.1.0',
      deviceTime: new Date(this.#platform.running.world.now()).toISOString(),
      isVisible: true,
      brightnessPercent: null,
      queueLength: 0,
      lastSequence: this.sequence,
      drivers: [],
      events: [],
      ...over,
    })
  }

  post<Body = Json>(path: string, body: unknown): Promise<Heard<Body>> {
    return hear<Body>(this.#platform.post(path, body, { authorization: `Bearer ${this.token}` }))
  }
}

/** As an administrator does it. */
export async function revokeDevice(platform: TestPlatform, deviceId: string): Promise<void> {
  const { status, text } = await hear(
    fetch(`${platform.base}/api/v1/devices/${deviceId}/revocation`, {
      method: 'POST',
      headers: { authorization: `Bearer ${platform.trial.apiKey}` },
    }),
  )
  if (status !== 200) throw new Error(`not revoked: ${text}`)
}

export interface InventoryView {
  readonly devices: readonly (Json & {
    readonly deviceId: string
    readonly condition: string
    readonly missing: number
    readonly gaps: readonly { first: number; last: number }[]
    readonly entries: { kept: number; refused: number; waiting: number; unfitting: number }
  })[]
}

export async function inventoryOf(platform: TestPlatform, deviceId: string): Promise<InventoryView['devices'][number]> {
  const { body, text } = await hear<InventoryView>(
    fetch(`${platform.base}/api/v1/devices`, { headers: { authorization: `Bearer ${platform.trial.apiKey}` } }),
  )
  const found = body.devices.find((device) => device.deviceId === deviceId)
  if (found === undefined) throw new Error(`not in the inventory: ${text}`)
  return found
}
