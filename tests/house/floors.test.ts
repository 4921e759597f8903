import { beforeAll, describe, expect, test } from 'vitest'
import { check, read, repositoryFiles, withCopy } from './support.ts'

const rooms = /^(domain|ledger|language|signing|contracts|server|web|bench|tools|tests)\//
const source = /\.(ts|tsx|mts|mjs|cjs|js)$/

const importing = (from: string) => `import { planted } from '${from}'\n\nexport const again = planted\n`
const planted = 'export const planted = 1\n'

// Each is what somebody in a hurry would write; the rule that must catch it stands last.
const violations: [title: string, file: string, text: string, rule: string][] = [
  ['domain imports the server', 'domain/p1.ts', importing('../server/p0/index.ts'), 'domain-stands-alone'],
  [
    'domain imports a type of the ledger',
    'domain/p2.ts',
    "export type { P } from '../ledger/p0.ts'\n",
    'domain-stands-alone',
  ],
  ['the ledger reads a file', 'ledger/p3.ts', "export { readFileSync } from 'node:fs'\n", 'ledger-uses-no-platform'],
  ['a rule uses a package', 'domain/p4.ts', "export { Type } from 'typebox'\n", 'domain-uses-no-platform'],
  [
    'contracts name the database',
    'contracts/p5.ts',
    "export type { Kysely } from 'kysely'\n",
    'contracts-promise-plain-data',
  ],
  ['the web imports the server', 'web/p6.ts', importing('../server/p0/index.ts'), 'web-knows-no-server'],
  ['the web reads a file', 'web/p7.ts', "export { readFileSync } from 'node:fs'\n", 'web-runs-in-a-browser'],
  ['a face imports a face', 'web/citizen/p8.ts', importing('../portal/p0.ts'), 'faces-apart'],
  ['the front door imports a face', 'web/home/p8.ts', importing('../portal/p0.ts'), 'faces-apart'],
  ['a face imports the front door', 'web/citizen/p19.ts', importing('../home/p0.ts'), 'faces-apart'],
  ['SQL outside a store', 'server/p9/actions.ts', "export { sql } from 'kysely'\n", 'database-at-the-edge'],
  ['past the index of a feature', 'server/p9/sweeps.ts', importing('../p0/store.ts'), 'features-meet-at-the-index'],
  [
    'the platform knows a feature',
    'server/platform/p10.ts',
    importing('../p0/index.ts'),
    'platform-below-the-features',
  ],
  ['two files import each other', 'server/p11/a.ts', "export * from './b.ts'\n", 'no-circular'],
  ['a file that nobody knows', 'server/p12.ts', planted, 'no-orphans'],
  ['source imports a test', 'server/p13.ts', importing('./p0.test.ts'), 'no-test-in-source'],
  ['an import that leads nowhere', 'server/p14.ts', importing('./nowhere.ts'), 'resolvable'],
]

const innocent = {
  'server/p0/index.ts': planted,
  'server/p0/store.ts': planted,
  'server/p0.test.ts': planted,
  'ledger/p0.ts': 'export type P = 1\n',
  'web/portal/p0.ts': planted,
  'web/home/p0.ts': planted,
  'server/p11/b.ts': "export * from './a.ts'\n",
  // What is allowed, so that a rule that refuses everything is noticed as well.
  'server/p15/store.ts': "export { sql } from 'kysely'\nexport * from '../p0/index.ts'\n",
  'contracts/p16.ts': "export { Type } from 'typebox'\nexport * from '../domain/p17.ts'\n",
  'domain/p17.ts': planted,
  'web/p18.ts': "export * from '../contracts/p16.ts'\n",
}

const plants = { ...Object.fromEntries(violations.map(([, file, text]) => [file, text])), ...innocent }

// One look for both: what is found beside the plants is in the repository itself.
describe('a planted violation is found', () => {
  let output = ''
  beforeAll(async () => {
    ;({ output } = await withCopy(plants, (folder) => check(folder, 'floors')))
  }, 240_000)

  const blocks = () => output.split(/\n(?= {4}\S)/).map((block) => block.trim())

  test.each(violations)('%s', (_title, file, _text, rule) => {
    const found = blocks().some((block) => block.startsWith(`${file} → `) && block.includes(`${rule}: `))
    expect(found, output).toBe(true)
  })

  test('and what is allowed is not', () => {
    for (const file of ['server/p15/store.ts', 'contracts/p16.ts', 'web/p18.ts']) {
      expect(output).not.toContain(`${file} → `)
    }
  })

  test('and nothing else: the floors hold, and every source file was looked at', async () => {
    const [head, ...found] = blocks()
    const isPlanted = (block: string) => Object.keys(plants).some((file) => block.startsWith(`${file} → `))
    expect(found.filter((block) => !isPlanted(block))).toEqual([])
    const files = (await repositoryFiles()).filter((file) => rooms.test(file) && source.test(file))
    const all = files.length + Object.keys(plants).length
    expect(head).toContain(`${all} of ${all} source files cruised`)
  })
})

test('a file that dependency-cruiser does not read is noticed', async () => {
  const config = await read('.dependency-cruiser.cjs')
  const blind = config.replace(/exclude: \{ path: '[^']*' \}/, () => "exclude: { path: '[.]ts$' }")
  expect(blind).not.toBe(config)
  const { ok, output } = await withCopy({ '.dependency-cruiser.cjs': blind }, (folder) => check(folder, 'floors'))
  expect(ok).toBe(false)
  expect(output).toContain('were not cruised')
})

test('the style holds; a floating promise and a pure room that asks the platform do not pass', async () => {
  const floating = 'async function save(): Promise<void> {}\n\nexport function planted(): void {\n  save()\n}\n'
  const impure = 'export const planted = (): string => crypto.randomUUID()\n'
  const files = { 'server/planted.ts': floating, 'domain/planted.ts': impure }
  const { ok, output } = await withCopy(files, (folder) => check(folder, 'style'))
  expect(ok).toBe(false)
  expect(output).toContain('server/planted.ts:4:3 lint/nursery/noFloatingPromises')
  expect(output).toContain('domain/planted.ts:1:38 lint/style/noRestrictedGlobals')
  // These two and nothing else: the rest of the repository is in style.
  expect(output).toContain('Found 2 errors.')
  expect(output).not.toMatch(/Found \d+ warning/)
})
