import type { Wait } from './delivery.ts'
import { openDrawer } from './storage.ts'

/** Kept on the device until it is dropped. */
export const lasting = openDrawer(() => window.localStorage)
/** Kept while this window is open: what the next person at a shared device must not find. */
export const passing = openDrawer(() => window.sessionStorage)

/** 128 bits for an Idempotency-Key. `randomUUID` is younger than the browsers we serve. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Waits up to a quarter longer than asked, so that a full house is not stormed by everybody at the same second. */
export const wait: Wait = (ms, then) => {
  const timer = setTimeout(then, ms * (1 + Math.random() / 4))
  return () => clearTimeout(timer)
}

/** Calls when the network is back or the person returns to the page; answers how to stop listening. */
export function whenBack(then: () => void): () => void {
  const seen = () => {
    if (document.visibilityState === 'visible') then()
  }
  window.addEventListener('online', then)
  document.addEventListener('visibilitychange', seen)
  return () => {
    window.removeEventListener('online', then)
    document.removeEventListener('visibilitychange', seen)
  }
}

export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** Browsers inside other apps have no clipboard, but still the old command. */
function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.setAttribute('readonly', '')
  field.className = 'visually-hidden'
  document.body.append(field)
  field.select()
  try {
    return document.execCommand('copy')
  } finally {
    field.remove()
  }
}

/** Hands the person a file that never left the device. */
export function saveFile(name: string, text: string): void {
  saveBlob(name, new Blob([text], { type: 'text/plain;charset=utf-8' }))
}

/** Hands the person a file that was fetched with a key, which a link could not carry. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
