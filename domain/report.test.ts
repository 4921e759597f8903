import { describe, expect, test } from 'vitest'
import type { PlainDate } from './kernel/plain-date.ts'
import type { PlaceFigure } from './portal.ts'
import { findCell, type Report, readReport, reportTables, writeReport } from './report.ts'
import type { ReportFacts } from './report-facts.ts'
import { layOutReport, reportWords, sayFinding } from './report-layout.ts'
import { weekBefore } from './report-period.ts'
import { makeReport } from './report-section.ts'

const told = (evaluations: number, hundredths: number, half: number): PlaceFigure => ({
  ...{ evaluations, invited: 4 * evaluations, answered: evaluations, grades: [3, 2, 5, 20, evaluations - 30] },
  good: { hundredths, lowerHundredths: hundredths - half, upperHundredths: hundredths + half },
})
const silent: PlaceFigure = { evaluations: null, invited: null, answered: null, grades: null, good: null }
const rate = { count: 9, of: 10, hundredths: 9000, lowerHundredths: 5958, upperHundredths: 9821 }

const facts: ReportFacts = {
  ...{ kind: 'MONTH', period: '2026-10', fromDay: '2026-10-01' as PlainDate, toDay: '2026-10-31' as PlainDate },
  place: { code: '999900000000', name: '试点市' },
  madeAt: '2026-12-10T01:00:00.000Z',
  basis: { revision: 0, publishedAt: '2026-12-09T01:00:00.000Z', resultDigest: 'ab'.repeat(32) },
  smallestCell: 5,
  published: {
    figure: told(1234, 9750, 60),
    before: { period: '2026-09', figure: told(1100, 9600, 70) },
    trend: [
      { period: '2026-09', figure: told(1100, 9600, 70) },
      { period: '2026-10', figure: told(1234, 9750, 60) },
    ],
    halls: [
      { code: 'A', name: '甲大厅', figure: told(700, 9900, 40), before: told(600, 9500, 100) },
      { code: 'B', name: '乙大厅', figure: told(500, 9400, 200), before: told(480, 9650, 200) },
      { code: 'C', name: '丙大厅', figure: silent, before: null },
    ],
    verdicts: { TOP: 1, BOTTOM: 2, MIDDLE: 7 },
    namesLast: false,
    named: [
      {
        ...{ verdict: 'TOP', hallCode: 'A', hallName: '甲大厅', windowCode: '01', windowName: '一号窗口' },
        ...{ months: 3, evaluations: 321, score: 95_432, lower: 94_000, upper: 96_500 },
      },
    ],
    negativeGradeMax: 2,
  },
  participation: null,
  handling: {
    opened: 12,
    exceptions: [
      { exception: 'HANDLED_LATE', rounds: 2 },
      { exception: 'ANSWERED_LATE', rounds: 0 },
      { exception: 'TAKEN_UP_AGAIN', rounds: 1 },
    ],
    rates: [
      { rate: 'onTimeRectificationRate', ...rate, goalHundredths: 9500, standing: 'MISSED' },
      { rate: 'acceptanceRate', ...rate, goalHundredths: null, standing: 'NO_GOAL' },
    ],
    halls: [{ code: 'A', name: '甲大厅', opened: 12, late: 2, again: 1, onTimeHundredths: 9000 }],
    ...{ underWay: 3, observed: null },
  },
  closures: { drawn: 20, answered: 15, falseClosures: 1, hundredths: 667, lowerHundredths: 118, upperHundredths: 2982 },
  alerts: [{ name: 'LOW_SHARE', inForce: 0, inShadow: 2 }],
  lists: [],
  visits: [{ pool: 'THIRD_PARTY', plans: 1, visits: 40, windows: 20 }],
}
const report = makeReport(facts)
const idsIn = (made: Report) => made.sections.flatMap(({ findings }) => findings.map(({ id }) => id))
const saidIn = (made: Report, language: 'zh-CN' | 'en' = 'zh-CN') =>
  made.sections.flatMap(({ findings }) => findings.map((each) => sayFinding(made, each, reportWords[language])))

