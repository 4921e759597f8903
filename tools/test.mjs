// npm test: everything that must hold, on a fresh clone too. The last line is “N passed, N failed”.
//
//   npm test                 checks and every suite, the database suite on both databases
//   npm test -- intake       only the tests whose file name contains “intake”
//   SKIP_BROWSER=1, SKIP_SERVER_PG=1   for a machine without Chromium or a PostgreSQL server; refused when CI=true
import path from 'node:path'
import process from 'node:process'
import { runChecks } from './check.mjs'
import { debianAdvice, ensureDebianPackages } from './lib/debian.mjs'
import { build, install } from './lib/prepare.mjs'
import { runSuite } from './lib/suites.mjs'
import { closingLine, isGreen, table } from './lib/tally.mjs'

const isSet = (name) => !['', '0', 'false', undefined].includes(process.env[name])

const root = path.resolve(import.meta.dirname, '..')
const filters = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const rows = []

function passed(suite, seconds) {
  rows.push({ suite, passed: 1, failed: 0, skipped: 0, seconds, failures: [] })
}

function failed(suite, seconds, message) {
  rows.push({ suite, passed: 0, failed: 1, skipped: 0, seconds, failures: [{ where: '', title: suite, message }] })
}

function skipped(suite, database, why) {
  console.log(`– ${suite} skipped: ${why}`)
  rows.push({ suite, database, passed: 0, failed: 0, skipped: 1, seconds: 0, failures: [] })
}

/** A step of the preparation carries what its program printed. */
const messageOf = (error) =>
  error instanceof Error ? [error.message, error.output ?? ''].join('\n').trim() : String(error)

/** Does one thing that either succeeds or throws. What only prepares the tests counts when it fails. */
async function step(name, action, { counts = true } = {}) {
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  try {
    await action()
    if (counts) passed(name, seconds())
    return true
  } catch (error) {
    const message = messageOf(error)
    failed(name, seconds(), message)
    console.log(`✗ ${name}: ${message.split('\n')[0]}`)
    return false
  }
}

/** Golden files are compared by tests of their own rooms. */
async function checks() {
  console.log('\n— checks')
  for (const result of await runChecks()) {
    if (result.ok) passed(`check ${result.name}`, result.seconds)
    else failed(`check ${result.name}`, result.seconds, result.output)
  }
}

async function suite(what) {
  console.log(`\n— ${what.suite}${what.database ? ` on ${what.database}` : ''}`)
  rows.push(await runSuite({ ...what, filters }))
}

/** The suite, or a failure that says what is missing and how to go without it. */
async function suiteWith(packages, variable, what) {
  if (isSet(variable)) return skipped(what.suite, what.database, `${variable} is set`)
  const name = what.database ? `${what.suite} on ${what.database}` : what.suite
  const there = await step(
    name,
    async () => {
      const { missing } = await ensureDebianPackages(packages)
      if (missing.length > 0) throw new Error(`${debianAdvice(missing)}; ${variable}=1 goes without`)
    },
    { counts: false },
  )
  return there && suite(what)
}

async function everything() {
  if (isSet('CI') && (isSet('SKIP_BROWSER') || isSet('SKIP_SERVER_PG'))) {
    return failed('settings', 0, 'SKIP_BROWSER and SKIP_SERVER_PG are for a desk: with CI set everything runs')
  }
  // Whether a change is green must not hang on dice: in CI they fall the same in every run, at a desk and at night otherwise.
  if (isSet('CI')) process.env.FUZZ_SEED ??= '20261123'
  if (!(await step('install', () => install(root), { counts: false }))) return
  await step('build', () => build(root), { counts: false })
  if (filters.length === 0) await checks()
  await suite({ suite: 'pure' })
  // The fuzz of every operation runs longer by hand: FUZZ_RUNS=3000 npm test -- fuzz
  const fuzz = { FUZZ_RUNS: process.env.FUZZ_RUNS ?? '6' }
  await suite({ suite: 'database', database: 'embedded', env: fuzz })
  await suiteWith(['postgresql'], 'SKIP_SERVER_PG', {
    suite: 'database',
    database: 'system',
    env: { FUZZ_RUNS: '2' },
  })
  await suiteWith(['chromium', 'chromium-headless-shell', 'fonts-noto-cjk'], 'SKIP_BROWSER', { suite: 'browser' })
}

function printFailures() {
  const bad = rows.flatMap((row) => row.failures.map((failure) => ({ ...failure, row })))
  if (bad.length === 0) return
  console.log('\n— failures')
  for (const { row, where, title, message } of bad) {
    const suiteName = row.database ? `${row.suite} on ${row.database}` : row.suite
    const lines = message.split('\n').filter((line) => line.trim() !== '' && !line.includes('/node_modules/'))
    console.log(`✗ ${[suiteName, where, title].filter((part) => part !== '').join('  ')}`)
    for (const line of lines.slice(0, 12)) console.log(`    ${line}`)
  }
}

process.chdir(root)
await everything().catch((error) => failed('npm test', 0, error instanceof Error ? (error.stack ?? '') : String(error)))
// With a filter a suite may be empty, but not every one of them.
if (!rows.some((row) => row.passed + row.failed > 0)) failed('filter', 0, `no test file fits ${filters.join(' ')}`)
printFailures()
console.log(`\n${table(rows)}\n\n${closingLine(rows)}`)
process.exitCode = isGreen(rows) ? 0 : 1
