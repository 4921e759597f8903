import { handlingRates } from './handling-figure.ts'
import { type ReportSection, toTable } from './report.ts'
import type { FactsClosures, FactsCount, FactsHandling, FactsRate, ReportFacts } from './report-facts.ts'
import { ofRow, plain, type Sections } from './report-sentence.ts'

/** What was said badly and what came of it, against the goals, and what follows from scores and visits. */
export function makeHandlingSections(facts: ReportFacts): Sections {
  const { handling, closures, alerts, lists, visits, kind } = facts
  return {
    ORDERS: makeOrders(handling, closures),
    GOALS: makeGoals(handling.rates),
    ...(kind === 'WEEK' ? {} : { ALERTS: makeAlerts(alerts, lists), VISITS: makeVisits(visits) }),
  }
}

function makeOrders(handling: FactsHandling, closures: FactsClosures | null): Omit<ReportSection, 'id'> {
  const { opened, exceptions, underWay, observed, halls } = handling
  const late = exceptions.filter(({ exception }) => exception.endsWith('_LATE')).filter(({ rounds }) => rounds > 0)
  const again = exceptions.find(({ exception }) => exception === 'TAKEN_UP_AGAIN')?.rounds ?? 0
  const now = [
    ...(underWay === null ? [] : [{ matter: 'UNDER_WAY', orders: underWay }]),
    ...(observed === null ? [] : [{ matter: 'OBSERVED', orders: observed }]),
  ]
  const matters = [
    { matter: 'OPENED', orders: opened },
    ...exceptions.map(({ exception, rounds }) => ({ matter: exception, orders: rounds })),
    ...now,
  ]
  const audited = closures === null ? [] : [{ key: 'ALL', cells: closureCells(closures) }]
  return {
    findings: [
      ofRow(opened === 0 ? 'NOTHING_OPENED' : 'OPENED', 'orders', 'OPENED', 'orders'),
      ...late.map(({ exception }) => ofRow(exception, 'orders', exception, 'orders')),
      ...(opened > 0 && late.length === 0 ? [plain('NOTHING_LATE')] : []),
      ...(again === 0 ? [] : [ofRow('TAKEN_UP_AGAIN', 'orders', 'TAKEN_UP_AGAIN', 'orders')]),
      ...now.map(({ matter }) => ofRow(matter, 'orders', matter, 'orders')),
      ...closureFindings(closures),
    ],
    tables: [
      toTable(
        'orders',
        matters.map((cells) => ({ key: cells.matter, cells })),
      ),
      toTable(
        'hallOrders',
        halls.map(({ code, name, onTimeHundredths: share, ...counts }) => ({
          key: code,
          cells: { hall: name, opened: counts.opened, late: counts.late, again: counts.again, share },
        })),
      ),
      toTable('closures', audited),
    ],
    charts: [{ table: 'hallOrders', label: 'hall', value: 'opened' }],
  }
}

const closureCells = ({ drawn, answered, falseClosures: untrue, ...rate }: FactsClosures) => ({
  ...{ of: 'ALL', drawn, answered, untrue, share: rate.hundredths },
  ...{ lower: rate.lowerHundredths, upper: rate.upperHundredths },
})

function closureFindings(closures: FactsClosures | null) {
  if (closures === null || closures.drawn === 0) return []
  const id = closures.hundredths === null ? 'CLOSURES_FEW' : 'CLOSURES'
  return [ofRow(id, 'closures', 'ALL', 'drawn', 'answered', 'untrue', 'share', 'lower', 'upper')]
}

/** Rates in the order of the rule; what has no goal stands in the table alone. */
function makeGoals(rates: readonly FactsRate[]): Omit<ReportSection, 'id'> {
  const sorted = handlingRates.flatMap((name) => rates.filter(({ rate }) => rate === name))
  const rows = sorted.map(({ rate, count, of, hundredths, lowerHundredths, upperHundredths, ...goal }) => ({
    key: rate,
    cells: {
      ...{ rate, count, of, share: hundredths, lower: lowerHundredths, upper: upperHundredths },
      ...{ goal: goal.goalHundredths, standing: goal.standing },
    },
  }))
  const say = (standing: string, id: string) =>
    sorted
      .filter((rate) => rate.standing === standing)
      .map(({ rate }) => ofRow(id, 'goals', rate, 'rate', 'share', 'goal', 'count', 'of'))
  const [missed, met] = [say('MISSED', 'GOAL_MISSED'), say('MET', 'GOAL_MET')]
  const judged = missed.length + met.length > 0
  return {
    findings: [...missed, ...met, ...(judged ? [] : [plain('NO_GOAL_JUDGED')])],
    tables: [toTable('goals', rows)],
    charts: [{ table: 'goals', label: 'rate', value: 'share', goal: 'goal' }],
  }
}

function makeAlerts(alerts: readonly FactsCount[], lists: readonly FactsCount[]): Omit<ReportSection, 'id'> {
  const isAny = ({ inForce, inShadow }: FactsCount) => inForce + inShadow > 0
  return {
    findings: [
      ...(alerts.some(isAny)
        ? alerts.filter(isAny).map(({ name }) => ofRow('ALERT', 'alerts', name, 'alert', 'inForce', 'inShadow'))
        : [plain('NO_ALERT')]),
      ...lists.filter(isAny).map(({ name }) => ofRow('LISTED', 'lists', name, 'list', 'inForce', 'inShadow')),
    ],
    tables: [
      toTable(
        'alerts',
        alerts.map(({ name, ...counts }) => ({ key: name, cells: { alert: name, ...counts } })),
      ),
      toTable(
        'lists',
        lists.map(({ name, ...counts }) => ({ key: name, cells: { list: name, ...counts } })),
      ),
    ],
    charts: [],
  }
}

function makeVisits(visits: ReportFacts['visits']): Omit<ReportSection, 'id'> {
  const rows = visits.map((cells) => ({ key: cells.pool, cells }))
  return {
    findings:
      visits.length === 0
        ? [plain('NO_VISIT')]
        : visits.map(({ pool }) => ofRow('VISITED', 'visits', pool, 'pool', 'plans', 'visits', 'windows')),
    tables: [toTable('visits', rows)],
    charts: [{ table: 'visits', label: 'pool', value: 'visits' }],
  }
}
