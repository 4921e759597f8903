import { randomBytes } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readIfThere } from '../platform/read-if-there.ts'
import type { SealHead } from './store.ts'

/**
 * The last seal that this server has seen, kept beside the keys and so outside of the database: without it nobody could tell a
 * chain whose end was cut off from one that ended there.
 */
export interface HeadFile {
  find(): SealHead | undefined
  keep(head: SealHead): void
}

export const auditHeadFileIn = (keyDir: string): string => join(keyDir, 'audit-head')

const pattern = /^([1-9]\d{0,15}) ([0-9a-f]{64})\n$/

export function openHeadFile(path: string): HeadFile {
  return {
    find() {
      const text = readIfThere(path)?.toString('utf8')
      if (text === undefined) return undefined
      const [, no, hash] = pattern.exec(text) ?? []
      // A file that says nothing readable is no reason to trust the database alone.
      if (no === undefined || hash === undefined)
        throw new Error(`${path} cannot be read; see docs/operations.md, “Audit”`)
      return { no: Number(no), hash: Buffer.from(hash, 'hex') }
    },
    keep({ no, hash }) {
      // Not the process’s number: every container has a first process, and two servers may keep their keys in one folder.
      const draft = `${path}.${randomBytes(6).toString('hex')}`
      writeFileSync(draft, `${no} ${hash.toString('hex')}\n`, { mode: 0o600 })
      renameSync(draft, path)
    },
  }
}
