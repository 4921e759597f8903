import { realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The user that PostgreSQL runs as; null means oneself. PostgreSQL refuses to run as root. */
export type RunAs = { readonly uid: number; readonly gid: number } | null

/** `nobody` on every Linux; using the number spares a useradd. */
const NOBODY = { uid: 65534, gid: 65534 } as const

export const isRoot = (): boolean => process.getuid?.() === 0

/** Root hands an existing directory back to whoever made it; a new one goes to `nobody`. */
export async function userFor(directory: string): Promise<RunAs> {
  if (!isRoot()) return null
  const found = await stat(directory).catch(() => null)
  return found !== null && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : NOBODY
}

const READ_AND_ENTER = 0o5
const ENTER = 0o1

/** Whether that user may pass through every folder above `path` and read (and enter or execute) `path` itself. */
export async function canRead(path: string, user: RunAs): Promise<boolean> {
  return (await allows(path, user, READ_AND_ENTER)) && canEnter(dirname(await realpath(path)), user)
}

/** Whether that user may pass through `path` and every folder above it. */
export async function canEnter(path: string, user: RunAs): Promise<boolean> {
  if (user === null) return true
  for (let folder = await realpath(path); ; folder = dirname(folder)) {
    if (!(await allows(folder, user, ENTER))) return false
    if (folder === dirname(folder)) return true
  }
}

async function allows(path: string, user: RunAs, wanted: number): Promise<boolean> {
  if (user === null) return true
  const { mode, uid, gid } = await stat(path)
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
  return ((mode >> shift) & wanted) === wanted
}
