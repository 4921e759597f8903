import type { AuditFinding } from '../../domain/audit.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { type AuditChecked, checkAudit } from './check.ts'
import { appendAudit, commandOrigin } from './entry.ts'
import type { HeadFile } from './head.ts'
import { AuditAlarm, type SealMac } from './sealer.ts'
import type { Standstill } from './standstill.ts'
import { dropExpiredMonths, findSealHead } from './store.ts'

/** So many seals are looked at again in one turn; after the last the first follows. */
const sealsPerTurn = 5_000
/** The newest are looked at in every turn. */
const newestSeals = 500
const straysBackMs = 2 * 3_600_000

export interface AuditWatchDeps {
  readonly world: World
  readonly rules: RuleBook
  readonly mac: SealMac
  readonly headFile: HeadFile
  readonly standstill: Standstill
  /** Tells people that the audit stands still. */
  readonly tell?: ((waiting: number) => Promise<void>) | undefined
}

export interface LastCheck {
  readonly at: number
  readonly findings: readonly AuditFinding[]
}

/** Looks whether the audit is sealed in time and still as it was sealed. What it finds is an alarm, and stays one until it is not so. */
export class AuditWatch {
  readonly #deps: AuditWatchDeps
  #after = 0
  #found: readonly AuditFinding[] = []
  #lastCheck: LastCheck | undefined

  constructor(deps: AuditWatchDeps) {
    this.#deps = deps
  }

  get lastCheck(): LastCheck | undefined {
    return this.#lastCheck
  }

  /** @throws AuditAlarm where something waits for longer than it may */
  async watchTail(): Promise<void> {
    const { world, rules, standstill } = this.#deps
    const { waiting, seconds, isStandingStill } = await standstill.find(rules.rootDivisionId)
    world.metrics.auditWaiting.set(waiting)
    world.metrics.auditTailSeconds.set(seconds)
    world.metrics.auditStandstill.set(isStandingStill ? 1 : 0)
    const secondsMax = rules.longest('audit', ({ unsealedSecondsMax }) => unsealedSecondsMax)
    if (seconds <= secondsMax) return
    world.log.error({ waiting, seconds: Math.round(seconds), secondsMax }, 'AUDIT ALARM: entries wait for their seal')
    await this.#deps.tell?.(waiting)
    throw new AuditAlarm('entries wait for their seal')
  }

  /** @throws AuditAlarm where something is not as it was sealed */
  async check(): Promise<void> {
    const { world, headFile } = this.#deps
    const head = headFile.find()
    const straysFrom = world.now() - straysBackMs
    const end = (await findSealHead(world.app))?.no ?? 0
    const newest = await this.#look(Math.max(0, end - newestSeals), newestSeals * 2, head, straysFrom)
    const turn = await this.#look(this.#after, sealsPerTurn, undefined, world.now())
    this.#after = turn.isAtEnd ? 0 : turn.until
    this.#found = merged([...newest.findings, ...turn.findings], this.#after === 0 ? [] : this.#found)
    this.#lastCheck = { at: world.now(), findings: this.#found }
    this.#tell()
    if (this.#found.length > 0) throw new AuditAlarm('the audit is not as it was sealed')
  }

  /** Lets go of the months that have been kept for long enough, and says so in the audit. */
  async dropExpired(): Promise<void> {
    await this.#deps.world.seal.transaction().execute(async (tx) => {
      for (const { month, entries } of await dropExpiredMonths(tx))
        await appendAudit(tx, {
          ...commandOrigin('retention'),
          act: 'AUDIT_MONTH_DROPPED',
          target: { kind: 'AUDIT', id: month },
          result: 'DONE',
          detail: { entries },
        })
    })
  }

  #look(
    after: number,
    sealsMax: number,
    head: ReturnType<HeadFile['find']>,
    straysFrom: number,
  ): Promise<AuditChecked> {
    const { world, rules, mac } = this.#deps
    const keptMonths = rules.longest('audit', (body) => body.keptMonths)
    return checkAudit(world.app, { mac, head, keptMonths, now: Date.now(), after, sealsMax, straysFrom })
  }

  #tell(): void {
    const { metrics, log } = this.#deps.world
    metrics.auditFindings.reset()
    for (const { kind, sealNo, entryId } of this.#found) {
      metrics.auditFindings.inc({ kind })
      log.error({ finding: kind, seal: sealNo, entry: entryId }, 'AUDIT ALARM: not as it was sealed')
    }
  }
}

/** What was found in this round through the whole chain stays until the round is over and it is looked at anew. */
function merged(now: readonly AuditFinding[], before: readonly AuditFinding[]): readonly AuditFinding[] {
  const byName = new Map([...before, ...now].map((finding) => [Object.values(finding).join('|'), finding]))
  return [...byName.values()].slice(0, 100)
}
