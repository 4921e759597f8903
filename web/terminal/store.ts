import { answerOf, endOf } from '../shared/indexed.ts'
import type { TerminalView } from './api.ts'
import type { SignedEntry } from './keys.ts'
import type { OfferedService } from './offers.ts'

/** Who this terminal is. The key pair lies here as it was made: its private half cannot be read out. */
export interface Identity {
  readonly deviceId: string
  readonly deviceToken: string
  readonly keys: CryptoKeyPair
}

/** A service that is known, and whether somebody has answered about it here. */
export interface KnownService extends OfferedService {
  readonly isAnswered: boolean
  readonly isShown: boolean
}

/** What has been tapped and not numbered yet. Sealed already: what was tapped can be read nowhere, and by nobody here. */
export interface Draft {
  readonly sealed: string
  readonly at: number
  readonly atBy: SignedEntry['atBy']
}

/** Where the chain of this terminal ends. */
interface Head {
  readonly sequence: number
  readonly hash: string
}

/** An evaluation of an earlier pairing of this device that has not been handed in: signed with the key of that one. */
export interface LeftEntry {
  readonly deviceId: string
  readonly sequence: number
  /** Hall and window, as they are called: whoever looks after the device must know where it belongs. */
  readonly place: string
  readonly entry: SignedEntry
}

/** What a pairing begins with. */
export interface Beginning {
  readonly identity: Identity
  readonly terminal: TerminalView
  readonly head: Head
  readonly clockOffsetMs: number
}

interface Known {
  readonly identity: Identity
  readonly terminal: TerminalView
  readonly head: Head
  readonly draft: Draft
  /** Our clock minus the device's, as of the last contact. */
  readonly clockOffsetMs: number
  readonly lastEventId: string
}

type KnownName = keyof Known

/**
 * Everything a terminal keeps, in IndexedDB. Each method is one transaction: it is kept as a whole or not at all, also when the
 * power goes in the middle.
 */
export class TerminalStore {
  readonly #db: IDBDatabase

  constructor(db: IDBDatabase) {
    this.#db = db
  }

  async find<Name extends KnownName>(name: Name): Promise<Known[Name] | undefined> {
    const tx = this.#db.transaction('known')
    return (await answerOf(tx.objectStore('known').get(name))) as Known[Name] | undefined
  }

  async keep<Name extends KnownName>(name: Name, value: Known[Name]): Promise<void> {
    const tx = this.#write('known')
    tx.objectStore('known').put(value, name)
    await endOf(tx)
  }

  /**
   * A device that was paired anew begins a chain of its own. What an earlier pairing has not handed in stays, and what has been asked
   * at the same window is not asked again.
   */
  async begin(beginning: Beginning): Promise<void> {
    const tx = this.#write('known', 'queue', 'services', 'left')
    const [known, queue, left] = [tx.objectStore('known'), tx.objectStore('queue'), tx.objectStore('left')]
    const identity = (await answerOf(known.get('identity'))) as Identity | undefined
    const before = (await answerOf(known.get('terminal'))) as TerminalView | undefined
    if (identity !== undefined && before !== undefined) {
      const { deviceId } = identity
      const place = `${before.hallName} · ${before.windowName}`
      for (const entry of (await answerOf(queue.getAll())) as SignedEntry[])
        left.put({ deviceId, sequence: entry.sequence, place, entry } satisfies LeftEntry)
    }
    if (!isSamePlace(before, beginning.terminal)) tx.objectStore('services').clear()
    known.clear()
    queue.clear()
    for (const [name, value] of Object.entries(beginning)) known.put(value, name)
    await endOf(tx)
  }

