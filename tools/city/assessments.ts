import { setTimeout as wait } from 'node:timers/promises'
import { startOfDay } from '../../domain/kernel/plain-date.ts'
import { findAgencies } from '../../server/agency/index.ts'
import { keepPastAssessment } from '../../server/assessment/index.ts'
import { findForm } from '../../server/assessment-form/index.ts'
import { bringPastPlan, type PastPlanner, type PastVisits, publishPast } from '../../server/assessment-plan/index.ts'
import { orBusy } from '../../server/platform/database.ts'
import { Refused } from '../../server/platform/refused.ts'
import { type CitySite, findAccountIds } from '../../server/trial/index.ts'
import { marksOf, raterOf, showMarks, worthsOf } from './assessing.ts'
import { agenciesOf, carelessUsername } from './assessors.ts'
import type { City } from './city.ts'
import { diceOf } from './dice.ts'
import { hallPlans } from './halls.ts'
import {
  type CityAssessmentPlan,
  type CityVisitTime,
  lastQuarterOf,
  lotteryOf,
  sentOf,
  stepsOf,
  timesOf,
  underWayOf,
} from './quarter.ts'

type Site = Pick<CitySite, 'world' | 'rules'>
type Visit = PastVisits['visits'][number]

/** Whoever tries the product makes his visits himself. */
const isPlayedBy = (username: string) => !username.startsWith('trial.')

/**
 * What others than citizens find in the city: a quarter that is over, and what is under way, through the product’s own steps. Who is sent where follows from a draw
 * that nobody knows before, so two cities of one seed have other visits; what somebody finds at a place is the same in both.
 */
export class CityAssessments {
  readonly #site: Site
  readonly #city: City
  readonly #planner: PastPlanner
  readonly #worths: ReadonlyMap<string, number>
  readonly #waiting: CityAssessmentPlan[]

  constructor(site: Site, city: City, planner: PastPlanner) {
    this.#site = site
    this.#city = city
    this.#planner = planner
    this.#worths = worthsOf(city)
    const { until } = city.parameters
    this.#waiting = [...lastQuarterOf(until), ...underWayOf(until)]
  }

  /** As far as it goes now: a draw waits for a checkpoint of the log. What was done before is not done again. @returns whether all is done */
  async advance(isStopped: () => boolean): Promise<boolean> {
    // All are frozen before the first is drawn, so that they wait together.
    const brought: [CityAssessmentPlan, PastVisits][] = []
    for (const plan of this.#waiting) {
      const visits = await this.#bring(plan)
      if (visits !== undefined) brought.push([plan, visits])
    }
    for (const [plan, visits] of brought) {
      if (isStopped()) return false
      if (!(await this.#play(plan, visits, isStopped))) return false
      this.#waiting.splice(this.#waiting.indexOf(plan), 1)
    }
    return this.#waiting.length === 0
  }

  async #bring(plan: CityAssessmentPlan): Promise<PastVisits | undefined> {
    const { seed, until } = this.#city.parameters
    const present = await findAgencies(this.#site.world.app, { today: until })
    const names = agenciesOf(until).map(({ name }) => name)
    const agencyIds = present.filter(({ name }) => names.includes(name)).map(({ agencyId }) => agencyId)
    return bringPastPlan(this.#site, this.#planner, {
      sent: sentOf(plan, agencyIds.sort()),
      formCode: plan.formCode,
      fromDay: plan.fromDay,
      ...stepsOf(plan),
      randomness: lotteryOf(seed, plan.title),
    })
  }

  /** @returns false where it was stopped in the middle */
  async #play(
    plan: CityAssessmentPlan,
    { planId, formId, isPublished, visits }: PastVisits,
    isStopped: () => boolean,
  ): Promise<boolean> {
    const { publishedAt } = stepsOf(plan)
    if (!plan.isPlayed || isPublished) return true
    const form = await findForm(this.#site.world.app, formId)
    if (form === undefined) throw new Error('a plan without its form')
    const players = [...new Set(visits.map(({ assessor }) => assessor))].filter(isPlayedBy)
    const accounts = await findAccountIds(this.#site.world.app, players)
    for (const assessor of players) {
      const own = visits.filter((visit) => visit.assessor === assessor)
      const times = timesOf(plan, own.length, [this.#city.parameters.seed, plan.title, assessor])
      for (const [at, visit] of own.entries()) {
        if (isStopped()) return false
        const time = times[at]
        if (time === undefined || visit.state !== 'OPEN' || !this.#isPast(time)) continue
        await this.#handIn(visit, time, { accountId: accounts.get(assessor) ?? '', form: form.body })
      }
    }
    if (publishedAt !== null) await publishPast(this.#site, this.#planner, planId, publishedAt)
    return true
  }

  /** The city ends with its last day. */
  #isPast({ submittedAt }: CityVisitTime): boolean {
    return submittedAt < Math.min(this.#site.world.now(), startOfDay(this.#city.parameters.until) + 86_400_000)
  }

  async #handIn(
    { visitId, assessor, unitKey, hallCode }: Visit,
    { arrivedAt, leftAt, submittedAt }: CityVisitTime,
    { accountId, form }: { readonly accountId: string; readonly form: Parameters<typeof showMarks>[0] },
  ): Promise<void> {
    const { seed } = this.#city.parameters
    const dice = diceOf(seed, 'assessment', assessor, unitKey, arrivedAt)
    const marks = marksOf(form, this.#worths.get(unitKey) ?? 0, raterOf(seed, assessor, carelessUsername), dice)
    const { answers, files } = showMarks(form, marks, dice)
    await keepPastAssessment(this.#site, {
      ...{ visitId, accountId, submittedAt, files },
      sent: {
        arrivedAt: new Date(arrivedAt).toISOString(),
        leftAt: new Date(leftAt).toISOString(),
        position: positionOf(hallCode),
        answers,
      },
    })
  }
}

const [drawPauseMs, drawTriesMax] = [2000, 90]

/** Goes on with the assessments of a city as soon as the log lets them, and holds up nothing else. */
export class CityAssessing {
  readonly #assessments: CityAssessments
  readonly #print: CitySite['print']
  readonly #isStopped: () => boolean
  #isDone: boolean

  constructor(
    assessments: CityAssessments,
    { print, isStopped, isDone }: { print: CitySite['print']; isStopped: () => boolean; isDone: boolean },
  ) {
    this.#assessments = assessments
    this.#print = print
    this.#isStopped = isStopped
    this.#isDone = isDone
  }

  get isDone(): boolean {
    return this.#isDone
  }

  /** A city whose rules have been changed meanwhile goes without: it says so. */
  async advance(): Promise<void> {
    if (this.#isDone) return
    try {
      this.#isDone = await this.#assessments.advance(this.#isStopped)
    } catch (error) {
      const told = orBusy(error)
      if (!(told instanceof Refused)) throw error
      if (told.code === 'BUSY') return
      this.#isDone = true
      this.#print(`云山市 Yunshan: no assessments are played, because of ${told.code} ${told.at ?? ''}.`)
    }
  }

  /** Waits for the log where a draw still does, and not for ever. */
  async finish(): Promise<void> {
    for (let tries = 0; !this.#isDone && tries < drawTriesMax && !this.#isStopped(); tries += 1) {
      if (tries > 0) await wait(drawPauseMs)
      await this.advance()
    }
  }
}

/** Halls of an invented city lie where there is none: at sea. */
const positionOf = (hallCode: string) => ({
  latitudeThousandths: 30_000 + 20 * hallPlans.findIndex(({ code }) => code === hallCode),
  longitudeThousandths: 125_000,
})
