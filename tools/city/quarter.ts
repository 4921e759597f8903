import { type AssessorPool, quarterOf } from '../../domain/assessor.ts'
import { addDays, type PlainDate, startOfDay } from '../../domain/kernel/plain-date.ts'
import { addMonths } from '../../domain/kernel/plain-month.ts'
import { isOpen } from './calendar.ts'
import { diceOf } from './dice.ts'
import { cityCode } from './halls.ts'
import { type CityParameters, firstDayOf } from './parameters.ts'

/** A plan of the city, and what is played of it. */
export interface CityAssessmentPlan {
  readonly title: string
  readonly pool: AssessorPool
  readonly formCode: string
  readonly isSecret: boolean
  readonly sample: number
  readonly doubles: number
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
  /** null: it is still carried out, and is not published. */
  readonly publishedOn: PlainDate | null
  /** Whether somebody invented goes; otherwise every visit waits for whoever tries the product. */
  readonly isPlayed: boolean
}

/** The first day of a quarter that is counted through the years. */
const firstDayOfQuarter = (quarter: number) =>
  `${Math.floor(quarter / 4)}-${String((quarter % 4) * 3 + 1).padStart(2, '0')}-01` as PlainDate

/** The first day of the quarter in which the city is looked at: the day after its last. */
export const quarterUnderWay = (until: PlainDate): PlainDate => firstDayOfQuarter(quarterOf(addDays(until, 1)))

/**
 * The quarter before, carried out and published: three agencies on sixty windows, each seen by two of them; twenty supervisors on a hundred windows, all twice;
 * forty mystery visits, thirty of them doubled; and inspectors, whom nobody is sent beside.
 */
export function lastQuarterOf(until: PlainDate): readonly CityAssessmentPlan[] {
  const next = quarterUnderWay(until)
  const [fromDay, toDay] = [addMonths(next, -3), addDays(next, -1)]
  const quarter = quarterOf(fromDay)
  const name = `${Math.floor(quarter / 4)} 年第 ${(quarter % 4) + 1} 季度`
  const publishedOn = [addDays(toDay, 6), until].sort()[0] as PlainDate
  const done = { fromDay, toDay, publishedOn, isPlayed: true }
  return [
    {
      title: `${name}第三方大厅测评`,
      pool: 'THIRD_PARTY',
      formCode: servqual,
      isSecret: false,
      sample: 60,
      doubles: 60,
      ...done,
    },
    {
      title: `${name}社会监督员查访`,
      pool: 'SOCIAL_SUPERVISOR',
      formCode: servqual,
      isSecret: false,
      sample: 100,
      doubles: 100,
      ...done,
    },
    {
      title: `${name}神秘顾客暗访`,
      pool: 'MYSTERY_SHOPPER',
      formCode: etiquette,
      isSecret: true,
      sample: 40,
      doubles: 30,
      ...done,
    },
    {
      title: `${name}四不两直检查`,
      pool: 'INSPECTOR',
      formCode: etiquette,
      isSecret: true,
      sample: 8,
      doubles: 0,
      ...done,
    },
  ]
}

/** What is under way: visits that invented people have made, and those that whoever tries the product can make himself. */
export function underWayOf(until: PlainDate): readonly CityAssessmentPlan[] {
  const quarter = quarterOf(addDays(until, 1))
  const name = `${Math.floor(quarter / 4)} 年第 ${(quarter % 4) + 1} 季度`
  const running = { fromDay: quarterUnderWay(until), toDay: addDays(until, 30), publishedOn: null }
  return [
    {
      title: `${name}第三方大厅测评`,
      pool: 'THIRD_PARTY',
      formCode: servqual,
      isSecret: false,
      sample: 30,
      doubles: 12,
      ...running,
      isPlayed: true,
    },
    {
      title: `${name}神秘顾客暗访`,
      pool: 'MYSTERY_SHOPPER',
      formCode: etiquette,
      isSecret: true,
      sample: 30,
      doubles: 10,
      ...running,
      isPlayed: true,
    },
    {
      title: `${name}社会监督员查访`,
      pool: 'SOCIAL_SUPERVISOR',
      formCode: etiquette,
      isSecret: false,
      sample: 6,
      doubles: 0,
      ...running,
      isPlayed: false,
    },
    {
      title: `${name}工作小组无障碍检查`,
      pool: 'WORKING_GROUP',
      formCode: accessibility,
      isSecret: false,
      sample: 6,
      doubles: 0,
      ...running,
      isPlayed: false,
    },
  ]
}

