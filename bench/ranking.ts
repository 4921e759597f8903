import type { SatisfactionGrade } from '../domain/satisfaction-grade.ts'
import { type TalliedEvaluation, tallyOf } from '../domain/score-tally.ts'
import { type ScoreAsk, scoreSpan } from '../domain/window-score.ts'
import { type WindowTally, windowTalliesOf } from '../domain/window-tally.ts'
import { bars } from './bars.ts'
import type { Measured } from './measure.ts'
import type { Plan } from './runs.ts'

const windows = 1200
const families = 20
const perWindow = 400
const itemsOfFamily = 8
const channels = ['HALL_TABLET', 'QR_CODE', 'SMS', 'MOBILE', 'WEB'] as const

/** The numbers that are shipped (migrations/0084_window_score.sql). */
const policy: ScoreAsk['policy'] = {
  ...{ windowsMin: 10, linkEvaluationsMin: 5, smallGroupBelow: 15, pooledClusters: 20 },
  gradeMaps: [
    [0, 30, 60, 80, 100],
    [0, 25, 50, 75, 100],
  ],
  spreadPercent: { ITEM: 60, AUDIENCE: 25, MODE: 25, AGE_BAND: 25, LAG_BAND: 25, REQUIRED_REFUSAL: 75 },
  spreadLevels: 4,
  ...{ heterogeneityLevelThousandths: 10, topPercent: 30, bottomPercent: 10, probabilityMinThousandths: 900 },
  ...{ reliabilityMinThousandths: 700, evaluationsMin: 30, clustersMin: 8 },
  ...{ poolMonths: [1, 3, 12], intervalZThousandths: 1960 },
}

/** From 0 up to 1, the same in every run. */
function sharesFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

/** One month of 1,200 windows: eight items of a family each, five channels, six ages, 22 days of two members of staff; windows and days differ. */
function month(): readonly WindowTally[] {
  const share = sharesFrom(20_260_301)
  return Array.from({ length: windows }, (_, at) => {
    const worth = 0.3 * (share() - 0.5)
    const days = Array.from({ length: 22 }, () => 0.15 * (share() - 0.5))
    return windowTalliesOf(tallyOf(Array.from({ length: perWindow }, () => evaluation(at, worth, days, share))))
  }).flat()
}

function evaluation(at: number, worth: number, days: readonly number[], share: () => number): TalliedEvaluation {
  const day = Math.floor(share() * days.length)
  const item = Math.floor(share() * itemsOfFamily)
  const felt = share() + worth + (days[day] ?? 0) - (item === 0 ? 0.2 : 0)
  const grade = [0.02, 0.05, 0.1, 0.35].filter((edge) => felt > edge).length + 1
  return {
    windowId: at + 1,
    itemId: (at % families) * itemsOfFamily + item,
    audience: share() < 0.7 ? 'CITIZEN' : 'ENTERPRISE',
    mode: channels[Math.floor(share() * channels.length)] ?? 'WEB',
    ageBand: 1 + Math.floor(share() * 6),
    lagBand: 1 + Math.floor(share() * 5),
    isRequiredRefusal: share() < 0.02,
    grade: grade as SatisfactionGrade,
    clusters: { STAFF_DAY: `${day % 2} ${day}`, STAFF: `${day % 2}`, WEEK: `${Math.floor(day / 5)}` },
  }
}

/** Ranking all windows of a city for a month, from the tallies that are kept of it: every measure, every probability. In this process alone. */
export function ranking({ rounds }: Plan): Measured {
  const tallies = month()
  const ask: ScoreAsk = {
    windows: tallies.map(({ windowId }) => ({ windowId, kind: 'COUNTER', family: `F${(windowId - 1) % families}` })),
    spans: [],
    lowParticipation: new Set(),
    negativeGradeMax: 2,
    policy,
  }
  let named = 0
  const turn = () => {
    const began = processorMs()
    const scores = scoreSpan(ask, { months: 1, tallies })
    const spent = processorMs() - began
    named = scores.filter(({ verdict }) => verdict === 'TOP' || verdict === 'BOTTOM').length
    return spent
  }
  for (let warm = 0; warm < 3; warm += 1) turn()
  const bytes = JSON.stringify(tallies).length / windows
  return {
    rows: [
      {
        bar: bars.ranking,
        values: Array.from({ length: rounds + 2 }, turn),
        note: `${windows * perWindow} evaluations in ${windows} tallies of ${Math.round(bytes)} bytes of JSON, ${families} groups, three measures; ${named} windows named`,
      },
    ],
    asides: [],
  }
}

/** By the processor’s clock: neighbours on a busy machine make a turn longer, not the work. */
function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
