// npm run check: types, promises, style, floors, truth, unused. Every check of the source that needs neither database nor browser.
//
//   node tools/check.mjs [--fix] [types|promises|style|floors|truth|unused …]
import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

const ROOMS = ['domain', 'ledger', 'language', 'signing', 'contracts', 'server', 'web', 'bench', 'tools', 'tests']
const SOURCE = /\.(ts|tsx|mts|mjs|cjs|js)$/
const NOT_OURS = new Set(['node_modules', 'build', 'data', 'coverage', 'dist'])

/** Runs a program of node_modules with this very Node; resolves with its exit code and what it printed. */
function run(script, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join('node_modules', script), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    })
    const out = []
    const err = []
    child.stdout.on('data', (chunk) => out.push(chunk))
    child.stderr.on('data', (chunk) => err.push(chunk))
    child.on('error', (error) => resolve({ code: 1, stdout: '', stderr: String(error) }))
    child.on('close', (code, signal) => {
      const stderr = Buffer.concat(err).toString() + (signal ? `\nended by ${signal}` : '')
      resolve({ code: code ?? 1, stdout: Buffer.concat(out).toString(), stderr })
    })
  })
}

async function simple(script, args) {
  const { code, stdout, stderr } = await run(script, args)
  return { ok: code === 0, output: `${stdout}${stderr}`.trim() }
}

async function filesUnder(folder) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const nested = entries.map((entry) => {
    const name = `${folder}/${entry.name}`
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : filesUnder(name)
    return SOURCE.test(entry.name) ? [name] : []
  })
  return (await Promise.all(nested)).flat()
}

/** With a TypeScript it does not know, dependency-cruiser reads no .ts file and finds nothing wrong: count what it read. */
function notCruised(files, modules) {
  const cruised = new Set(modules.map((module) => module.source))
  return files.filter((file) => !cruised.has(file))
}

function describe(violation, rules) {
  const comment = rules.find((rule) => rule.name === violation.rule.name)?.comment ?? ''
  const way = violation.cycle?.map((step) => step.name).join(' → ') ?? violation.to
  return `${violation.from} → ${way}\n  ${violation.rule.name}: ${comment}`
}

async function floors() {
  const rooms = (
    await Promise.all(ROOMS.map(async (room) => ((await filesUnder(room)).length > 0 ? [room] : [])))
  ).flat()
  const files = (await Promise.all(rooms.map(filesUnder))).flat()
  if (files.length === 0) return { ok: false, output: 'no source file found' }
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', '--no-progress', ...rooms]
  const { stdout, stderr } = await run('dependency-cruiser/bin/dependency-cruise.mjs', args)
  let report
  try {
    report = JSON.parse(stdout)
  } catch {
    return { ok: false, output: `dependency-cruiser gave no report\n${stdout}${stderr}`.trim() }
  }
  const missed = notCruised(files, report.modules)
  const problems = report.summary.violations.map((violation) =>
    describe(violation, report.summary.ruleSetUsed.forbidden),
  )
  if (missed.length > 0) {
    problems.push(
      `${missed.length} of ${files.length} source files were not cruised: ${missed.slice(0, 5).join(', ')} …`,
    )
  }
  const note = `${files.length - missed.length} of ${files.length} source files cruised`
  return { ok: problems.length === 0, output: problems.join('\n'), note }
}

// What was planted in the trial city is for judging, not for knowing: whoever serves or analyses must find it in the facts.
const BLIND = /^(domain|ledger|language|contracts|server|web)[/]/
const TRUTH = /trial-truth|tools[/]city/

/** No source of the rooms that serve or analyse names the truth file or the simulator; dependency-cruiser sees imports only. */
async function truth() {
  const files = (await Promise.all(ROOMS.map(filesUnder))).flat().filter((file) => BLIND.test(file))
  const texts = await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')]))
  const found = texts.flatMap(([file, text]) =>
    text.split('\n').flatMap((line, at) => (TRUTH.test(line) ? [`${file}:${at + 1}  ${line.trim()}`] : [])),
  )
  const advice = 'the trial city’s truth may not be read here: what it plants has to be found in the facts'
  return { ok: found.length === 0, output: [...found, advice].join('\n'), note: `${files.length} files` }
}

const biome = (fix) =>
  fix
    ? [
        'check',
        '--write',
        '--colors=off',
        '--error-on-warnings',
        '--diagnostic-level=warn',
        '--max-diagnostics=100',
        '.',
      ]
    : ['ci', '--colors=off', '--error-on-warnings', '--diagnostic-level=warn', '--max-diagnostics=100', '.']

const CHECKS = [
  {
    name: 'types',
    tool: 'tsc',
    run: () => simple('typescript-native/bin/tsc', ['-b', 'tsconfig.json', '--pretty', 'false']),
  },
  // Biome’s rule does not resolve every type that a package declares: it overlooks `pool.query(…)` and sql`…`.execute(db), the two that lose data.
  { name: 'promises', tool: 'oxlint', run: () => simple('oxlint/bin/oxlint', ['--type-aware', ...ROOMS]) },
  { name: 'style', tool: 'biome', run: (fix) => simple('@biomejs/biome/bin/biome', biome(fix)) },
  { name: 'floors', tool: 'dependency-cruiser', run: floors },
  { name: 'truth', tool: 'grep', run: truth },
  { name: 'unused', tool: 'knip', run: () => simple('knip/bin/knip.js', ['--no-progress', '--no-config-hints']) },
]

async function runOne(check, { fix, print }) {
  const started = performance.now()
  const result = await check.run(fix)
  const seconds = (performance.now() - started) / 1000
  const note = result.note ? `, ${result.note}` : ''
  print(`${result.ok ? '✓' : '✗'} ${check.name} (${check.tool}) ${seconds.toFixed(1)} s${note}`)
  if (!result.ok) print(result.output.replaceAll(/^/gm, '    '))
  return { name: check.name, ok: result.ok, seconds, output: result.output }
}

/** Runs the named checks (all, when none is named), as many at once as there are processors. */
export async function runChecks({ names = [], fix = false, print = console.log } = {}) {
  const queue = CHECKS.filter((check) => names.length === 0 || names.includes(check.name))
  if (fix) queue.sort((a, b) => Number(b.name === 'style') - Number(a.name === 'style'))
  const results = []
  const worker = async () => {
    for (let check = queue.shift(); check; check = queue.shift()) results.push(await runOne(check, { fix, print }))
  }
  // A fix rewrites files under the other checks’ eyes: then style first and one after the other.
  await Promise.all(Array.from({ length: fix ? 1 : Math.max(2, availableParallelism()) }, worker))
  return results
}

async function main() {
  const names = process.argv.slice(2).filter((word) => !word.startsWith('-'))
  const unknown = names.filter((name) => !CHECKS.some((check) => check.name === name))
  if (unknown.length > 0) {
    console.error(`no such check: ${unknown.join(', ')}; there are ${CHECKS.map((check) => check.name).join(', ')}`)
    return 2
  }
  const results = await runChecks({ names, fix: process.argv.includes('--fix') })
  const failed = results.filter((result) => !result.ok)
  if (failed.length > 0) console.log(`failed: ${failed.map((result) => result.name).join(', ')}`)
  return failed.length === 0 ? 0 : 1
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await main()
