import { wait } from '../shared/browser.ts'
import type { Outcome } from '../shared/call.ts'
import { wipeField } from '../shared/field-store.ts'
import { type Answer, call, type OwnVisits } from './api.ts'
import { withoutOverdue } from './overdue.ts'
import { type Sender, type Sent, startSender } from './send.ts'
import { type FieldStore, type Known, openFieldStore } from './store.ts'

/** Where the page stands. */
export type Door =
  | { readonly kind: 'OPENING' }
  | { readonly kind: 'NO_STORE' }
  /** Signed out, here or in another tab: nothing is left on the phone. */
  | { readonly kind: 'WIPED'; readonly isEnded: boolean }
  | { readonly kind: 'UNREACHED' }
  | { readonly kind: 'NOT_ASSESSOR' }
  | { readonly kind: 'SIGNED_OUT'; readonly hasKept: boolean }
  | { readonly kind: 'IN'; readonly store: FieldStore; readonly visits: OwnVisits; readonly link: Link }

/** ONLINE: the platform answers; OFFLINE: it does not; SIGNED_OUT: it answers, and nobody is signed in any more. */
export type Link = 'ONLINE' | 'OFFLINE' | 'SIGNED_OUT'

/** What became of drafts that were sent, by visit; it goes with the page. */
export type SentByVisit = Readonly<Record<string, Sent>>

type Session = Outcome<Answer<'seeOwnSession'>>
type NotOk = Extract<Outcome<unknown>, { ok: false }>
const patienceMs = 5000

/** Whoever stands there without network shall not wait for it. */
function askSession(): Promise<Session> {
  if (!navigator.onLine) return Promise.resolve({ ok: false, offline: true })
  const late = new Promise<Session>((resolve) => setTimeout(() => resolve({ ok: false, offline: true }), patienceMs))
  return Promise.race([call('seeOwnSession'), late])
}

const isUnreached = (heard: NotOk) => heard.offline || heard.problem.status >= 500

/** What one page does from opening to signing out. `told` is called with every change. */
export class FieldDesk {
  door: Door = { kind: 'OPENING' }
  sent: SentByVisit = {}
  readonly #told: () => void
  #store: FieldStore | undefined
  #sender: Sender | undefined

  constructor(told: () => void) {
    this.#told = told
  }

  /** Without network what lies on the phone is opened; with it, only to whoever it was fetched for. */
  async open(): Promise<void> {
    this.#show({ kind: 'OPENING' })
    try {
      await this.#open()
    } catch {
      this.#show({ kind: 'NO_STORE' })
    }
  }

