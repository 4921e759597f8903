import { describe, expect, test } from 'vitest'
import * as rules from './rules.ts'
import { texts } from './support.ts'

type Rule = (file: string, text: string) => rules.Finding[]

async function judge(rule: Rule, fits: RegExp, except?: RegExp): Promise<string> {
  const files = (await texts(fits)).filter(({ file }) => !except?.test(file))
  return rules.listed(files.flatMap(({ file, text }) => rule(file, text)))
}

const source = /^(domain|ledger|language|signing|contracts|server|web|bench|tools|tests)\/.*\.(ts|tsx|mjs)$/
const golden = /\.golden\./
const aTest = /\.test\.tsx?$/
// Texts for people are lists, one line a sentence: their length is no sign of two things in one file.
const lists = /\.golden\.|\/texts\.[a-z]+\.ts$/

describe('the code is tidy', () => {
  test('no file is so long that it does two things', async () => {
    expect(await judge(rules.tooLong, source, lists)).toBe('')
  })

  test('the pure rooms ask no clock, throw no dice and know no time zone', async () => {
    expect(await judge(rules.clocksAndDice, /^(domain|ledger|language|contracts)\/.*\.ts$/, aTest)).toBe('')
  })

  test('SQL is in stores, the platform, the intake and migrations', async () => {
    const home = /\/store\.ts$|^server\/platform\/|^server\/evaluation\/intake[^/]*\.ts$|\.test\.tsx?$/
    expect(await judge(rules.sqlInTheOpen, /^(domain|ledger|language|contracts|server|web)\/.*\.tsx?$/, home)).toBe('')
  })

  test('only server/main.ts reads the environment', async () => {
    expect(await judge(rules.environmentReaders, /^(server|web)\/.*\.tsx?$/, /^server\/main\.ts$|\.test\.ts$/)).toBe('')
  })

  test('no text becomes markup or a program', async () => {
    expect(await judge(rules.markupAndCode, /^(domain|ledger|language|contracts|server|web)\/.*\.tsx?$/, aTest)).toBe(
      '',
    )
  })

  test('there is one door to the outside: nothing else in the server calls', async () => {
    const door = /^server\/platform\/outgoing\/|\.test\.ts$/
    expect(await judge(rules.outgoingCalls, /^server\/.*\.ts$/, door)).toBe('')
  })

  test('nothing is promised for later', async () => {
    expect(await judge(rules.unkeptPromises, /\.(ts|tsx|mjs|cjs|sql|css|html|md)$/, golden)).toBe('')
  })

  test('no test hides itself or the others', async () => {
    expect(await judge(rules.hiddenTests, aTest)).toBe('')
  })

  test('every test belongs to a suite', async () => {
    const suites =
      /^tsconfig\.test\.json$|^(domain|ledger|language|signing|contracts|server|web|bench|tools|tests)\/.*\.test\.tsx?$/
    const strays = (await texts(/\.(test|spec)\.[a-z]+$/)).filter(({ file }) => !suites.test(file))
    expect(strays.map(({ file }) => file)).toEqual([])
  })
})

describe('each rule sees what it is there for', () => {
  const line = (findings: rules.Finding[]) => findings.map((finding) => finding.where)

  test.each([
    ['new Date()', 1],
    ['new Date', 1],
    ['Date()', 1],
    ['Date.now()', 1],
    ['Math.random()', 1],
    ['when.getHours()', 1],
    ['when.toLocaleDateString()', 1],
    ['new Date(0)', 0],
    ['Date.UTC(2026, 0, 1)', 0],
    ['when.getUTCDate()', 0],
    ["'Date.now()' // new Date()", 0],
  ])('a clock or dice: %s', (text, count) => {
    expect(rules.clocksAndDice('domain/a.ts', text)).toHaveLength(count)
  })

  test.each([
    ["'select id from evaluation'", 1],
    [`\`insert into evaluation values ($\{one})\``, 1],
    ['sql`now()`', 1],
    ["'update evaluation set grade = 1'", 1],
    ["'select a window'", 0],
    ["'Update your browser'", 0],
  ])('SQL in the open: %s', (text, count) => {
    expect(rules.sqlInTheOpen('server/a/actions.ts', text)).toHaveLength(count)
  })

  test.each([
    ["await fetch('https://a.example.cn')", 1],
    ['globalThis.fetch(url)', 1],
    ["import { request } from 'node:https'", 1],
    ["import http from 'http'", 1],
    ["import { Agent } from 'undici'", 1],
    ["import { connect } from 'node:net'", 1],
    ["await import('node:http2')", 1],
    ["import { createServer, type Server } from 'node:http'", 0],
    ["import type { IncomingMessage } from 'node:http'", 0],
    ["import { isIP } from 'node:net'", 0],
    ['this.#fetch()', 0],
    ['await this.prefetch(1)', 0],
  ])('a call past the door: %s', (text, count) => {
    expect(rules.outgoingCalls('server/a.ts', text)).toHaveLength(count)
  })

  test('the environment by its name', () => {
    expect(line(rules.environmentReaders('server/a.ts', "import { env } from 'node:process'"))).toEqual([
      'server/a.ts:1',
    ])
    expect(rules.environmentReaders('server/a.ts', "import { env } from './config.ts'")).toEqual([])
  })

  test.each([
    ['box.innerHTML = words', 1],
    ["box.insertAdjacentHTML('beforeend', words)", 1],
    ['const box = <div dangerouslySetInnerHTML={{ __html: words }} />', 1],
    ['document.write(words)', 1],
    ['eval(words)', 1],
    ["new Function('a', words)", 1],
    ["setTimeout('act()', 5)", 1],
    ['box.textContent = words', 0],
    ['setTimeout(act, 5)', 0],
    ['evaluate(words)', 0],
    ["'innerHTML and eval(words)'", 0],
  ])('markup or a program: %s', (text, count) => {
    expect(rules.markupAndCode('web/a.tsx', text)).toHaveLength(count)
  })

  test('hidden tests', () => {
    const text = ['test', "('a', () => {})\ndescribe.each([]).", 'skip', "('b', f)\ntest.", 'only', "('c', f)"].join('')
    expect(line(rules.hiddenTests('a.test.ts', text))).toEqual(['a.test.ts:2', 'a.test.ts:3'])
    expect(rules.hiddenTests('a.test.ts', 'list.skip(1); test.skipIf(slow)()')).toEqual([])
  })

  test('a promise for later', () => {
    expect(rules.unkeptPromises('a.ts', `// ${'TO'}${'DO'} later`)).toHaveLength(1)
    expect(rules.unkeptPromises('a.ts', '// TODOS')).toEqual([])
  })

  test('a long file', () => {
    expect(rules.tooLong('server/a.ts', 'x\n'.repeat(301))).toHaveLength(1)
    expect(rules.tooLong('server/a.ts', 'x\n'.repeat(300))).toEqual([])
  })
})
