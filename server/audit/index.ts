import type { Answered } from '../platform/http.ts'
import type { KeyStore } from '../platform/keys.ts'
import type { Sweep } from '../platform/sweeps.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { auditHeadFileIn, openHeadFile } from './head.ts'
import { AuditRecorder } from './recorder.ts'
import { Sealer, sealMacOf } from './sealer.ts'
import { Standstill } from './standstill.ts'
import { releaseHeld } from './store.ts'
import { AuditWatch } from './watch.ts'

export { appendAudit, appendOrHold, audited, auditedAs, commandOrigin, originOf, whereFrom } from './entry.ts'
export { appendRestored } from './restored.ts'
export { refuseCommandOfStandstill, type Standstill } from './standstill.ts'
export { findActs, findSealHead } from './store.ts'
export type { AuditWatch } from './watch.ts'
export type { Origin } from './words.ts'

export interface OpenedAudit {
  readonly sweeps: readonly Sweep[]
  readonly watch: AuditWatch
  readonly standstill: Standstill
  record(answered: Answered): void
  drain(): Promise<void>
}

const secondMs = 1_000
const minuteMs = 60 * secondMs

export function openAudit(deps: {
  readonly world: World
  readonly keys: KeyStore
  readonly rules: RuleBook
  readonly keyDir: string
  /** Tells people that entries wait for their seal for too long. */
  readonly tellStandstill?: (waiting: number) => Promise<void>
}): OpenedAudit {
  const { world, keys, rules } = deps
  const headFile = openHeadFile(auditHeadFileIn(deps.keyDir))
  const recorder = new AuditRecorder(world)
  const sealer = new Sealer(world, keys, headFile)
  const standstill = new Standstill({ world, rules })
  const tell = deps.tellStandstill
  const watch = new AuditWatch({ world, rules, mac: sealMacOf(keys), headFile, standstill, tell })
  return {
    watch,
    standstill,
    sweeps: [
      { name: 'audit-seal', everyMs: secondMs, run: () => sealer.run() },
      { name: 'audit-held', everyMs: 2 * secondMs, run: () => releaseHeld(world.sweep) },
      { name: 'audit-tail', everyMs: 2 * secondMs, run: () => watch.watchTail() },
      { name: 'audit-check', everyMs: 10 * minuteMs, run: () => watch.check() },
      { name: 'audit-months', everyMs: 60 * minuteMs, run: () => watch.dropExpired() },
    ],
    record: (answered) => recorder.record(answered),
    drain: () => recorder.drain(),
  }
}
