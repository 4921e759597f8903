import { expect, test } from 'vitest'
import { read, repositoryFiles } from './support.ts'

test('every word of the domain is explained in GLOSSARY.md', async () => {
  const glossary = await read('GLOSSARY.md')
  const words = (await repositoryFiles('domain'))
    .filter((file) => /^domain\/[^/]+\.ts$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => file.slice('domain/'.length, -'.ts'.length))
  expect(words.length).toBeGreaterThan(0)
  const unexplained = words.filter((word) => !glossary.includes(`\`${word}\``))
  expect(unexplained, 'add a row to GLOSSARY.md: statute term, `word`, meaning, source').toEqual([])
})
