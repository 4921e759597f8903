import { expect, test } from 'vitest'
import { check, read, repositoryFiles, withCopy } from './support.ts'

const rooms = /^(domain|ledger|language|contracts|server|web|tools|tests)\//
const source = /\.(ts|tsx|mts|mjs|cjs|js)$/

test('the floors hold, and every source file was looked at', async () => {
  const files = (await repositoryFiles()).filter((file) => rooms.test(file) && source.test(file))
  const { ok, output } = await withCopy({}, (folder) => check(folder, 'floors'))
  expect(ok, output).toBe(true)
  expect(output).toContain(`${files.length} of ${files.length} source files cruised`)
})

// Each is what somebody in a hurry would write; the rule that must catch it stands beside it.
const planted: [title: string, files: Record<string, string>, rule: string][] = [
  [
    'domain imports the server',
    {
      'domain/planted.ts': "import { planted } from '../server/planted.ts'\nexport const upward = planted\n",
      'server/planted.ts': 'export const planted = 1\n',
    },
    'domain-stands-alone',
  ],
  [
    'domain imports a type of the ledger',
    {
      'domain/planted.ts': "import type { P } from '../ledger/planted.ts'\nexport type Q = P\n",
      'ledger/planted.ts': 'export type P = 1\n',
    },
    'domain-stands-alone',
  ],
  [
    'the ledger reads a file',
    { 'ledger/planted.ts': "import { readFileSync } from 'node:fs'\nexport const text = readFileSync('x', 'utf8')\n" },
    'ledger-uses-no-platform',
  ],
  [
    'contracts name a type of the database',
    { 'contracts/planted.ts': "import type { Kysely } from 'kysely'\nexport type Db = Kysely<unknown>\n" },
    'contracts-promise-plain-data',
  ],
  [
    'the web imports the server',
    {
      'web/planted.ts': "import { planted } from '../server/planted.ts'\nexport const up = planted\n",
      'server/planted.ts': 'export const planted = 1\n',
    },
    'web-knows-no-server',
  ],
  [
    'SQL outside a store',
    { 'server/planted.ts': "import { sql } from 'kysely'\nexport const one = sql`select 1`\n" },
    'database-at-the-edge',
  ],
  [
    'two files import each other',
    {
      'server/planted.ts': "import { b } from './planted-too.ts'\nexport const a = (): number => b()\n",
      'server/planted-too.ts': "import { a } from './planted.ts'\nexport const b = (): number => a()\n",
    },
    'no-circular',
  ],
  ['a file that nobody knows', { 'server/planted.ts': 'export const alone = 1\n' }, 'no-orphans'],
  [
    'source imports a test',
    {
      'server/planted.ts': "import { t } from './planted.test.ts'\nexport const s = t\n",
      'server/planted.test.ts': 'export const t = 1\n',
    },
    'no-test-in-source',
  ],
]

test.each(planted)('%s: refused', async (_title, files, rule) => {
  const { ok, output } = await withCopy(files, (folder) => check(folder, 'floors'))
  expect(ok).toBe(false)
  expect(output).toContain(rule)
})

test('a file that dependency-cruiser does not read is noticed', async () => {
  const config = await read('.dependency-cruiser.cjs')
  const blind = config.replace(/exclude: \{ path: '[^']*' \}/, "exclude: { path: '[.]ts$' }")
  expect(blind).not.toBe(config)
  const { ok, output } = await withCopy({ '.dependency-cruiser.cjs': blind }, (folder) => check(folder, 'floors'))
  expect(ok).toBe(false)
  expect(output).toContain('were not cruised')
})

test('the style holds; a floating promise does not pass', async () => {
  const untouched = await withCopy({}, (folder) => check(folder, 'style'))
  expect(untouched.ok, untouched.output).toBe(true)
  const text = 'async function save(): Promise<void> {}\n\nexport function planted(): void {\n  save()\n}\n'
  const floating = await withCopy({ 'server/planted.ts': text }, (folder) => check(folder, 'style'))
  expect(floating.ok).toBe(false)
  expect(floating.output).toContain('noFloatingPromises')
})

test('a pure room that asks the platform does not pass the style', async () => {
  const text = 'export const planted = (): string => crypto.randomUUID()\n'
  const { ok, output } = await withCopy({ 'domain/planted.ts': text }, (folder) => check(folder, 'style'))
  expect(ok).toBe(false)
  expect(output).toContain('noRestrictedGlobals')
})
