import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { floatingPromises } from './promises.ts'
import * as rules from './rules.ts'
import { root, withCopy } from './support.ts'

describe('every promise is awaited', () => {
  test.each([
    ['in what runs under Node', ['pure', 'server', 'test']],
    ['in what runs in a browser', ['web']],
  ])('%s', (_where, projects) => {
    const configs = projects.map((name) => path.join(root, `tsconfig.${name}.json`))
    expect(rules.listed(floatingPromises(configs))).toBe('')
  })

  test('a query that nobody awaits', async () => {
    const text = [
      "import type { Pool } from 'pg'",
      'export function planted(pool: Pool): void {',
      "  pool.query('select 1')",
      "  void pool.query('select 2')",
      "  pool.query('select 3').catch(() => {})",
      '}',
    ].join('\n')
    const found = await withCopy({ 'server/planted.ts': text }, async (folder) =>
      floatingPromises([path.join(folder, 'tsconfig.server.json')], new Set([path.join(folder, 'server/planted.ts')])),
    )
    expect(found.map(({ where }) => where)).toEqual(['server/planted.ts:3'])
  })
})
