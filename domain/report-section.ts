import { hundredthsOf } from './participation.ts'
import {
  type Report,
  type ReportCell,
  type ReportChart,
  type ReportFinding,
  type ReportSection,
  type ReportTable,
  reportSections,
  toTable,
} from './report.ts'
import type { FactsPublished, ReportFacts } from './report-facts.ts'
import { makeHandlingSections } from './report-handling.ts'
import { ofCells, ofRow, plain, type Sections } from './report-sentence.ts'

type Figure = FactsPublished['figure']

/** 定期报告, made of facts by rules alone: nobody writes in it, and the same facts give the same report. */
export function makeReport(facts: ReportFacts): Report {
  const { kind, period, fromDay, toDay, place, madeAt, basis, smallestCell, published } = facts
  const made: Sections = {
    ...(published === null ? {} : makePublished(published, period)),
    ...(facts.participation === null ? {} : { PARTICIPATION: makeParticipation(facts.participation) }),
    ...makeHandlingSections(facts),
  }
  const sections = reportSections.flatMap((id) => {
    const section = made[id]
    if (section === undefined) return []
    const tables = section.tables.filter(({ rows }) => rows.length > 0)
    const charts = section.charts.filter(({ table }) => tables.some((each) => each.id === table))
    return [{ id, findings: section.findings, tables, charts }]
  })
  return { version: 1, kind, period, fromDay, toDay, place, madeAt, basis, smallestCell, sections }
}

const makePublished = (published: FactsPublished, period: string): Sections => ({
  OVERVIEW: makeOverview(published, period),
  GRADES: makeGrades(published),
  HALLS: makeHalls(published),
  NAMED: makeNamed(published),
})

function makeOverview({ figure, before, trend }: FactsPublished, period: string): Omit<ReportSection, 'id'> {
  const all = [{ key: 'THIS', period, figure }, ...(before === null ? [] : [{ key: 'BEFORE', ...before }])]
  const rows = all.map((each) => ({
    key: each.key,
    cells: { period: each.period, ...askedOf(each.figure), ...goodOf(each.figure) },
  }))
  const months = trend.map((each) => ({
    key: each.period,
    cells: { period: each.period, evaluations: each.figure.evaluations, ...goodOf(each.figure) },
  }))
  const asked = ['evaluations', 'invited', 'answered', 'share']
  return {
    findings: [
      figure.evaluations === null
        ? plain('RECEIVED_FEW')
        : ofRow(figure.invited === null ? 'RECEIVED' : 'RECEIVED_ASKED', 'overview', 'THIS', ...asked),
      ...(figure.good === null ? [] : [ofRow('GOOD', 'overview', 'THIS', 'good', 'lower', 'upper')]),
      ...comparedWith(figure, before?.figure ?? null),
    ],
    tables: [toTable('overview', rows), toTable('trend', months.length > 1 ? months : [])],
    charts: [{ table: 'trend', label: 'period', value: 'good', interval: ['lower', 'upper'] }],
  }
}

/** Higher or lower is said only where the intervals lie apart: else it may be chance. */
function comparedWith(figure: Figure, before: Figure | null): readonly ReportFinding[] {
  if (figure.good === null) return []
  if (before === null || before.good === null) return [plain('NOTHING_BEFORE')]
  const apart = standingOf(figure, before)
  const id = apart === 0 ? 'GOOD_ALIKE' : apart > 0 ? 'GOOD_HIGHER' : 'GOOD_LOWER'
  return [
    ofCells(id, 'overview', {
      ...{ period: 'BEFORE/period', good: 'BEFORE/good', lower: 'BEFORE/lower', upper: 'BEFORE/upper' },
    }),
  ]
}

/** Above, below, or not to be told apart from before. */
function standingOf({ good }: Figure, { good: before }: Figure): -1 | 0 | 1 {
  if (good === null || before === null) return 0
  if (good.lowerHundredths > before.upperHundredths) return 1
  return good.upperHundredths < before.lowerHundredths ? -1 : 0
}

const goodOf = ({ good }: Figure) => ({
  good: good?.hundredths ?? null,
  lower: good?.lowerHundredths ?? null,
  upper: good?.upperHundredths ?? null,
})

const askedOf = ({ evaluations, invited, answered }: Figure) => ({
  ...{ evaluations, invited, answered },
  share: invited === null || answered === null ? null : hundredthsOf(answered, invited),
})

function makeGrades({ figure: { grades }, negativeGradeMax }: FactsPublished): Omit<ReportSection, 'id'> {
  if (grades === null) return { findings: [plain('GRADES_FEW')], tables: [], charts: [] }
  const all = grades.reduce((sum, count) => sum + count, 0)
  const bad = grades.slice(0, negativeGradeMax).reduce((sum, count) => sum + count, 0)
  const toRow = (key: string, count: number) => ({
    key,
    cells: { grade: key, evaluations: count, share: hundredthsOf(count, all) },
  })
  const rows = [...grades.map((count, at) => toRow(`GRADE_${at + 1}`, count)).reverse(), toRow('BAD', bad)]
  return {
    findings: [
      ofCells('GRADES', 'grades', { best: 'GRADE_5/evaluations', bestShare: 'GRADE_5/share' }),
      ofCells('BAD', 'grades', { bad: 'BAD/evaluations', badShare: 'BAD/share' }),
    ],
    tables: [toTable('grades', [...rows, toRow('ALL', all)])],
    charts: [{ table: 'grades', label: 'grade', value: 'share' }],
  }
}

