// npm run drill: the bad days of the log, gone through with the programs that an operator has. Writes docs/drills.md, which is committed.
//
//   npm run drill              all of them
//   npm run drill -- restore   only the named ones; their parts replace the old ones in docs/drills.md
//
// A drill is a module tools/drill/<name>.mjs with `title` and `run(stage)`: each step says what was seen, or throws.
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { Stage } from './drill/stage.mjs'
import { commit, machine } from './lib/machine.mjs'
import { build, install } from './lib/prepare.mjs'

const DRILLS = ['restore', 'rotate']
const REPORT = 'docs/drills.md'
const root = path.resolve(import.meta.dirname, '..')

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** What was done, step by step; a drill ends at the first step that fails. */
function partOf(name, { title, steps, failure, load, when, at }) {
  const rows = steps.map(
    ({ what, seen, seconds }, no) => `| ${no + 1} | ${cell(what)} | ${cell(seen)} | ${seconds.toFixed(1)} |`,
  )
  const total = steps.reduce((sum, { seconds }) => sum + seconds, 0)
  const outcome = failure === null ? 'passed' : `failed: ${cell(failure)}`
  return [
    `## ${title}`,
    '',
    `\`npm run drill -- ${name}\`, ${when}, commit ${at}, load average before ${load.toFixed(1)}: **${outcome}**, ${total.toFixed(0)} s.`,
    '',
    '| | step | what was seen | seconds |',
    '|---:|---|---|---:|',
    ...rows,
    '',
  ].join('\n')
}

/** The parts of drills that this run leaves alone. */
function partsKept(names, titles) {
  if (!existsSync(REPORT)) return new Map()
  const parts = readFileSync(REPORT, 'utf8')
    .split(/^(?=## )/m)
    .slice(1)
  const kept = DRILLS.filter((name) => !names.includes(name))
  return new Map(
    kept.flatMap((name) => {
      const part = parts.find((each) => each.startsWith(`## ${titles.get(name)}\n`))
      return part === undefined ? [] : [[name, part]]
    }),
  )
}

const report = (parts) =>
  [
    '# Drills',
    '',
    `Written by \`npm run drill\`: servers, witness, auditor and operator’s commands as they are started from a shell, on folders of their own. Last on: ${machine()}.`,
    '',
    ...DRILLS.flatMap((name) => (parts.has(name) ? [parts.get(name)] : [])),
  ].join('\n')

async function go(name, { title, run }) {
  const [load = 0] = loadavg()
  const [when, at] = [new Date().toISOString().slice(0, 10), commit(REPORT)]
  console.log(`— ${title}`)
  const stage = await Stage.open(root)
  let failure = null
  try {
    await run(stage)
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error)
    console.log(`✗ ${failure}`)
  } finally {
    await stage.close()
  }
  return { failed: failure !== null, part: partOf(name, { title, steps: stage.steps, failure, load, when, at }) }
}

async function main() {
  process.chdir(root)
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !DRILLS.includes(name))
  if (unknown.length > 0) {
    console.error(`no such drill: ${unknown.join(', ')}; there are ${DRILLS.join(', ')}`)
    return 2
  }
  await install(root)
  await build(root)
  const names = asked.length > 0 ? asked : DRILLS
  const drills = new Map()
  for (const name of DRILLS) drills.set(name, await import(`./drill/${name}.mjs`))
  const parts = partsKept(names, new Map([...drills].map(([name, { title }]) => [name, title])))
  let failures = 0
  for (const name of names) {
    const { failed, part } = await go(name, drills.get(name))
    if (failed) failures += 1
    parts.set(name, part)
    await writeFile(REPORT, report(parts))
  }
  console.log(`${REPORT} written; ${failures} failed`)
  return failures === 0 ? 0 : 1
}

process.exitCode = await main()