describe('a sentence', () => {
  test('cites cells of the report’s own tables, and none that is not there', () => {
    const refs = report.sections.flatMap(({ findings }) => findings.flatMap((each) => Object.values(each.refs)))
    expect(refs.length).toBeGreaterThan(40)
    for (const [table, row, column] of refs) {
      expect(Object.keys(reportTables[table])).toContain(column)
      const rows = report.sections.flatMap(({ tables }) => tables).find(({ id }) => id === table)?.rows ?? []
      expect(rows.map(({ key }) => key)).toContain(row)
    }
    expect(findCell(report, ['overview', 'THIS', 'evaluations'])).toBe(1234)
  })

  test.each(['zh-CN', 'en'] as const)('has no number of its own: %s', (language) => {
    for (const template of Object.values(reportWords[language].findings))
      expect(template.replace(/\{\w+\}/g, '')).not.toMatch(/[0-9０-９]/)
  })

  test('says in both languages the same cells', () => {
    const namesIn = (template: string) => [...new Set(template.match(/\{\w+\}/g))].sort()
    const [zh, en] = [reportWords['zh-CN'].findings, reportWords.en.findings]
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
    for (const [id, template] of Object.entries(zh)) expect(namesIn(en[id] ?? ''), id).toEqual(namesIn(template))
  })

  test('follows a number that is changed in its table', () => {
    const text = writeReport(report).replace('1234', '1300')
    expect(saidIn(readReport(text))[0]).toContain('本期有效评价1,300件')
  })
})

test('higher and lower are said only beyond chance', () => {
  expect(idsIn(report)).toContain('GOOD_HIGHER')
  const alike = { ...facts, published: facts.published && { ...facts.published, figure: told(1234, 9640, 60) } }
  expect(idsIn(makeReport(alike))).toContain('GOOD_ALIKE')
  // The second hall fell by more than two points, and its intervals overlap.
  expect(saidIn(report).filter((said) => said.includes('大厅，由'))).toEqual([
    '上升最多的是甲大厅，由95.00%升至99.00%（+4.00个百分点），超出偶然范围。',
  ])
})

test('praise comes before blame: those among the last are told with the others', () => {
  const verdicts = report.sections.find(({ id }) => id === 'NAMED')?.tables[0]?.rows
  expect(verdicts).toEqual([
    { key: 'MIDDLE', cells: ['MIDDLE', 9] },
    { key: 'TOP', cells: ['TOP', 1] },
  ])
  expect(idsIn(report)).toContain('LAST_NOT_NAMED')
})

test('a goal is held against the figure, and one that has none is not judged', () => {
  expect(saidIn(report)).toContain('按期整改率90.00%（9/10），未达到95.00%的目标。')
  expect(saidIn(report, 'en')).toContain('Put right in time: 90.00% (9 of 10), below the goal of 95.00%.')
  expect(saidIn(report).some((said) => said.startsWith('受理率'))).toBe(false)
})

test('of so few that it is not told, a report says that, and no number', () => {
  const few = makeReport({
    ...facts,
    published: facts.published && { ...facts.published, figure: silent, before: null, trend: [], halls: [], named: [] },
  })
  expect(idsIn(few)).toEqual(expect.arrayContaining(['RECEIVED_FEW', 'GRADES_FEW', 'CHANGES_NOT_KNOWN']))
  expect(saidIn(few).join('')).not.toMatch(/null|undefined|NaN|\{/)
})

test('the same facts give the same text, from which the same pieces are drawn; every chart stands behind its table', () => {
  expect(writeReport(makeReport(facts))).toBe(writeReport(report))
  const blocks = layOutReport(readReport(writeReport(report)), reportWords['zh-CN'])
  expect(blocks).toEqual(layOutReport(report, reportWords['zh-CN']))
  expect(blocks.slice(0, 3).map((block) => 'text' in block && block.text)).toEqual([
    '试点市服务窗口评价月报',
    '（2026年10月）',
    '一、总体情况',
  ])
  for (const [at, block] of blocks.entries()) if (block.kind === 'CHART') expect(blocks[at - 1]?.kind).toBe('TABLE')
  const names = /试点市|[甲乙丙]大厅|一号窗口/g
  const english = JSON.stringify(layOutReport(report, reportWords.en)).replace(names, '')
  expect(english.match(/[\u3000-\u9fff\uff00-\uffef]/g)).toBeNull()
})

test.each([
  // A Monday, a Sunday and the turn of a year, in Shanghai.
  ['2026-11-23T00:00:00+08:00', '2026-11-16', '2026-11-22'],
  ['2026-11-22T23:59:00+08:00', '2026-11-09', '2026-11-15'],
  ['2027-01-04T08:00:00+08:00', '2026-12-28', '2027-01-03'],
])('the week before %s is that from %s to %s', (now, fromDay, toDay) => {
  expect(weekBefore(Date.parse(now))).toEqual({ period: fromDay, fromDay, toDay })
})
