import type { Problem } from '../../contracts/problem.ts'
import { type Answer, toProblemOf, toUrl } from '../shared/call.ts'
import { credentialsOf, type Who } from './who.ts'

export type Seen = Answer<'seeImport'>
export type ImportMode = Seen['mode']
export type ImportState = Seen['state']

export interface Wish {
  readonly kind: Seen['kind']
  readonly mode: ImportMode
  readonly file: File
  readonly who: Who
  /** Stays the same while one upload is tried again: the same file is then the same import. */
  readonly idempotencyKey: string
}

/** What became of an upload. `GONE`: the file cannot be read any more; `OFFLINE`: nobody knows, so it is tried again. */
export type Uploaded =
  | { readonly kind: 'TAKEN'; readonly id: string }
  | { readonly kind: 'REFUSED'; readonly problem: Problem }
  | { readonly kind: 'OFFLINE' }
  | { readonly kind: 'GONE' }

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const

/** By its name: what browsers think of the type of a CSV differs from computer to computer. */
export function mediaTypeOf(file: File): string | undefined {
  const ending = /\.(xlsx|csv)$/i.exec(file.name)?.[1]?.toLowerCase()
  return ending === undefined ? undefined : mediaTypes[ending as keyof typeof mediaTypes]
}

/** Sends the file as it is. By the older interface, because `fetch` does not tell how much has been sent. */
export async function upload(wish: Wish, told: (percent: number) => void): Promise<Uploaded> {
  if (!(await isReadable(wish.file))) return { kind: 'GONE' }
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', toUrl('startImport', { kind: wish.kind, mode: wish.mode }))
    request.setRequestHeader('content-type', mediaTypeOf(wish.file) ?? '')
    for (const [name, value] of Object.entries(credentialsOf(wish.who).headers)) request.setRequestHeader(name, value)
    request.setRequestHeader('idempotency-key', wish.idempotencyKey)
    request.upload.onprogress = ({ loaded, total }) => told(total === 0 ? 0 : Math.floor((100 * loaded) / total))
    request.onload = () => resolve(toUploaded(request.status, request.responseText))
    request.onerror = () => resolve({ kind: 'OFFLINE' })
    request.send(wish.file)
  })
}

function toUploaded(status: number, text: string): Uploaded {
  if (status === 200 || status === 202) return { kind: 'TAKEN', id: (JSON.parse(text) as { id: string }).id }
  const problem = toProblemOf(status, text)
  return problem.code === 'BUSY' ? { kind: 'OFFLINE' } : { kind: 'REFUSED', problem }
}

/** A file that was changed after it was chosen can no longer be read; an upload of it would look like a lost connection. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer()
    return true
  } catch {
    return false
  }
}

/** The bad rows as a file; undefined where they could not be fetched. */
export async function fetchBadRows(id: string, who: Who): Promise<Blob | undefined> {
  try {
    const response = await fetch(toUrl('renderBadRows', { id }), { ...credentialsOf(who), cache: 'no-store' })
    return response.ok ? await response.blob() : undefined
  } catch {
    return undefined
  }
}