  /** Of earlier pairings, each in the order of its numbers. */
  async left(): Promise<readonly LeftEntry[]> {
    return (await answerOf(this.#db.transaction('left').objectStore('left').getAll())) as LeftEntry[]
  }

  async dropLeft(deviceId: string, sequences: readonly number[]): Promise<void> {
    const tx = this.#write('left')
    for (const sequence of sequences) tx.objectStore('left').delete([deviceId, sequence])
    await endOf(tx)
  }

  /** Everything that was tapped here and has not been handed in, of this pairing and of earlier ones. */
  async keptCount(): Promise<number> {
    const draft = await this.find('draft')
    return (await this.queueLength()) + (await this.left()).length + (draft === undefined ? 0 : 1)
  }

  async services(): Promise<readonly KnownService[]> {
    const tx = this.#db.transaction('services')
    return (await answerOf(tx.objectStore('services').getAll())) as KnownService[]
  }

  /** Adds a service; one that is known keeps what has happened to it here. */
  async addService(service: OfferedService, eventId: string): Promise<void> {
    const tx = this.#write('services', 'known')
    const services = tx.objectStore('services')
    const before = (await answerOf(services.get(service.id))) as KnownService | undefined
    services.put({ isAnswered: false, isShown: false, ...before, ...service })
    tx.objectStore('known').put(eventId, 'lastEventId')
    await endOf(tx)
  }

  async markShown(id: string): Promise<void> {
    const tx = this.#write('services')
    const services = tx.objectStore('services')
    const before = (await answerOf(services.get(id))) as KnownService | undefined
    if (before !== undefined) services.put({ ...before, isShown: true })
    await endOf(tx)
  }

  /** Lets go of every service that is not open any more. @returns whether one of those open is not known here */
  async keepOnly(ids: readonly string[]): Promise<boolean> {
    const tx = this.#write('services')
    const services = tx.objectStore('services')
    const known = (await answerOf(services.getAllKeys())) as string[]
    for (const id of known) if (!ids.includes(id)) services.delete(id)
    await endOf(tx)
    return ids.some((id) => !known.includes(id))
  }

  /** What was tapped, the moment it was tapped; its service is not asked about again. */
  async keepDraft(draft: Draft, serviceId: string | undefined): Promise<void> {
    const tx = this.#write('known', 'services')
    tx.objectStore('known').put(draft, 'draft')
    if (serviceId !== undefined) {
      const services = tx.objectStore('services')
      const before = (await answerOf(services.get(serviceId))) as KnownService | undefined
      if (before !== undefined) services.put({ ...before, isAnswered: true })
    }
    await endOf(tx)
  }

  /** Puts an entry at the end of the chain, in place of the draft. @returns false where the chain has gone on meanwhile */
  async append(entry: SignedEntry, hash: string): Promise<boolean> {
    const tx = this.#write('known', 'queue')
    const known = tx.objectStore('known')
    const head = (await answerOf(known.get('head'))) as Head | undefined
    const isNext = head?.hash === entry.previous && head.sequence === entry.sequence - 1
    if (isNext) {
      tx.objectStore('queue').put(entry)
      known.put({ sequence: entry.sequence, hash }, 'head')
      known.delete('draft')
    }
    await endOf(tx)
    return isNext
  }

  async queue(): Promise<readonly SignedEntry[]> {
    const tx = this.#db.transaction('queue')
    return (await answerOf(tx.objectStore('queue').getAll())) as SignedEntry[]
  }

  async queueLength(): Promise<number> {
    return answerOf(this.#db.transaction('queue').objectStore('queue').count())
  }

  async drop(sequences: readonly number[]): Promise<void> {
    const tx = this.#write('queue')
    for (const sequence of sequences) tx.objectStore('queue').delete(sequence)
    await endOf(tx)
  }

  #write(...names: string[]): IDBTransaction {
    return this.#db.transaction(names, 'readwrite', { durability: 'strict' })
  }
}

export function openStore(): Promise<TerminalStore> {
  const request = indexedDB.open('yiping-terminal', 2)
  request.onupgradeneeded = ({ oldVersion }) => {
    if (oldVersion < 1) {
      request.result.createObjectStore('known')
      request.result.createObjectStore('queue', { keyPath: 'sequence' })
      request.result.createObjectStore('services', { keyPath: 'id' })
    }
    request.result.createObjectStore('left', { keyPath: ['deviceId', 'sequence'] })
  }
  return answerOf(request).then((db) => new TerminalStore(db))
}

function isSamePlace(before: TerminalView | undefined, now: TerminalView): boolean {
  return before?.hallCode === now.hallCode && before.windowCode === now.windowCode
}
