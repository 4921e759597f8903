import type { Database } from '../platform/database.ts'
import type { World } from '../platform/world.ts'
import { RuleBook } from '../policy/index.ts'
import { type AuditTail, findTail } from './store.ts'

export interface Standing extends AuditTail {
  readonly refuseAfterSeconds: number
  /** Nothing has been sealed for longer than the policy lets privileged acts go on. */
  readonly isStandingStill: boolean
}

/**
 * Asks the database each time: privileged acts are few, and another server may be the one that seals. An act whose entry could be
 * taken away again unnoticed is not to be done (GB/T 22239-2019 8.1.4.3: the audit may not be interrupted). Evaluations go on.
 */
export class Standstill {
  readonly #world: Pick<World, 'app' | 'now'>
  readonly #rules: RuleBook

  constructor({ world, rules }: { readonly world: Pick<World, 'app' | 'now'>; readonly rules: RuleBook }) {
    this.#world = world
    this.#rules = rules
  }

  async find(divisionId: number): Promise<Standing> {
    const tail = await findTail(this.#world.app)
    const { refuseAfterSeconds } = this.#rules.loadPolicy('audit-standstill', divisionId, this.#world.now()).body
    return { ...tail, refuseAfterSeconds, isStandingStill: tail.seconds > refuseAfterSeconds }
  }

  async isStandingStill(divisionId: number): Promise<boolean> {
    return (await this.find(divisionId)).isStandingStill
  }
}

/** What an operator is told instead of his command being run. */
class AuditStandsStill extends Error {}

/** @throws AuditStandsStill before a command that changes something */
export async function refuseCommandOfStandstill(db: Database, now: () => number): Promise<void> {
  const rules = new RuleBook(db)
  await rules.refresh()
  const { isStandingStill, seconds } = await new Standstill({ world: { app: db, now }, rules }).find(
    rules.rootDivisionId,
  )
  if (isStandingStill)
    throw new AuditStandsStill(
      `AUDIT_STANDS_STILL: nothing has been sealed for ${Math.round(seconds)} s, so nothing was done. Yiping has to run, and its sweep “audit-seal” to work; see docs/operations.md, “Audit”.`,
    )
}
