import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

const notOurs = new Set(['node_modules', 'build', 'data', 'coverage', 'dist', '.git', '.cache'])

/** Every file of the repository as a path from its root, found without git so that an unpacked archive is judged too. */
export async function repositoryFiles(folder = ''): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true })
  const nested = entries
    .filter((entry) => !notOurs.has(entry.name) && !entry.name.endsWith('.log'))
    .map((entry) => {
      const name = path.posix.join(folder, entry.name)
      return entry.isDirectory() ? repositoryFiles(name) : entry.isFile() ? [name] : []
    })
  return (await Promise.all(nested)).flat().sort()
}

const kept = new Map<string, Promise<string>>()

/** The text of a file, read once: nothing writes into the repository while it is judged. */
export function read(file: string): Promise<string> {
  const text = kept.get(file) ?? readFile(path.join(root, file), 'utf8')
  kept.set(file, text)
  return text
}

/** The files whose name fits, each with its text. */
export async function texts(fits: RegExp): Promise<{ file: string; text: string }[]> {
  const files = (await repositoryFiles()).filter((file) => fits.test(file))
  return Promise.all(files.map(async (file) => ({ file, text: await read(file) })))
}

/** Runs one check of `npm run check` in a folder; a failing check is an answer here, not an exception. */
export function check(folder: string, name: string): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['tools/check.mjs', name],
      { cwd: folder, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => resolve({ ok: error === null, output: stdout + stderr }),
    )
  })
}

/** A throw-away copy of the repository outside of it, in which a test may break what it likes. */
export async function withCopy<T>(planted: Record<string, string>, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yiping-house-'))
  try {
    for (const entry of await readdir(root)) {
      if (!notOurs.has(entry)) await cp(path.join(root, entry), path.join(folder, entry), { recursive: true })
    }
    await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
    for (const [file, text] of Object.entries(planted)) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
      await writeFile(path.join(folder, file), text)
    }
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
