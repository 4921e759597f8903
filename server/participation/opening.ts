import type { EvaluationChannel } from '../../domain/evaluation-channel.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { GroupCommit } from '../platform/group-commit.ts'
import type { World } from '../platform/world.ts'
import { appendOpenings, type OpeningRow } from './store.ts'

/** At a terminal or kiosk the page is opened by the hall; only on somebody’s own device does it say that he looked. */
const ownDevice: readonly EvaluationChannel[] = ['WEB', 'MOBILE', 'QR_CODE', 'SMS']
const queueMax = 10_000

export interface Opened {
  readonly token: string
  readonly channel: EvaluationChannel
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly serviceEndedAt: number
  readonly expiresAt: number
}

/** Counts opened invitations, behind the answer: nobody waits for it, and a crash loses what was counted in that moment. */
export class Openings {
  readonly #world: World
  readonly #commits: GroupCommit<OpeningRow, undefined>

  constructor(world: World) {
    this.#world = world
    this.#commits = new GroupCommit({
      batchMax: 256,
      inFlightMax: 1,
      queueMax,
      commit: async (rows) => {
        await appendOpenings(world.app, rows)
        return rows.map(() => undefined)
      },
    })
  }

  note(opened: Opened): void {
    if (!ownDevice.includes(opened.channel)) return
    const row = {
      openingHash: this.#world.vault.blindIndex('opening', opened.token),
      channel: opened.channel,
      divisionId: opened.divisionId,
      hallId: opened.hallId,
      windowId: opened.windowId,
      serviceDay: toPlainDate(opened.serviceEndedAt),
      expiresOn: toPlainDate(opened.expiresAt),
    }
    this.#commits.submit(row).catch(() => this.#world.metrics.openingsLost.inc())
  }

  drain(): Promise<void> {
    return this.#commits.drain()
  }
}
