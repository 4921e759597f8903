import type { ApiCaller } from '../../server/api-key/index.ts'
import { type EvaluationDeps, Intake, keepEvaluation, Occasions } from '../../server/evaluation/index.ts'
import { createMetrics } from '../../server/platform/metrics.ts'
import { findTokens, keepCases } from '../../server/service-case/index.ts'
import type { CitySite } from '../../server/trial/index.ts'
import type { Given } from './evaluating.ts'
import type { CityDay } from './simulator.ts'

const casesAtATime = 250
const batchesAtATime = 2
const evaluationsAtATime = 512

export interface Written {
  readonly services: number
  readonly evaluations: number
}

/**
 * Writes a day through the product's own rules: the same checks, rows, seals, redemptions and tallies as through the API, with
 * the clock of the day. Written twice it is the same day: reports that are known change nothing, evaluations are repeats.
 */
export class CityWriter {
  readonly #site: CitySite
  readonly #caller: ApiCaller
  readonly #deps: EvaluationDeps

  constructor(site: CitySite, caller: ApiCaller) {
    this.#site = site
    this.#caller = caller
    // An intake of its own beside the citizens': theirs never waits behind a city. And what it counts is no traffic.
    const world = { ...site.world, metrics: createMetrics() }
    this.#deps = {
      world,
      keys: site.keys,
      rules: site.rules,
      occasions: new Occasions(world.intake, 2 * evaluationsAtATime),
      intake: new Intake(world.intake, world.metrics, { connections: 2, queueMax: 2 * evaluationsAtATime }),
    }
  }

  /** Undefined where it was stopped in the middle of the day. */
  async write({ reports, evaluations }: CityDay, isStopped: () => boolean): Promise<Written | undefined> {
    const batches = slices(reports, casesAtATime)
    const work = async () => {
      for (let batch = batches.shift(); batch !== undefined && !isStopped(); batch = batches.shift())
        await keepCases(this.#site, this.#caller, batch)
    }
    await Promise.all(Array.from({ length: batchesAtATime }, work))
    for (const some of slices(evaluations, evaluationsAtATime)) {
      if (isStopped()) return undefined
      await this.#evaluate(some)
    }
    return isStopped() ? undefined : { services: reports.length, evaluations: evaluations.length }
  }

  async #evaluate(given: readonly Given[]): Promise<void> {
    const tokens = await findTokens(this.#site, this.#caller, [...new Set(given.map(({ caseNo }) => caseNo))])
    await Promise.all(
      given.map(({ caseNo, sequence, at, ask }) => {
        const token = tokens.get(caseNo)?.get(sequence)
        if (token === undefined) throw new Error(`the service ${sequence} of ${caseNo} was not invited`)
        const deps = { ...this.#deps, world: { ...this.#deps.world, now: () => at } }
        return keepEvaluation(deps, { ...ask, token }, `trial-city|${caseNo}|${sequence}`)
      }),
    )
  }

  async drain(): Promise<void> {
    await this.#deps.occasions.drain()
    await this.#deps.intake.drain()
  }
}

function slices<T>(list: readonly T[], length: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / length) }, (_, at) => list.slice(at * length, (at + 1) * length))
}
