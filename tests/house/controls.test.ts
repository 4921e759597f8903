import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Control, controls, countsOf, findLack } from './controls.ts'
import { read, root } from './support.ts'

const document = 'docs/security-controls.md'
/** Complete: OWASP ASVS 5.0.0, levels 1 and 2; GB/T 22239-2019, 8.1. Ids and levels only. */
const lists = { asvs: 'tests/house/controls/asvs-5.0.0.csv', mlps: 'tests/house/controls/gbt-22239-2019-level-3.csv' }

const linesOf = async (file: string) => (await read(file)).trimEnd().split('\n').slice(1)

/** What a row names and what is not there. A title with arguments is quoted as it stands in the test file. */
async function missing({ id, named }: Control): Promise<string[]> {
  const problems: string[] = []
  for (const { path: file, title } of named) {
    if (!existsSync(path.join(root, file))) problems.push(`${id}: ${file} does not exist`)
    else if (title !== null && !/\.test\.tsx?$/.test(file)) problems.push(`${id}: ${file} is no test`)
    else if (title !== null && !(await read(file)).replaceAll(/\\(['"`])/g, '$1').includes(title))
      problems.push(`${id}: ${file} has no test “${title}”`)
  }
  return problems
}

async function problemsOf(rows: readonly Control[]): Promise<string[]> {
  const lacks = rows.flatMap((row) => {
    const lack = findLack(row)
    return lack === undefined ? [] : [`${row.id} ${lack}`]
  })
  return [...lacks, ...(await Promise.all(rows.map(missing))).flat()]
}

describe('docs/security-controls.md', () => {
  test('has every requirement of ASVS 5.0.0 of the levels 1 and 2, once, in its order and of its level', async () => {
    const rows = controls(await read(document)).filter(({ level }) => level !== null)
    const list = await linesOf(lists.asvs)
    expect(rows.map(({ id, level }) => `${id},${level}`)).toEqual(list)
    expect([list.length, list.filter((line) => line.endsWith(',1')).length]).toEqual([253, 70])
  })

  test('has every item of the general requirements of 等保三级, once and in its order', async () => {
    const rows = controls(await read(document)).filter(({ level }) => level === null)
    const list = await linesOf(lists.mlps)
    expect(rows.map(({ id }) => id)).toEqual(list)
    expect(list).toHaveLength(211)
  })

  test('says of each how it stands, and names only files and tests that exist', async () => {
    expect(await problemsOf(controls(await read(document)))).toEqual([])
  })

  test('prints the counts of its rows', async () => {
    const text = await read(document)
    const counts = countsOf(controls(text))
    console.log(counts)
    expect(text).toContain(counts)
  })
})

describe('what would rot is noticed', () => {
  const here = 'tests/house/controls.test.ts'
  const row = (line: string) => controls(line)
  const asvs = (state: string, evidence: string) => row(`| V1.1.1 | 2 | words | ${state} | ${evidence} |`)

  test.each([
    ['met', `\`${here} › prints the counts of its rows\``, []],
    ['met', '`tests/house/controls.ts`', ['V1.1.1 is met, but shown by no test']],
    ['met', `\`${here} › no such${' '}test\``, [`V1.1.1: ${here} has no test “no such${' '}test”`]],
    ['met', '`tests/house/controls.ts › states`', ['V1.1.1: tests/house/controls.ts is no test']],
    ['by design', '`docs`, because', ['V1.1.1 is by design, but in no file']],
    ['by design', '`docs/gone.md` – so', ['V1.1.1: docs/gone.md does not exist']],
    ['not met', '', ['V1.1.1 is not met, but nothing says why']],
    ['n/a', '`SETTING` is none', []],
    ['nearly', 'so', ['V1.1.1 has the state “nearly”']],
  ])('%s: %s', async (state, evidence, problems) => {
    expect(await problemsOf(asvs(state, evidence))).toEqual(problems)
  })

  test('rows are read and counted', () => {
    const text = [
      '| V1.1.1 | 1 | a | met | b |',
      '| 8.1.4.1 a) | 甲 | a | n/a | b |',
      '| 8.1.10.1 | 乙 | a | n/a | b |',
    ].join('\n')
    expect(controls(text).map(({ id, level, words }) => [id, level, ...words])).toEqual([
      ['V1.1.1', '1', 'a'],
      ['8.1.4.1 a)', null, '甲', 'a'],
      ['8.1.10.1', null, '乙', 'a'],
    ])
    expect(countsOf(controls(text)).split('\n').slice(2)).toEqual([
      '| ASVS 5.0.0, level 1 | 1 | 0 | 0 | 0 | 0 | 1 |',
      '| ASVS 5.0.0, level 2 | 0 | 0 | 0 | 0 | 0 | 0 |',
      '| ASVS 5.0.0, levels 1 and 2 | 1 | 0 | 0 | 0 | 0 | 1 |',
      '| 等保三级 技术 technical, 8.1.1–8.1.5 | 0 | 0 | 0 | 0 | 1 | 1 |',
      '| 等保三级 管理 management, 8.1.6–8.1.10 | 0 | 0 | 0 | 0 | 1 | 1 |',
    ])
    expect(findLack(controls(text.replace('甲', ''))[1] as Control)).toBe('has no words')
  })
})
