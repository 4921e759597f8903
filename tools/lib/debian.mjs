// Debian packages that only checks need: a browser, Chinese fonts, a second PostgreSQL.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const OLDEST_POSTGRESQL = 15

/**
 * Sees to it that the Debian packages are there: installs them as root, else answers which are missing.
 * “postgresql” is content with any server from version 15 on. Throws when an installation fails.
 */
export async function ensureDebianPackages(names, { print = console.log } = {}) {
  const missing = await missingOf(names)
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return { missing }
  print(`apt-get install ${missing.join(' ')}`)
  const hasServer = missing.some((name) => name.startsWith('postgresql'))
  await (hasServer ? withoutCluster(() => installPackages(missing)) : installPackages(missing))
  return { missing: await missingOf(names) }
}

/** What a person without root has to be told. */
export const debianAdvice = (missing) =>
  `missing: ${missing.join(', ')} (as root: apt-get install ${missing.join(' ')})`

async function missingOf(names) {
  const found = await Promise.all(names.map(isInstalled))
  return names.filter((_, index) => !found[index])
}

async function isInstalled(name) {
  if (name === 'postgresql') return hasPostgresql()
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query fills this in
  const answer = await run('dpkg-query', ['-W', '-f=${db:Status-Status}', name]).catch(() => null)
  return answer?.stdout === 'installed'
}

async function hasPostgresql() {
  const folder = '/usr/lib/postgresql'
  const majors = await readdir(folder).catch(() => [])
  return majors.some(
    (major) => Number(major) >= OLDEST_POSTGRESQL && existsSync(path.join(folder, major, 'bin/initdb')),
  )
}

async function installPackages(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' }
  const wait = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3']
  const keepTheirs = ['-o', 'Dpkg::Options::=--force-confold']
  const options = { env, maxBuffer: 64_000_000 }
  await run('apt-get', [...wait, '-q', 'update'], options)
  await run('apt-get', [...wait, ...keepTheirs, '-q', '-y', 'install', '--no-install-recommends', ...names], options)
}

/**
 * Debian’s package makes a cluster of its own and starts it on port 5432 when first installed. A drop-in forbids that
 * while we install and is removed afterwards, so that the machine’s own settings stay as they were.
 */
async function withoutCluster(work) {
  const folder = '/etc/postgresql-common/createcluster.d'
  const dropIn = path.join(folder, 'yiping-while-installing.conf')
  const isNew = !existsSync(folder)
  await mkdir(folder, { recursive: true })
  await writeFile(dropIn, 'create_main_cluster = false\n')
  try {
    await work()
  } finally {
    await rm(dropIn, { force: true })
    if (isNew) await rmdir(folder).catch(() => {})
  }
}
