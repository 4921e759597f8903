import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../../server/platform/postgres/lock.ts'

/** Where Linux keeps files in memory. */
const memory = '/dev/shm'
const tmpfs = 0x01021994
/** A whole run of the database suite writes less than half of it. */
const roomMin = 6_000_000_000

/**
 * A new folder for what a run of tests writes and nobody reads afterwards: in memory where the machine has room for it, else
 * among its temporary files. Hundreds of databases are copied and dropped there, and a slow disk made tests wait for it.
 * What must outlive a kill is tested elsewhere, on a disk.
 */
export async function makeFastFolder(name: string): Promise<string> {
  const isRoomy = await hasRoom()
  if (isRoomy) await removeLeftovers(name)
  return mkdtemp(join(isRoomy ? memory : tmpdir(), `${name}-${process.pid}-`))
}

async function hasRoom(): Promise<boolean> {
  const found = await statfs(memory).catch(() => undefined)
  return found?.type === tmpfs && Math.min(found.bavail * found.bsize, freemem()) > roomMin
}

/** Memory is scarcer than disk: what a run has left there that was killed goes with the next one. */
async function removeLeftovers(name: string): Promise<void> {
  for (const each of await readdir(memory)) {
    const [, pid] = each.match(new RegExp(`^${name}-(\\d+)-`)) ?? []
    if (pid === undefined || isAlive(Number(pid))) continue
    await rm(join(memory, each), { recursive: true, force: true }).catch(() => undefined)
  }
}
