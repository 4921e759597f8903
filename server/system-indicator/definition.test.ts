import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Indicator } from '../../domain/indicator.ts'
import { systemReadings } from '../../domain/system-indicator.ts'
import { systemIndicators } from '../../domain/system-indicator-definition.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { findBodyFault } from '../policy/shapes.ts'
import { queryText } from './store.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform()
})
afterAll(() => platform.stop())

test('the queries are those of queries.golden.sql, letter by letter', async () => {
  const { app } = platform.running.world
  const text = systemReadings.map((reading) => `-- ${reading}\n${queryText(app, reading)}`).join('\n')
  await expect(text).toMatchFileSnapshot('queries.golden.sql')
})

test('anybody is told what is measured, by which query, and what is not', async () => {
  const answer = await fetch(`${platform.base}/api/v1/system-indicators`)
  expect(answer.status).toBe(200)
  const { indicators, queries } = (await answer.json()) as {
    readonly indicators: readonly { readonly measure: string; readonly reading: string | null }[]
    readonly queries: readonly { readonly reading: string; readonly text: string }[]
  }
  expect(indicators.map(({ measure }) => measure)).toEqual(systemIndicators.map(({ measure }) => measure))
  expect(indicators.filter(({ reading }) => reading === null).map(({ measure }) => measure)).toEqual([
    'system.accuracy',
    'system.smart-devices',
    'entered.written-refusal',
  ])
  const texts = new Map(queries.map(({ reading, text }) => [reading, text]))
  for (const { reading } of indicators) if (reading !== null) expect(texts.get(reading)).toContain(':knownUntil')
})

test('every indicator of the library that systems are the source of is defined here, in its unit and direction', async () => {
  const library = await platform.database.query<{ body: Indicator }>('select body from indicator order by code')
  const defined = new Map(systemIndicators.map((each) => [each.measure, each]))
  const named = library.flatMap(({ body }) => (body.source?.group === 'SYSTEM' ? [body] : []))
  expect(named.length).toBeGreaterThan(15)
  for (const { source, unit, direction } of named)
    expect([source?.measure, defined.get(source?.measure ?? '')]).toMatchObject([source?.measure, { unit, direction }])
})

test('the policy that is shipped is readable', () => {
  const migration = readFileSync(new URL('../../migrations/0082_system_indicator.sql', import.meta.url), 'utf8')
  const body: unknown = JSON.parse(/'(\{.*\})'::jsonb/s.exec(migration)?.[1] ?? '')
  expect(findBodyFault('system-indicator', body)).toBeUndefined()
})
