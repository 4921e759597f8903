// npm run nightly: the suites that take too long for every change. Writes docs/nightly.md, which is committed.
//
//   npm run nightly                 every suite
//   npm run nightly -- node-22      only the named ones; their lines replace the old ones in docs/nightly.md
//
// A suite is a module tools/nightly/<name>.mjs with `title` and `run({ root, print })`, which resolves with lines
// { what, ok, result, seconds }. A suite that throws is a failed line; one that is missing is a line that says so.
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { commit, machine } from './lib/machine.mjs'
import { install } from './lib/prepare.mjs'

const SUITES = [
  'kills',
  'board',
  'city',
  'debian',
  'whole',
  'node-22',
  'node-24',
  'imports',
  'handling',
  'log',
  'log-kills',
  'simulated-cities',
  'scores',
  'comments',
]
const REPORT = 'docs/nightly.md'
const root = path.resolve(import.meta.dirname, '..')

async function linesOf(name, print) {
  const file = path.join(root, 'tools/nightly', `${name}.mjs`)
  if (!existsSync(file)) return [{ what: name, ok: false, result: 'not written yet', seconds: 0 }]
  const started = performance.now()
  try {
    const suite = await import(file)
    print(`— ${suite.title}`)
    return await suite.run({ root, print })
  } catch (error) {
    const result = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return [{ what: name, ok: false, result, seconds: (performance.now() - started) / 1000 }]
  }
}

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const toRow = ({ what, ok, result, seconds }, suite, when, at) =>
  `| ${[suite, cell(what), ok ? 'passed' : 'failed', cell(result), seconds.toFixed(0), when, at].join(' | ')} |`

/** The rows of suites that this run leaves alone, each with the date and commit it was measured at. */
function rowsKept(names) {
  if (!existsSync(REPORT)) return []
  const rows = readFileSync(REPORT, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
  return rows.filter((line) => SUITES.some((name) => line.startsWith(`| ${name} |`) && !names.includes(name)))
}

function report(rows, when, at) {
  const order = (row) => SUITES.findIndex((name) => row.startsWith(`| ${name} |`))
  return [
    '# Nightly',
    '',
    `Written by \`npm run nightly\`, last on ${when} at commit ${at}.`,
    '',
    `Machine: ${machine()}.`,
    '',
    '| suite | what | outcome | result | seconds | date | commit |',
    '|---|---|---|---|---:|---|---|',
    ...rows.toSorted((a, b) => order(a) - order(b)),
    '',
  ].join('\n')
}

async function main() {
  process.chdir(root)
  const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'))
  const unknown = asked.filter((name) => !SUITES.includes(name))
  if (unknown.length > 0) {
    console.error(`no such suite: ${unknown.join(', ')}; there are ${SUITES.join(', ')}`)
    return 2
  }
  await install(root)
  const names = asked.length > 0 ? asked : SUITES
  const when = new Date().toISOString().slice(0, 10)
  const at = commit(REPORT)
  const rows = rowsKept(names)
  let failed = 0
  for (const name of names) {
    for (const line of await linesOf(name, console.log)) {
      if (!line.ok) failed += 1
      console.log(`${line.ok ? '✓' : '✗'} ${line.what}: ${line.result}`)
      rows.push(toRow(line, name, when, at))
    }
    // After every suite, so that a night that ends early leaves what it measured.
    await writeFile(REPORT, report(rows, when, at))
  }
  console.log(`${REPORT} written; ${failed} failed`)
  return failed === 0 ? 0 : 1
}

process.exitCode = await main()
