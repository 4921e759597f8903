import { describe, expect, test } from 'vitest'
import { closingLine, isGreen, type Report, table, tallyOf } from '../../tools/lib/tally.mjs'

const file = (statuses: string[], status = 'passed', message = ''): Report['testResults'][number] => ({
  name: '/somewhere/a.test.ts',
  status,
  message,
  assertionResults: statuses.map((state, at) => ({
    fullName: `title ${at}`,
    status: state,
    failureMessages: state === 'failed' ? ['Error: no\n    at /somewhere/a.test.ts:12:3'] : [],
  })),
})
const relative = (name: string) => name.replace('/somewhere/', '')
const tally = (exitCode: number | null, ...testResults: Report['testResults'][number][]) =>
  tallyOf({ report: { testResults }, exitCode, relative })

describe('silence is no success', () => {
  test('passed, failed and skipped tests are counted', () => {
    const { failures, ...counts } = tally(1, file(['passed', 'failed', 'skipped', 'pending', 'todo'], 'failed'))
    expect(counts).toEqual({ passed: 1, failed: 1, skipped: 3 })
    expect(failures[0]).toMatchObject({ where: 'a.test.ts:12', title: 'title 1' })
  })

  test('a suite without a report, without a test or with an error outside of its tests has failed', () => {
    expect(tallyOf({ report: null, exitCode: null })).toMatchObject({ passed: 0, failed: 1 })
    expect(tally(0)).toMatchObject({ passed: 0, failed: 1 })
    expect(tally(1, file(['passed']))).toMatchObject({ passed: 1, failed: 1 })
    expect(tallyOf({ report: { testResults: [] }, exitCode: 0, mayBeEmpty: true })).toMatchObject({ failed: 0 })
  })

  test('a file that cannot be loaded, and one whose preparation failed, count as failed', () => {
    expect(tally(1, file([], 'failed', 'SyntaxError'))).toMatchObject({ passed: 0, failed: 1 })
    expect(tally(1, file(['skipped'], 'failed', 'beforeAll'), file(['passed']))).toMatchObject({ passed: 1, failed: 1 })
  })
})

test('the closing line', () => {
  const row = { suite: 'pure', seconds: 1.25, passed: 3, failed: 0, skipped: 0 }
  expect(closingLine([row, { ...row, passed: 4 }])).toBe('7 passed, 0 failed')
  expect(closingLine([row, { ...row, failed: 1, skipped: 2 }])).toBe('6 passed, 1 failed, 2 skipped')
  expect(isGreen([row])).toBe(true)
  expect(isGreen([row, { ...row, failed: 1 }])).toBe(false)
  expect(isGreen([])).toBe(false)
  expect(table([{ ...row, database: 'embedded' }])).toContain('pure   embedded       3       0        0      1.3')
})