/** The first day on which anything happens in the city. */
export const firstDayPlayed = (parameters: CityParameters): PlainDate =>
  [
    firstDayOf(parameters),
    ...lastQuarterOf(parameters.until).map(({ fromDay }) => addDays(fromDay, -preparedDays)),
  ].sort()[0] as PlainDate

/** A plan is drafted so long before its first day. */
const preparedDays = 4

const [servqual, etiquette, accessibility] = ['servqual-hall-visit', 'window-etiquette', 'accessibility'] as const

const [dayMs, hourMs] = [86_400_000, 3_600_000]

/** When each step of a plan was taken. */
export function stepsOf({ fromDay, publishedOn }: CityAssessmentPlan) {
  const draftedAt = startOfDay(addDays(fromDay, -preparedDays)) + 10 * hourMs
  return {
    draftedAt,
    drawNotBefore: draftedAt + dayMs,
    drawnAt: draftedAt + dayMs + hourMs,
    // Whoever was there on that day has handed in by then.
    publishedAt: publishedOn === null ? null : startOfDay(publishedOn) + 20 * hourMs,
  }
}

/** The body of a plan, as it is drafted; visits of third parties are shared out evenly among these agencies. */
export function sentOf(plan: CityAssessmentPlan, agencyIds: readonly string[]) {
  const { title, pool, isSecret, sample, doubles, fromDay, toDay } = plan
  const share = Math.floor(10_000 / Math.max(1, agencyIds.length))
  return {
    ...{ title, pool, isSecret, sample, doubles, fromDay, toDay, divisionCode: cityCode },
    unit: 'WINDOW' as const,
    strataBy: 'HALL' as const,
    quotas:
      pool === 'THIRD_PARTY'
        ? agencyIds.map((agencyId, at) => ({
            agencyId,
            share: at === 0 ? 10_000 - share * (agencyIds.length - 1) : share,
          }))
        : [],
    drawNotBefore: new Date(stepsOf(plan).drawNotBefore).toISOString(),
    randomness: '冻结次日云山福利彩票（虚构）开奖号码',
  }
}

/** A lottery that there is not, so that nobody takes it for one. */
export function lotteryOf(seed: number, title: string) {
  const dice = diceOf(seed, 'lottery', title)
  const balls = Array.from({ length: 7 }, () => dice.whole(1, 33))
  return { text: balls.join(' '), source: '云山福利彩票（虚构）公告' }
}

export interface CityVisitTime {
  readonly arrivedAt: number
  readonly leftAt: number
  readonly submittedAt: number
}

const minuteMs = 60_000

/** When somebody makes so many visits of a plan: spread over its open days, never in two halls at a time. */
export function timesOf(
  { fromDay, toDay }: CityAssessmentPlan,
  visits: number,
  words: readonly (string | number)[],
): readonly CityVisitTime[] {
  const dice = diceOf('visits', ...words)
  const days: PlainDate[] = []
  for (let day = fromDay; day <= toDay; day = addDays(day, 1)) if (isOpen(day)) days.push(day)
  return Array.from({ length: visits }, (_, at) => {
    const day = days[Math.floor(((at + dice.next()) * days.length) / visits)] ?? fromDay
    const arrivedAt = startOfDay(day) + (9 * 60 + dice.whole(0, 180) + (at % 2) * 240) * minuteMs
    const leftAt = arrivedAt + dice.whole(22, 50) * minuteMs
    return { arrivedAt, leftAt, submittedAt: leftAt + dice.whole(1, 40) * minuteMs }
  })
}
