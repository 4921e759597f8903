import { fieldDatabase } from '../shared/field-store.ts'
import { answerOf, endOf } from '../shared/indexed.ts'
import type { OwnVisits } from './api.ts'
import { type Draft, filesOf } from './draft.ts'
import { newSealingKey, type Sealer, sealerOf } from './seal.ts'

/** Where somebody is sent, as it was told last, and to whom. */
export interface Known {
  readonly username: string
  readonly visits: OwnVisits
  /** By the clock of the phone; the list tells when by that of the platform. */
  readonly fetchedAt?: number | undefined
}

interface SealedPhoto {
  readonly visitId: string
  readonly sealed: ArrayBuffer
}

/**
 * Everything that lies on the phone, in IndexedDB, sealed but for ids that say nothing. Each method keeps the whole of what it is told or
 * nothing, also when the phone goes out in the middle.
 */
export class FieldStore {
  readonly #db: IDBDatabase
  readonly #sealer: Sealer
  /** Sealing takes a moment: what is written later must not be kept before. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(db: IDBDatabase, sealer: Sealer) {
    this.#db = db
    this.#sealer = sealer
  }

  async findKnown(): Promise<Known | undefined> {
    return this.#find<Known>('known', 'visits')
  }

  async keepKnown(known: Known): Promise<void> {
    await this.#keep('known', 'visits', known)
  }

  async findDraft(visitId: string): Promise<Draft | undefined> {
    return this.#find<Draft>('drafts', visitId)
  }

  keepDraft(draft: Draft): Promise<void> {
    return this.#inOrder(() => this.#keep('drafts', draft.visitId, draft))
  }

  async draftIds(): Promise<readonly string[]> {
    return (await answerOf(this.#db.transaction('drafts').objectStore('drafts').getAllKeys())) as string[]
  }

  /** With everything that was photographed for it. */
  dropDraft(visitId: string): Promise<void> {
    return this.#inOrder(() => this.#dropDraft(visitId))
  }

  async #dropDraft(visitId: string): Promise<void> {
    const tx = this.#db.transaction(['drafts', 'photos'], 'readwrite', { durability: 'strict' })
    tx.objectStore('drafts').delete(visitId)
    const photos = tx.objectStore('photos')
    for (const key of await answerOf(photos.index('visit').getAllKeys(visitId))) photos.delete(key)
    await endOf(tx)
  }

  /** A photo and the draft that has it: both or neither. */
  keepPhoto(draft: Draft, photoId: string, bytes: Uint8Array): Promise<void> {
    return this.#inOrder(() => this.#keepPhoto(draft, photoId, bytes))
  }

  async #keepPhoto(draft: Draft, photoId: string, bytes: Uint8Array): Promise<void> {
    const { visitId } = draft
    const sealed = await this.#sealer.seal(`photos|${photoId}`, bytes)
    const told = await this.#seal('drafts', visitId, draft)
    const tx = this.#db.transaction(['drafts', 'photos'], 'readwrite', { durability: 'strict' })
    tx.objectStore('photos').put({ visitId, sealed } satisfies SealedPhoto, photoId)
    tx.objectStore('drafts').put(told, visitId)
    await endOf(tx)
  }

  async findPhoto(photoId: string): Promise<Uint8Array | undefined> {
    const tx = this.#db.transaction('photos')
    const kept = (await answerOf(tx.objectStore('photos').get(photoId))) as SealedPhoto | undefined
    return kept === undefined ? undefined : this.#sealer.open(`photos|${photoId}`, kept.sealed)
  }

  /** Photos that no draft has any more. */
  async dropStrayPhotos(draft: Draft): Promise<void> {
    const held = filesOf(draft).map(({ photoId }) => photoId)
    const tx = this.#db.transaction('photos', 'readwrite')
    const photos = tx.objectStore('photos')
    for (const key of (await answerOf(photos.index('visit').getAllKeys(draft.visitId))) as string[])
      if (!held.includes(key)) photos.delete(key)
    await endOf(tx)
  }

  close(): void {
    this.#db.close()
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work)
    this.#last = done.catch(() => undefined)
    return done
  }

  #seal(name: string, key: string, value: unknown): Promise<ArrayBuffer> {
    return this.#sealer.seal(`${name}|${key}`, new TextEncoder().encode(JSON.stringify(value)))
  }

  async #find<T>(name: 'known' | 'drafts', key: string): Promise<T | undefined> {
    const sealed = (await answerOf(this.#db.transaction(name).objectStore(name).get(key))) as ArrayBuffer | undefined
    if (sealed === undefined) return undefined
    const opened = await this.#sealer.open(`${name}|${key}`, sealed)
    return JSON.parse(new TextDecoder().decode(opened)) as T
  }

  async #keep(name: 'known' | 'drafts', key: string, value: unknown): Promise<void> {
    const sealed = await this.#seal(name, key, value)
    const tx = this.#db.transaction(name, 'readwrite', { durability: 'strict' })
    tx.objectStore(name).put(sealed, key)
    await endOf(tx)
  }
}

/** @param wiped told where another page of the browser lets all of it go: at sign-out from the console */
export async function openFieldStore(wiped: () => void): Promise<FieldStore> {
  const request = indexedDB.open(fieldDatabase, 1)
  request.onupgradeneeded = () => {
    for (const name of ['keys', 'known', 'drafts', 'photos']) request.result.createObjectStore(name)
    request.transaction?.objectStore('photos').createIndex('visit', 'visitId')
  }
  const db = await answerOf(request)
  db.onversionchange = () => {
    db.close()
    wiped()
  }
  return new FieldStore(db, sealerOf(await findKey(db)))
}

async function findKey(db: IDBDatabase): Promise<CryptoKey> {
  const before = (await answerOf(db.transaction('keys').objectStore('keys').get('own'))) as CryptoKey | undefined
  if (before !== undefined) return before
  const key = await newSealingKey()
  const tx = db.transaction('keys', 'readwrite', { durability: 'strict' })
  tx.objectStore('keys').put(key, 'own')
  await endOf(tx)
  return key
}
