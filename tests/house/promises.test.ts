import { execFile } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { root, withCopy } from './support.ts'

const run = promisify(execFile)

test('a promise that nobody awaits is seen, also where only the types of a package tell that it is one', async () => {
  const text = [
    "import type { Pool } from 'pg'",
    'export function planted(pool: Pool): void {',
    "  pool.query('select 1')",
    "  void pool.query('select 2')",
    "  pool.query('select 3').catch(() => {})",
    '}',
  ].join('\n')
  const found = await withCopy({ 'server/planted.ts': text }, (folder) =>
    run(
      process.execPath,
      [path.join(root, 'node_modules/oxlint/bin/oxlint'), '--type-aware', '--format=unix', 'server/planted.ts'],
      {
        cwd: folder,
      },
    ).catch((error) => error),
  )
  expect(found.code).toBe(1)
  expect(found.stdout.match(/planted\.ts:\d+/g)).toEqual(['planted.ts:3'])
})
