import { join } from 'node:path'
import { replaceDurably } from '../platform/durable-file.ts'
import { readIfThere } from '../platform/read-if-there.ts'

/** How far a log had come when this server last saw it. */
export interface SeenHead {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
}

/**
 * Kept beside the keys and so outside of the database: a database that was put back from a backup has forgotten what was promised since, and
 * would write another end of the same log.
 */
export interface SeenHeadFile {
  find(): SeenHead | undefined
  /** One after the other. */
  keep(head: SeenHead): Promise<void>
}

const pattern = /^(\S+) (\d{1,16}) ([0-9a-f]{64})\n$/

export function openSeenHead(keyDir: string): SeenHeadFile {
  const path = join(keyDir, 'ledger-head')
  let last: Promise<void> = Promise.resolve()
  return {
    find() {
      const text = readIfThere(path)?.toString('utf8')
      if (text === undefined) return undefined
      const [, origin, size, root] = pattern.exec(text) ?? []
      // A file that says nothing readable is no reason to trust the database alone.
      if (origin === undefined || size === undefined || root === undefined)
        throw new Error(`${path} cannot be read; see docs/operations.md, “The log”`)
      return { origin, size: Number(size), root: Buffer.from(root, 'hex') }
    },
    keep(head) {
      const kept = last.then(() => write(path, head))
      last = kept.catch(() => undefined)
      return kept
    },
  }
}

/** Nobody waits for it: a rename may take its time on a busy disk, and whoever evaluates at that moment would stand still too. */
function write(path: string, { origin, size, root }: SeenHead): Promise<void> {
  // Half a line after a power cut would stop the log. The draft has a name of its own: two servers may keep their keys in one folder.
  return replaceDurably(path, `${origin} ${size} ${root.toString('hex')}\n`, 0o600)
}
