import { expect, test } from 'vitest'
import { listRules, playMonths, scoreAlertPolicy } from '../tests/support/planted-months.ts'
import { findScoreAlerts } from './score-alert.ts'
import { findListings } from './score-list.ts'
import { writeFindings } from './score-list-text.ts'

test('the same months in whatever order of rows make the same text, one line for each finding', () => {
  const plan = { windows: 20, months: 3, perDay: 8, days: 15, dayShare: 0.05 }
  const months = playMonths(3, { ...plan, worth: (window) => (window < 2 ? -1.2 : 0.1 * (window % 3)) })
  const textOf = (told: typeof months) => {
    const alerts = findScoreAlerts(told, { ...listRules, alert: scoreAlertPolicy })
    const listings = findListings(told, listRules)
    return writeFindings({ alerts: [...alerts].reverse(), listings })
  }
  const turned = months.map(({ windows, cells, moments }) => ({
    ...{ windows: [...windows].reverse(), cells: [...cells].reverse(), moments: [...moments].reverse() },
  }))
  const text = textOf(months)
  expect(textOf(turned)).toBe(text)
  const lines = text.trimEnd().split('\n')
  expect(lines[0]).toBe('yiping/score-list/v1')
  expect(lines.some((line) => line.startsWith('["ALERT","H/W0000","LOW_TWICE"'))).toBe(true)
  expect(lines.some((line) => line.startsWith('["LISTING","H/W0000","TO_IMPROVE"'))).toBe(true)
})
