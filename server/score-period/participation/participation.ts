import { spanOfWaitingBand } from '../../../domain/band.ts'
import { startOfDay } from '../../../domain/kernel/plain-date.ts'
import {
  type InvitedTally,
  type ParticipationScore,
  participationScores,
  type SelectiveInvitation,
  selectiveInvitations,
} from '../../../domain/response-propensity.ts'
import type { NamedWindow } from '../../../domain/score-input.ts'
import { monthsIn } from '../../../domain/score-period.ts'
import { sumAsked, sumTold } from '../../../domain/score-rest.ts'
import { readInput } from '../../../domain/score-text.ts'
import { allowLong, type Database } from '../../platform/database.ts'
import { periodOf } from '../compute.ts'
import type { ScorePeriodDeps } from '../deps.ts'
import { type ComputationRow, findInput } from '../store.ts'
import { tallyInvited, tallyResponses } from './store.ts'

type Invited = Pick<NamedWindow, 'evaluations' | 'invited' | 'answered'>

/** Of a computation, what is known of who was asked and who answered, by window. */
export interface Participation {
  /** By `hall/window`, as it was computed with. */
  readonly invited: ReadonlyMap<string, Invited>
  readonly bounds: ReadonlyMap<number, ParticipationScore>
  readonly selective: ReadonlyMap<number, SelectiveInvitation & InvitedTally>
}

/** How likely an answer is follows from all windows together, and is asked for hall after hall: the last ones are kept. */
const keptMax = 4
const bandEdges = [2, 3, 4, 5].map((band) => spanOfWaitingBand(band).from)

export class Participations {
  readonly #deps: ScorePeriodDeps
  readonly #kept = new Map<string, Promise<Participation>>()

  constructor(deps: ScorePeriodDeps) {
    this.#deps = deps
  }

  /** What was asked for and failed is asked for again. */
  of(row: ComputationRow): Promise<Participation> {
    const kept = this.#kept.get(row.id) ?? this.#load(row)
    this.#kept.delete(row.id)
    this.#kept.set(row.id, kept)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > keptMax && oldest !== undefined) this.#kept.delete(oldest)
    kept.catch(() => this.#kept.delete(row.id))
    return kept
  }

  async #load(row: ComputationRow): Promise<Participation> {
    const { world, rules } = this.#deps
    const { fromDay, endDay, countsUntil } = row
    const [from, to] = [new Date(startOfDay(fromDay)), new Date(startOfDay(endDay))]
    const span = { from, to, fromDay, endDay, countsUntil, waitingEdges: bandEdges }
    const policy = rules.policyById('window-score', row.scorePolicyId)
    const [points] = policy.gradeMaps
    if (points === undefined) throw new Error('a policy without points')
    const { responses, asked } = await world.app
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        await allowLong(tx)
        return { responses: await tallyResponses(tx, span), asked: await tallyInvited(tx, span) }
      })
    const counts = new Map(asked.map((each) => [each.windowId, each]))
    return {
      invited: await invitedOf(world.app, row),
      bounds: new Map(participationScores(responses, points, policy).map((each) => [each.windowId, each])),
      selective: new Map(
        selectiveInvitations(asked, policy).flatMap((each) => {
          const own = counts.get(each.windowId)
          return own === undefined ? [] : [[each.windowId, { ...own, ...each }] as const]
        }),
      ),
    }
  }
}

/** As the texts tell it that the computation was made from: its own months together. */
async function invitedOf(db: Database, row: ComputationRow): Promise<ReadonlyMap<string, Invited>> {
  const found = new Map<string, Invited>()
  for (const digest of row.inputs.slice(0, monthsIn(periodOf(row)).length)) {
    const text = await findInput(db, digest)
    const read = text === undefined ? undefined : readInput(text)
    for (const { key, evaluations, invited, answered } of read?.granted === true ? read.value.windows : []) {
      const before = found.get(key) ?? { evaluations: 0, invited: 0, answered: 0 }
      const asked = sumAsked([before, { invited, answered }])
      found.set(key, { evaluations: sumTold([before.evaluations, evaluations]), ...asked })
    }
  }
  return found
}
