import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'

const web = path.resolve(import.meta.dirname, '..')

// The build rewrites syntax for old browsers; a missing function nobody writes for them.
const tooYoung = [
  /\.replaceAll\(/,
  /\.at\(-?\d/,
  /\.(toSorted|toReversed|toSpliced|with|findLast|findLastIndex)\(/,
  /\brandomUUID\(/,
  /\bstructuredClone\(/,
  /AbortSignal\.(timeout|any)\(/,
  /Object\.(hasOwn|groupBy)\(/,
  /Promise\.(any|withResolvers)\(/,
  /\bWeakRef\b/,
]
const tooYoungStyles = [/(^|[\s{;])inset\s*:/, /:(is|where|has)\(/, /aspect-ratio\s*:/, /@layer|@container/, /\bdvh\b/]
// `gap` between flex items is younger than between grid items.
const flex = /display:\s*(inline-)?flex/

async function offences(fits: RegExp, patterns: readonly RegExp[]): Promise<string[]> {
  const files = (await readdir(web, { recursive: true })).filter((file) => fits.test(file) && !file.includes('.test.'))
  expect(files.length).toBeGreaterThan(0)
  const read = files.map(async (file) => {
    const text = await readFile(path.join(web, file), 'utf8')
    return patterns.filter((pattern) => pattern.test(text)).map((pattern) => `${file}: ${pattern.source}`)
  })
  return (await Promise.all(read)).flat()
}

test('no face calls what Chromium 80 does not have', async () => {
  expect(await offences(/\.tsx?$/, tooYoung)).toEqual([])
})

test('no style that citizens, halls or screens see needs what Chromium 80 does not have', async () => {
  // What the console is made of asks more of a browser than its own styles do (decision 0025).
  expect(await offences(/^(?!console\/).*\.css$/, [...tooYoungStyles, flex])).toEqual([])
})