function makeHalls({ halls }: FactsPublished): Omit<ReportSection, 'id'> {
  const rows = halls.map(({ code, name, figure, before }) => {
    const { evaluations, invited, answered } = figure
    const [now, then] = [figure.good?.hundredths ?? null, before?.good?.hundredths ?? null]
    const change = now === null || then === null ? null : now - then
    return {
      key: code,
      cells: { hall: name, evaluations, invited, answered, ...goodOf(figure), before: then, change },
    }
  })
  const chart: ReportChart = { table: 'halls', label: 'hall', value: 'good', interval: ['lower', 'upper'] }
  return { findings: changesOf(halls), tables: [toTable('halls', rows)], charts: [chart] }
}

/** The best and the worst change of those that are more than chance. */
function changesOf(halls: FactsPublished['halls']): readonly ReportFinding[] {
  const changed = halls
    .flatMap(({ code, figure, before }) => {
      if (before === null || figure.good === null || before.good === null) return []
      const change = figure.good.hundredths - before.good.hundredths
      return [{ code, change, standing: standingOf(figure, before) }]
    })
    .sort((one, other) => other.change - one.change)
  if (changed.length === 0) return [plain('CHANGES_NOT_KNOWN')]
  const [best] = changed.filter(({ standing }) => standing > 0)
  const worst = changed.filter(({ standing }) => standing < 0).reverse()[0]
  const say = (id: string, code: string) => ofRow(id, 'halls', code, 'hall', 'good', 'before', 'change')
  const said = [
    ...(best === undefined ? [] : [say('HALL_BETTER', best.code)]),
    ...(worst === undefined ? [] : [say('HALL_WORSE', worst.code)]),
  ]
  return said.length === 0 ? [plain('NO_CHANGE_SHOWN')] : said
}

const silentVerdicts: Readonly<Record<string, true>> = { MIDDLE: true }

function makeNamed({ verdicts, named, namesLast }: FactsPublished): Omit<ReportSection, 'id'> {
  // 先奖后罚: until those among the last are named, they are told with the others.
  const told = new Map<string, number>()
  for (const [verdict, windows] of Object.entries(verdicts)) {
    const as = silentVerdicts[verdict] || (verdict === 'BOTTOM' && !namesLast) ? 'MIDDLE' : verdict
    told.set(as, (told.get(as) ?? 0) + windows)
  }
  const counts = [...told].filter(([, windows]) => windows > 0).sort(([one], [other]) => (one < other ? -1 : 1))
  const rows = counts.map(([verdict, windows]) => ({ key: verdict, cells: { verdict, windows } }))
  const windows = named.map(({ verdict, hallCode, hallName, windowCode, windowName, ...said }) => {
    const { months, evaluations, score, lower, upper } = said
    const place: { readonly [Key in 'verdict' | 'hall' | 'window']: ReportCell } = {
      ...{ verdict, hall: hallName, window: windowName },
    }
    return { key: `${hallCode}/${windowCode}`, cells: { ...place, months, evaluations, score, lower, upper } }
  })
  const count = (id: string, verdict: string) => (told.has(verdict) ? [ofRow(id, 'verdicts', verdict, 'windows')] : [])
  const top = count('NAMED_TOP', 'TOP')
  return {
    findings: [
      ...(top.length === 0 ? [plain('NOBODY_NAMED')] : top),
      ...(namesLast ? count('NAMED_BOTTOM', 'BOTTOM') : [plain('LAST_NOT_NAMED')]),
      ...count('NO_DIFFERENCE_SHOWN', 'NO_DIFFERENCE_SHOWN'),
    ],
    tables: [toTable('verdicts', rows), toTable('named', windows)],
    charts: [{ table: 'named', label: 'window', value: 'score', interval: ['lower', 'upper'] }],
  }
}

function makeParticipation({ total, windows }: NonNullable<ReportFacts['participation']>): Omit<ReportSection, 'id'> {
  const toRow = (key: string, window: string, { served, invited, evaluated }: typeof total) => ({
    key,
    cells: { ...{ window, served, invited, evaluated }, share: shareOf(evaluated, invited) },
  })
  const rows = [...windows.map((each) => toRow(each.code, each.name, each)), toRow('ALL', '', total)]
  const id = total.evaluated === null ? 'SERVED' : total.invited === 0 ? 'SERVED_ONLY' : 'SERVED_ASKED'
  const table: ReportTable = toTable('participation', rows)
  return {
    findings: [ofRow(id, 'participation', 'ALL', 'served', 'invited', 'evaluated', 'share')],
    tables: [table],
    charts: [{ table: 'participation', label: 'window', value: 'share' }],
  }
}

const shareOf = (count: number | null, of: number) => (count === null ? null : hundredthsOf(count, of))