  /**
   * Asks again where one is sent. While somebody fills in, no end of a session takes the page away from him; that somebody else has signed in, in
   * another tab, does, as it does when the page is opened.
   */
  async refresh(): Promise<void> {
    const store = this.#store
    if (store === undefined || this.door.kind !== 'IN') return
    const heard = await call('listOwnVisits')
    if (this.#store !== store) return
    if (!heard.ok && isUnreached(heard)) return this.#goOffline(store)
    // Asked after the visits: were they another’s, this is another’s too.
    const session = await askSession()
    const known = await findKept(store)
    if (this.#store !== store) return
    if (!session.ok && isUnreached(session)) return this.#goOffline(store)
    const isOpen = session.ok && session.answer.stage === 'OPEN'
    if (isOpen && known !== undefined && session.answer.username !== known.username) return this.open()
    if (!heard.ok || !isOpen) return this.#change({ link: 'SIGNED_OUT' })
    if (known !== undefined) await keep(store, { ...known, visits: heard.answer, fetchedAt: Date.now() })
    this.#change({ visits: heard.answer, link: 'ONLINE' })
    this.#sender?.nudge()
  }

  lost(): void {
    this.#change({ link: 'OFFLINE' })
  }

  /** Whoever comes back to the page without network finds what is not over alone. */
  async #goOffline(store: FieldStore): Promise<void> {
    const known = await findKept(store)
    if (this.#store === store)
      this.#change({ link: 'OFFLINE', ...(known === undefined ? {} : { visits: known.visits }) })
  }

  /** A draft was submitted. */
  nudge(): void {
    this.#sender?.nudge()
  }

  async signOut(): Promise<void> {
    const heard = await call('endOwnSession', { body: { everywhere: false } })
    await this.wipe(heard.ok || !isUnreached(heard))
    // At the provider somebody else could go on under this name.
    if (heard.ok && heard.answer.providerUrl !== null) location.assign(heard.answer.providerUrl)
  }

  async wipe(isEnded = true): Promise<void> {
    this.#store?.close()
    this.#leave({ kind: 'WIPED', isEnded })
    await wipeField()
  }

  async #open(): Promise<void> {
    const store = this.#store ?? (await this.#openStore())
    const known = await findKept(store)
    const heard = await askSession()
    if (heard.ok && heard.answer.stage === 'OPEN') return this.#openFor(heard.answer.username, store, known)
    if (!heard.ok && isUnreached(heard)) return this.#openKnown(store, known)
    store.close()
    this.#leave({ kind: 'SIGNED_OUT', hasKept: known !== undefined })
  }

  async #openFor(username: string, store: FieldStore, known: Known | undefined): Promise<void> {
    if (known !== undefined && known.username !== username) {
      // Somebody else has the phone now: what was kept is not his to read.
      store.close()
      this.#forget()
      this.sent = {}
      await wipeField()
      return this.#openFor(username, await this.#openStore(), undefined)
    }
    const listed = await call('listOwnVisits')
    if (listed.ok) {
      await keep(store, { username, visits: listed.answer, fetchedAt: Date.now() })
      return this.#enter(store, listed.answer, 'ONLINE')
    }
    if (!listed.offline && listed.problem.code === 'FORBIDDEN') return this.#show({ kind: 'NOT_ASSESSOR' })
    this.#openKnown(store, known)
  }

  #openKnown(store: FieldStore, known: Known | undefined): void {
    this.#store = store
    if (known === undefined) this.#show({ kind: 'UNREACHED' })
    else this.#enter(store, known.visits, 'OFFLINE')
  }

  #openStore(): Promise<FieldStore> {
    return openFieldStore(() => this.#leave({ kind: 'WIPED', isEnded: true }))
  }

  #enter(store: FieldStore, visits: OwnVisits, link: Link): void {
    this.#store = store
    this.#show({ kind: 'IN', store, visits, link })
    this.#sender ??= startSender(store, call, wait, (visitId, became) => {
      this.sent = { ...this.sent, [visitId]: became }
      if (became.kind === 'SIGNED_OUT') this.#change({ link: 'SIGNED_OUT' })
      if (became.kind === 'KEPT') void this.refresh()
      this.#told()
    })
  }

  #change(change: Partial<Pick<Extract<Door, { kind: 'IN' }>, 'visits' | 'link'>>): void {
    if (this.door.kind === 'IN') this.#show({ ...this.door, ...change })
  }

  #leave(door: Door): void {
    this.#forget()
    this.#show(door)
  }

  /** What was sent from here is sent no more. */
  #forget(): void {
    this.#sender?.stop()
    this.#sender = undefined
    this.#store = undefined
  }

  #show(door: Door): void {
    this.door = door
    this.#told()
  }
}

/** What lies on the phone, after whatever is over has gone from it: nobody has to be reached for that. */
async function findKept(store: FieldStore): Promise<Known | undefined> {
  const known = await store.findKnown()
  const left = known && withoutOverdue(known, Date.now())
  if (left !== undefined && left !== known) await keep(store, left)
  return left
}

/** What was told last, and nothing of visits that take nothing any more. */
async function keep(store: FieldStore, known: Known): Promise<void> {
  await store.keepKnown(known)
  const open = known.visits.visits.filter(({ state }) => state === 'OPEN' || state === 'TO_COME')
  for (const visitId of await store.draftIds())
    if (!open.some((visit) => visit.visitId === visitId)) await store.dropDraft(visitId)
}
