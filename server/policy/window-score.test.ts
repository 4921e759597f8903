import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { windowScorePolicy } from '../../tests/support/planted-windows.ts'
import { findBodyFault } from './shapes.ts'

test('the policy that is shipped is readable, and is the one that the simulated cities are judged by', async () => {
  const migration = await readFile(new URL('../../migrations/0084_window_score.sql', import.meta.url), 'utf8')
  const body: unknown = JSON.parse(/'(\{.*\})'::jsonb/s.exec(migration)?.[1] ?? '')
  expect(findBodyFault('window-score', body)).toBeUndefined()
  expect(body).toMatchObject(windowScorePolicy)
})
