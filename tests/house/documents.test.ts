import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import * as documents from './documents.ts'
import { read, root, texts } from './support.ts'

const exists = (file: string) => existsSync(path.join(root, file))

async function brokenLinks(file: string, markdown: string): Promise<string[]> {
  const broken: string[] = []
  for (const link of documents.relativeLinks(markdown)) {
    const [target = '', anchor] = decodeURI(link).split('#')
    const to = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(file), target)
    const reachable = !to.startsWith('..') && exists(to)
    const anchored = !anchor || !to.endsWith('.md') || (reachable && documents.anchors(await read(to)).has(anchor))
    if (!reachable || !anchored) broken.push(`${file}: ${link}`)
  }
  return broken
}

async function titlesMissing(row: documents.CoverageRow): Promise<string[]> {
  const problems: string[] = []
  for (const { path: file, title } of row.shownBy) {
    if (!exists(file)) problems.push(`${row.id}: ${file} does not exist`)
    // A title with arguments (%s, $name) is quoted as it stands in the test file.
    else if (title !== null && !(await read(file)).replaceAll(/\\(['"`])/g, '$1').includes(title)) {
      problems.push(`${row.id}: ${file} has no test “${title}”`)
    }
  }
  return problems
}

async function coverageProblems(markdown: string): Promise<string[]> {
  const rows = documents.coverageRows(markdown)
  const ids = rows.map((row) => row.id)
  const problems = documents.requirementIds
    .filter((id) => ids.filter((other) => other === id).length !== 1)
    .map((id) => `${id} must be here exactly once`)
  problems.push(...ids.filter((id) => !documents.requirementIds.includes(id)).map((id) => `${id} is no requirement`))
  for (const row of rows) {
    if (!['done', 'partly', 'not yet'].includes(row.status)) problems.push(`${row.id}: status “${row.status}”`)
    if (row.status === 'done' && row.shownBy.length === 0) problems.push(`${row.id}: done, but shown by nothing`)
    if (row.status === 'done' && row.where.length === 0) problems.push(`${row.id}: done, but nowhere`)
    problems.push(...row.where.filter((file) => !exists(file)).map((file) => `${row.id}: ${file} does not exist`))
    problems.push(...(await titlesMissing(row)))
  }
  return problems
}

describe('documents tell the truth', () => {
  test('every relative link leads somewhere', async () => {
    const found = await Promise.all((await texts(/\.md$/)).map(({ file, text }) => brokenLinks(file, text)))
    expect(found.flat()).toEqual([])
  })

  test('every quoted source stands in its file', async () => {
    const wrong: string[] = []
    for (const { file, text } of await texts(/\.md$/)) {
      for (const { source, text: quoted } of documents.quotations(text)) {
        if (!exists(source) || !documents.isQuoted(quoted, await read(source))) wrong.push(`${file} quotes ${source}`)
      }
    }
    expect(wrong, 'copy the lines again from the source').toEqual([])
  })

  test('docs/coverage.md names every requirement once, and only files and tests that exist', async () => {
    expect(await coverageProblems(await read('docs/coverage.md'))).toEqual([])
  })
})

describe('what would rot is noticed', () => {
  test('links', async () => {
    expect(
      await brokenLinks('docs/a.md', 'see [b](gone.md), [c](../package.json), [d](https://e.f) and `[g](h)`'),
    ).toEqual(['docs/a.md: gone.md'])
    expect(await brokenLinks('a.md', '[x](docs/coverage.md#coverage) [y](docs/coverage.md#nowhere)')).toEqual([
      'a.md: docs/coverage.md#nowhere',
    ])
    expect(await brokenLinks('docs/a.md', '[up](../../secret.txt)\n\n[n]: gone.md\n<img src="gone.png">')).toHaveLength(
      3,
    )
  })

  test('quotations', () => {
    const [quotation] = documents.quotations('text\n\n```ts source=a.ts\nif (a) {\n  b()\n}\n```\n')
    expect(quotation).toEqual({ source: 'a.ts', text: 'if (a) {\n  b()\n}\n' })
    expect(documents.isQuoted(quotation?.text ?? '', 'f() {\n  if (a) {\n    b()\n  }\n}\n')).toBe(true)
    expect(documents.isQuoted(quotation?.text ?? '', 'if (a) {\n  c()\n}\n')).toBe(false)
  })

  test('coverage', async () => {
    const good = documents.requirementIds.map((id) => `| ${id} | not yet | | | |`).join('\n')
    expect(await coverageProblems(good)).toEqual([])
    const problems = async (row: string) => (await coverageProblems(good.replace('| A1 | not yet | | | |', row)))[0]
    expect(await problems('')).toBe('A1 must be here exactly once')
    expect(await problems('| A1 | nearly | | | |')).toBe('A1: status “nearly”')
    expect(await problems('| A1 | done | `package.json` | | |')).toBe('A1: done, but shown by nothing')
    expect(await problems('| A1 | partly | `gone.ts` | | |')).toBe('A1: gone.ts does not exist')
    const here = 'tests/house/words.test.ts'
    expect(await problems(`| A1 | done | \`domain\` | \`${here} › no such test\` | |`)).toBe(
      `A1: ${here} has no test “no such test”`,
    )
    expect(await problems(`| A1 | done | \`tests\` | \`${here} › every word of the domain\` | |`)).toBeUndefined()
  })
})
