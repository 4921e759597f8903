import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceDurably } from '../durable-file.ts'
import { canEnter, isRoot, type RunAs, userFor } from './user.ts'

/** Where databases and copied programs go when DATA_DIR lies below a folder that only root may enter. */
export const OUTSIDE = '/var/lib/yiping'

/** Passwords of the three roles; they never leave this file except into connection URLs. */
export interface Secrets {
  readonly super: string
  readonly owner: string
  readonly server: string
}

/** What the next start has to know again. `outside` names a folder below OUTSIDE. */
interface State {
  readonly port?: number
  readonly outside?: string
}

export interface Home {
  /** PostgreSQL’s data directory; it may not exist yet, its parent does. */
  readonly cluster: string
  /** Set when the directory lies outside DATA_DIR: the folder to lock beside DATA_DIR. */
  readonly outside: string | null
  readonly user: RunAs
}

export async function findHome(dataDir: string): Promise<Home> {
  const { outside } = await readState(dataDir)
  if (outside !== undefined) return outsideHome(dataDir, outside)
  const cluster = join(dataDir, 'postgres')
  const user = await userFor(cluster)
  if (await canEnter(dataDir, user)) return { cluster, outside: null, user }
  if (await exists(cluster)) {
    throw new Error(
      `${cluster} can no longer be reached by its owner (uid ${user?.uid}): a folder above it lost its x permission.`,
    )
  }
  const id = randomBytes(8).toString('hex')
  await writeState(dataDir, { outside: id })
  return outsideHome(dataDir, id)
}

async function outsideHome(dataDir: string, id: string): Promise<Home> {
  if (!isRoot()) throw new Error(`The database of ${dataDir} was made by root in ${OUTSIDE}/${id}: start it as root.`)
  if (!/^[0-9a-f]{16}$/.test(id)) throw new Error(`${stateFile(dataDir)} names no folder below ${OUTSIDE}`)
  const folder = join(OUTSIDE, id)
  await mkdir(folder, { recursive: true })
  // A strict umask would shut out the very user this folder is for.
  for (const path of [OUTSIDE, folder]) await chmod(path, 0o755)
  await writeFile(join(folder, 'belongs-to.txt'), `${dataDir}\n`)
  const cluster = join(folder, 'postgres')
  return { cluster, outside: folder, user: await userFor(cluster) }
}

/** An empty directory that belongs to the user who runs PostgreSQL. */
export async function makeDirectory(path: string, user: RunAs): Promise<void> {
  await rm(path, { recursive: true, force: true })
  await mkdir(path, { mode: 0o700 })
  if (user !== null) await chown(path, user.uid, user.gid)
}

/** The passwords, made on the first start; written to disk before any database exists that would need them. */
export async function findOrMakeSecrets(dataDir: string, hasCluster: boolean): Promise<Secrets> {
  const file = join(dataDir, 'postgres-secrets.json')
  const text = await readFile(file, 'utf8').catch(ignoreMissing)
  if (text !== null) return JSON.parse(text) as Secrets
  if (hasCluster) {
    throw new Error(`${file} is missing, but its database exists. Restore the file; without it nobody can log in.`)
  }
  const password = () => randomBytes(24).toString('base64url')
  const secrets = { super: password(), owner: password(), server: password() }
  await replaceDurably(file, JSON.stringify(secrets), 0o600)
  return secrets
}

const stateFile = (dataDir: string): string => join(dataDir, 'postgres.json')

export async function readState(dataDir: string): Promise<State> {
  const text = await readFile(stateFile(dataDir), 'utf8').catch(ignoreMissing)
  return text === null ? {} : (JSON.parse(text) as State)
}

export async function writeState(dataDir: string, change: State): Promise<void> {
  await replaceDurably(stateFile(dataDir), JSON.stringify({ ...(await readState(dataDir)), ...change }), 0o644)
}

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(ignoreMissing)) !== null
}

export function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code !== 'ENOENT') throw error
  return null
}
