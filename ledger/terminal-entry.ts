import { canon } from './canon.ts'
import type { LedgerPlatform } from './platform.ts'

/** The hash itself is taken by whoever asks: browsers answer theirs later. */
type Utf8 = Pick<LedgerPlatform, 'utf8'>

/** How the terminal knows the time: by its running clock since the last contact, by its wall clock corrected then, or by that alone. */
const clockSources = ['RUNNING', 'CORRECTED', 'OWN'] as const
export type ClockSource = (typeof clockSources)[number]

/** What a terminal signs: a number, what stood before it, and the sealed evaluation. Binary values in base64url. */
export interface TerminalEntry {
  readonly sequence: number
  readonly previous: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly atBy: ClockSource
  readonly sealed: string
}

const label = 'yiping/terminal-entry/v1'

/** The bytes that are hashed. The device is one of them: an entry cannot be handed in as another's. */
export function entryBytes(platform: Utf8, deviceId: string, entry: TerminalEntry): Uint8Array {
  const { sequence, previous, at, atBy, sealed } = entry
  return platform.utf8(`${label}|${canon({ device: deviceId, sequence, previous, at, atBy, sealed })}`)
}

/** What the first entry of a device names as its predecessor. */
export function chainBeginning(platform: Utf8, deviceId: string): Uint8Array {
  return platform.utf8(`${label}|${deviceId}`)
}

/** What the key is derived for with which an entry is sealed to the platform. */
export function sealingInfo(platform: Utf8, deviceId: string): Uint8Array {
  return platform.utf8(`${label}|seal|${deviceId}`)
}
