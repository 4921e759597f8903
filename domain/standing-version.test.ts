import { describe, expect, test } from 'vitest'
import { findLatest, findStanding, listUnsettled } from './standing-version.ts'

const version = (period: string, revision: number, isWithdrawn = false) => ({
  ...{ period, revision, kind: period.includes('Q') ? 'QUARTER' : 'MONTH' },
  withdrawn: isWithdrawn ? { reason: 'x' } : null,
})

describe('what stands of a period', () => {
  test('is its newest version, also where an earlier one was withdrawn', () => {
    const versions = [version('2026-08', 1), version('2026-08', 0, true)]
    expect(findStanding(versions, '2026-08')?.revision).toBe(1)
  })

  test('is nothing where a correction was withdrawn: what it had corrected does not come back', () => {
    const versions = [version('2026-08', 1, true), version('2026-08', 0), version('2026-07', 0)]
    expect(findStanding(versions, '2026-08')).toBeUndefined()
    expect(findLatest(versions)?.period).toBe('2026-07')
    expect(listUnsettled(versions)).toEqual([versions[0]])
    const signed = [version('2026-08', 2), ...versions]
    expect([findLatest(signed)?.revision, listUnsettled(signed)]).toEqual([2, []])
  })
})

test('a month is shown before a quarter, and what was withdrawn never as the latest', () => {
  expect(findLatest([version('2026-Q3', 0), version('2026-08', 0)])?.period).toBe('2026-08')
  expect(findLatest([version('2026-Q3', 0), version('2026-08', 0, true)])?.period).toBe('2026-Q3')
  expect(findLatest([version('2026-08', 0, true)])).toBeUndefined()
})
