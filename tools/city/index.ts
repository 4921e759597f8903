import { setTimeout as wait } from 'node:timers/promises'
import { type ApiCaller, issueApiKey } from '../../server/api-key/index.ts'
import { drawAssessmentReviews, openCalibrations } from '../../server/assessment-review/index.ts'
import { commandOrigin } from '../../server/audit/index.ts'
import { lookAfterEvaluationAudits } from '../../server/evaluation-audit/index.ts'
import { orBusy } from '../../server/platform/database.ts'
import { makePastMonthPartitions } from '../../server/platform/partitions.ts'
import { Refused } from '../../server/platform/refused.ts'
import type { PastPublishers } from '../../server/publication/index.ts'
import {
  bringTrialAssessors,
  bringTrialPost,
  bringTrialWorkers,
  type CitySite,
  type CityUnderWay,
  findAccountIds,
  findTrialCaller,
  insertTrialCatalogue,
  isTrialPresent,
  type TrialCity,
  trialCityUndertaking as undertaking,
} from '../../server/trial/index.ts'
import { CityAssessing, CityAssessments } from './assessments.ts'
import { agenciesOf, assessorsOf, secondCoderOf, supervisorOf } from './assessors.ts'
import { catalogueOf, provinceCode } from './catalogue.ts'
import { buildCity } from './city.ts'
import { cityCode, hallPlans } from './halls.ts'
import { bringOpinions } from './opinions.ts'
import type { CityParameters } from './parameters.ts'
import { type CityPlan, findPlan, isPlayed, keepPlan, parametersOf } from './plan.ts'
import { type PlantedCity, plant } from './plants.ts'
import { publishPeriods } from './publishing.ts'
import { firstDayPlayed } from './quarter.ts'
import { decideScheme } from './scheme.ts'
import { daysOf } from './simulator.ts'
import { keepTruth } from './truth.ts'
import { CityWriter, type WorkersOf, type Written } from './writer.ts'

const hallCode = hallPlans[0]?.code ?? ''
const keyValidDays = 365
const tellEveryMs = 5000
const busyPauseMs = 2000
const busyTriesMax = 60

/** 云山市: four districts, six halls, and what was planted in them. */
export const yunshan: TrialCity = {
  async plan(dataDir, wishes, now) {
    if ((await findPlan(dataDir)) === undefined)
      await keepPlan(dataDir, { parameters: parametersOf(wishes, now), writtenThrough: null })
  },

  async bring(site) {
    const plan = await findPlan(site.dataDir)
    if (plan === undefined || isPlayed(plan)) return undefined
    const city = plant(buildCity(plan.parameters))
    await keepTruth(site.dataDir, city)
    const caller = await enter(site, city)
    if (caller === undefined) {
      site.print('云山市 Yunshan: another city of this name is here already; it is left as it is.')
      return undefined
    }
    return begin(site, city, plan, caller)
  },
}

/** The city's places, and the key under which its business systems report; undefined where other parameters made them. */
async function enter(site: CitySite, city: PlantedCity): Promise<ApiCaller | undefined> {
  const { world, rules } = site
  const name = keyNameOf(city.parameters)
  if (!(await isTrialPresent(world.app, hallCode))) {
    await insertTrialCatalogue(world.app, catalogueOf(city, world.now()))
    await makePastMonthPartitions(world.sweep, firstDayPlayed(city.parameters))
    await rules.refresh()
  }
  if ((await findTrialCaller(world.app, keyNameBegins)) === undefined) {
    const expiresAt = new Date(world.now() + keyValidDays * 86_400_000)
    // Nobody is told the key: what is reported under it is reported here.
    await issueApiKey(
      world,
      {
        name,
        scopes: ['cases:write', 'complaints:write'],
        divisionCode: cityCode,
        hallCode: null,
        sourceCode: 'yiping',
        expiresAt,
      },
      commandOrigin('trial'),
    )
  }
  const caller = await findTrialCaller(world.app, keyNameBegins)
  return caller?.name === name ? caller : undefined
}

const keyNameBegins = '云山市业务系统 '

function keyNameOf({ seed, until, days, servicesPerWindowDay, participationPercent }: CityParameters): string {
  return `${keyNameBegins}${[seed, until, days, servicesPerWindowDay, participationPercent].join(' ')}`
}

function begin(site: CitySite, city: PlantedCity, plan: CityPlan, caller: ApiCaller): CityUnderWay {
  let isStopped = false
  const ended = fill(site, city, plan, caller, () => isStopped).finally(() => site.undertakings.end(undertaking))
  ended.catch((error: unknown) =>
    site.print(`云山市 Yunshan cannot go on (${String(error)}); the next start tries again.`),
  )
  return {
    hallCode,
    ended,
    stop() {
      isStopped = true
    },
  }
}

async function fill(
  site: CitySite,
  city: PlantedCity,
  { parameters, writtenThrough, isAssessed = false }: CityPlan,
  caller: ApiCaller,
  isStopped: () => boolean,
): Promise<void> {
  const teller = new Teller(site, parameters)
  const workersOf = await hireWorkers(site)
  const writer = new CityWriter(site, caller, city, workersOf)
  const { seed, until } = parameters
  await bringTrialAssessors(site, cityCode, agenciesOf(until), assessorsOf(seed, until))
  const planner = { accountId: workersOf(hallCode).auditorId, divisionId: caller.divisionId }
  await bringOpinions(site, parameters, { planner, secondCoderId: await findSecondCoder(site, seed, until) })
  const assessing = new CityAssessing(new CityAssessments(site, city, planner), {
    print: (line) => site.print(line),
    ...{ isStopped, isDone: isAssessed },
  })
  const keep = (through: CityPlan['writtenThrough'], isPublished = false) =>
    keepPlan(site.dataDir, { parameters, writtenThrough: through, isAssessed: assessing.isDone, isPublished })
  let done = 0
  for (const day of daysOf(city)) {
    if (isStopped()) break
    done += 1
    if (writtenThrough !== null && day.day <= writtenThrough) continue
    await assessing.advance()
    const written = await patiently(() => writer.write(day, isStopped), isStopped)
    if (written === undefined) break
    await keep(day.day)
    teller.tell(done, written)
  }
  await writer.drain()
  await assessing.finish()
  if (done === parameters.days && !isStopped()) {
    await decideScheme(site, parameters)
    await publishPeriods(site, parameters, await hirePublishers(site), isStopped)
    await keep(until, !isStopped())
    await drawFrom(site)
  }
  if (done === parameters.days && !isStopped()) teller.end()
}

