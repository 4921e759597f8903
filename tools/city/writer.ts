import { monthToDraw } from '../../domain/closure-audit.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { ApiCaller } from '../../server/api-key/index.ts'
import { drawPast, keepPastOutcome } from '../../server/closure-audit/index.ts'
import { keepPastComplaint } from '../../server/complaint/index.ts'
import { type EvaluationDeps, Intake, keepEvaluation, Occasions } from '../../server/evaluation/index.ts'
import { appendPast, appendPastRound } from '../../server/handling-order/index.ts'
import { createMetrics } from '../../server/platform/metrics.ts'
import { findTokens, keepCases } from '../../server/service-case/index.ts'
import { keepPastSupplement } from '../../server/supplement/index.ts'
import type { CitySite } from '../../server/trial/index.ts'
import { closureDice, drawnAt, isDrawing, outcomesOf, seedOf } from './closures.ts'
import type { CityComplaint } from './complaints.ts'
import { diceOf } from './dice.ts'
import type { Given } from './evaluating.ts'
import { againCourseOf, complaintCourseOf, courseOf, type Workers } from './handling.ts'
import type { PlantedCity } from './plants.ts'
import type { CityDay } from './simulator.ts'
import { supplementsOf } from './supplement.ts'

const casesAtATime = 250
const batchesAtATime = 2
const evaluationsAtATime = 512
const ordersAtATime = 4
const badGradeMax = 2

/** The people who work the orders, by hall. */
export type WorkersOf = (hallCode: string) => Workers

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
  readonly #city: PlantedCity
  readonly #workersOf: WorkersOf
  readonly #deps: EvaluationDeps

  constructor(site: CitySite, caller: ApiCaller, city: PlantedCity, workersOf: WorkersOf) {
    this.#site = site
    this.#caller = caller
    this.#city = city
    this.#workersOf = workersOf
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
  async write(
    { day, reports, evaluations, complaints }: CityDay,
    isStopped: () => boolean,
  ): Promise<Written | undefined> {
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
    await inParallel(complaints, (one) => this.#complain(one))
    await this.#auditClosures(day)
    return isStopped() ? undefined : { services: reports.length, evaluations: evaluations.length }
  }

  async #evaluate(given: readonly Given[]): Promise<void> {
    const tokens = await findTokens(this.#site, this.#caller, [...new Set(given.map(({ caseNo }) => caseNo))])
    const kept = await Promise.all(
      given.map(async (each) => {
        const { caseNo, sequence, at, ask } = each
        const token = tokens.get(caseNo)?.get(sequence)
        if (token === undefined) throw new Error(`the service ${sequence} of ${caseNo} was not invited`)
        const deps = { ...this.#deps, world: { ...this.#deps.world, now: () => at } }
        const { answer } = await keepEvaluation(deps, { ...ask, token }, `trial-city|${caseNo}|${sequence}`)
        return { ...each, orderId: answer.id }
      }),
    )
    await inParallel(
      kept.filter(({ ask }) => ask.grade <= badGradeMax),
      (one) => this.#handle(one),
    )
  }

  /** The hotline passes on under its own number; what is said in the hall is written down by its supervisor. */
  async #complain(complaint: CityComplaint): Promise<void> {
    const workers = this.#workersOf(complaint.rated.hallCode)
    const deskId = complaint.isAtDesk ? workers.supervisorId : null
    const orderId = await keepPastComplaint(this.#site, this.#caller, deskId, complaint)
    const dice = diceOf(this.#city.parameters.seed, 'handling', complaint.complaintNo)
    await appendPast(this.#site, orderId, complaintCourseOf(this.#city, complaint, workers, dice))
  }

  /** On the night on which a month is ready it is drawn from, and what came of asking is told at once, as far as the city goes. */
  async #auditClosures(day: PlainDate): Promise<void> {
    const { rules } = this.#site
    const at = drawnAt(day)
    const { endDay } = monthToDraw(at, rules.loadPolicy('closure-audit', rules.rootDivisionId, at).body)
    if (!isDrawing(this.#city, endDay)) return
    for (const drawn of await drawPast(this.#site, at, seedOf(this.#city, day))) {
      const { orderId, hallCode, isCallable } = drawn
      const workers = this.#workersOf(hallCode)
      const dice = closureDice(this.#city, drawn)
      for (const outcome of outcomesOf(this.#city, drawn, at, dice)) {
        await keepPastOutcome(this.#site, orderId, outcome, outcome.channel === 'PHONE' ? workers.auditorId : null)
        if (outcome.outcome === 'FALSE')
          await appendPastRound(this.#site, orderId, againCourseOf(this.#city, outcome.at, workers, isCallable, dice))
      }
    }
  }

  /** What became of it is told at once, as far as the city goes: a stop in between leaves no order that nobody works. */
  async #handle({ orderId, rated, caseNo, sequence, at, ask }: Given & { readonly orderId: string }): Promise<void> {
    const dice = diceOf(this.#city.parameters.seed, 'handling', caseNo, sequence)
    const course = courseOf(this.#city, rated, at, this.#workersOf(rated.hallCode), dice)
    await appendPast(this.#site, orderId, course)
    const later = diceOf(this.#city.parameters.seed, 'supplement', `${caseNo} ${sequence}`)
    for (const said of supplementsOf(this.#city, { steps: course, first: ask.grade }, later))
      await keepPastSupplement(this.#site, orderId, said)
  }

  async drain(): Promise<void> {
    await this.#deps.occasions.drain()
    await this.#deps.intake.drain()
  }
}

async function inParallel<T>(list: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const left = [...list]
  const work = async () => {
    for (let each = left.shift(); each !== undefined; each = left.shift()) await act(each)
  }
  await Promise.all(Array.from({ length: ordersAtATime }, work))
}

function slices<T>(list: readonly T[], length: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / length) }, (_, at) => list.slice(at * length, (at + 1) * length))
}