/** Of a third party: who plans codes first. */
async function findSecondCoder({ world }: CitySite, seed: number, until: CityParameters['until']): Promise<string> {
  const coder = secondCoderOf(seed, until)
  const accountId = (await findAccountIds(world.app, [coder])).get(coder)
  if (accountId === undefined) throw new Error(`nobody is called ${coder}`)
  return accountId
}

/** What time alone draws from a month that is over waits for the city; now that it stands, it need not wait for its next turn. */
async function drawFrom(site: CitySite): Promise<void> {
  await drawAssessmentReviews(site)
  await openCalibrations(site)
  await lookAfterEvaluationAudits(site)
}

/** A supervisor for each hall, and of no hall one who reviews and one who asks afterwards. */
async function hireWorkers({ world }: CitySite): Promise<WorkersOf> {
  const reviewer = {
    username: 'yunshan.reviewer',
    name: '云山复核员',
    role: 'REVIEWER',
    divisionCode: cityCode,
  } as const
  const auditor = {
    username: 'yunshan.working-group',
    name: '云山工作小组',
    role: 'WORKING_GROUP',
    divisionCode: cityCode,
  } as const
  const supervisors = hallPlans.map(({ code }) => supervisorOf(code))
  const ids = await bringTrialWorkers(world, [reviewer, auditor, ...supervisors])
  // What is published of the city takes three people who answer for the whole of it.
  for (const role of ['LEADING_GROUP', 'DISCIPLINE_INSPECTOR'] as const) await bringTrialPost(world, role, cityCode)
  // A ranking tells of the trial hall and of the city: who takes a step of it answers for both.
  for (const role of ['WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'] as const)
    await bringTrialPost(world, role, provinceCode)
  const idOf = (username: string) => ids.get(username) ?? ''
  const byHall = new Map(hallPlans.map(({ code }, at) => [code, idOf(supervisors[at]?.username ?? '')]))
  const [reviewerId, auditorId] = [idOf(reviewer.username), idOf(auditor.username)]
  return (hall) => ({ supervisorId: byHall.get(hall) ?? '', reviewerId, auditorId })
}

/** Three people bring what was computed to the public. */
async function hirePublishers({ world }: CitySite): Promise<PastPublishers> {
  const checker = {
    username: 'yunshan.checker',
    name: '云山核数员',
    role: 'WORKING_GROUP',
    divisionCode: cityCode,
  } as const
  const privacy = {
    username: 'yunshan.privacy',
    name: '云山隐私审核员',
    role: 'DISCIPLINE_INSPECTOR',
    divisionCode: cityCode,
  } as const
  const leader = {
    username: 'yunshan.leader',
    name: '云山领导小组',
    role: 'LEADING_GROUP',
    divisionCode: cityCode,
  } as const
  const ids = await bringTrialWorkers(world, [checker, privacy, leader])
  const idOf = ({ username }: { readonly username: string }) => ids.get(username) ?? ''
  return { CHECKED: idOf(checker), REVIEWED: idOf(privacy), SIGNED: idOf(leader) }
}

/** A database that is away comes back; to write a day again does no harm. */
async function patiently(
  write: () => Promise<Written | undefined>,
  isStopped: () => boolean,
): Promise<Written | undefined> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write()
    } catch (error) {
      const told = orBusy(error)
      if (!(told instanceof Refused && told.code === 'BUSY') || tries === busyTriesMax) throw error
      if (isStopped()) return undefined
      await wait(busyPauseMs)
    }
  }
}

/** Tells how far it is: the health at once, the terminal every few seconds. */
class Teller {
  readonly #site: CitySite
  readonly #parameters: CityParameters
  readonly #startedAt = performance.now()
  #toldAt = performance.now()
  #services = 0
  #evaluations = 0

  constructor(site: CitySite, parameters: CityParameters) {
    this.#site = site
    this.#parameters = parameters
    site.undertakings.tell({ name: undertaking, done: 0, of: parameters.days })
  }

  tell(done: number, { services, evaluations }: Written): void {
    const { days } = this.#parameters
    this.#services += services
    this.#evaluations += evaluations
    this.#site.undertakings.tell({ name: undertaking, done, of: days })
    if (performance.now() - this.#toldAt < tellEveryMs || done === days) return
    this.#toldAt = performance.now()
    this.#site.print(`云山市 Yunshan  ${done}/${days} 天 days  ${this.#counts()}`)
  }

  end(): void {
    this.#site.print(`云山市 Yunshan  已建成 complete  ${this.#counts()}`)
  }

  #counts(): string {
    const figure = (count: number) => count.toLocaleString('en-US')
    const seconds = Math.round((performance.now() - this.#startedAt) / 1000)
    return `${figure(this.#services)} 次服务 services  ${figure(this.#evaluations)} 条评价 evaluations  ${seconds} s`
  }
}
