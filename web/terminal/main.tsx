import { render } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { toUrl } from '../shared/call.ts'
import type { Wait } from '../shared/delivery.ts'
import type { Language } from '../shared/language.ts'
import { onlyHere } from '../shared/only-here.ts'
import { findSpeech } from '../shared/speak.ts'
import { announcer, chimeOf, hasVoice } from './announce.ts'
import { openDrivers } from './drivers.ts'
import { emulatorsOf } from './emulators.ts'
import { openStream } from './events.ts'
import { keepAwake, lockPage } from './kiosk.ts'
import { type PairingTrouble, pair } from './pairing.ts'
import { PairingPage } from './pairing-page.tsx'
import { Notice } from './parts.tsx'
import { Session, type SessionBeginning, type SessionWorld, type Shown } from './session.ts'
import { openStore, type TerminalStore } from './store.ts'
import { TerminalPage } from './terminal-page.tsx'
import { texts } from './texts.ts'
import type { TerminalTexts } from './texts.zh.ts'

/** Written in by the build. */
declare const PRODUCT_VERSION: string

/** Waits exactly: a terminal storms nobody, and its visitors count on the seconds. */
const wait: Wait = (ms, then) => {
  const timer = setTimeout(then, ms)
  return () => clearTimeout(timer)
}

const worldOf = (store: TerminalStore, revoked: () => void): SessionWorld => ({
  store,
  wait,
  clocks: { wall: () => Date.now(), running: () => performance.now() },
  openStream: (bearer, lastEventId) => openStream(toUrl('followTerminal'), bearer, lastEventId),
  openDrivers: (settings) => openDrivers(settings, emulatorsOf(location.search)),
  isVisible: () => document.visibilityState === 'visible',
  version: PRODUCT_VERSION,
  revoked,
})

type PairingDoor = Extract<Door, { kind: 'PAIRING' }>
type Door =
  | { readonly kind: 'OPENING' }
  | { readonly kind: 'NO_STORE' }
  | {
      readonly kind: 'PAIRING'
      readonly store: TerminalStore
      /** How many evaluations a device that was revoked still holds; undefined where it was never paired. */
      readonly kept?: number
      readonly trouble?: PairingTrouble
      readonly isBusy: boolean
    }
  | { readonly kind: 'WORKING'; readonly session: Session; readonly shown: Shown }

/** The language of a visitor holds until the counter is idle again: the next one begins with that of the place. */
function useVisitorLanguage(own: Language): readonly [TerminalTexts, Language, (language: Language) => void] {
  const [spoken, setSpoken] = useState<{ t: TerminalTexts; language: Language }>({
    t: texts['zh-CN'],
    language: 'zh-CN',
  })
  const asked = useRef<Language>('zh-CN')
  const choose = (language: Language) => {
    asked.current = language
    if (language === 'zh-CN') return setSpoken({ t: texts['zh-CN'], language })
    texts[language]().then(
      (t) => asked.current === language && setSpoken({ t, language }),
      () => undefined,
    )
  }
  useEffect(() => choose(own), [own])
  useEffect(() => {
    document.documentElement.lang = spoken.language
    document.title = `${spoken.t.title} · ${spoken.t.shared.product}`
  }, [spoken])
  return [spoken.t, spoken.language, choose]
}

const announce = announcer({
  speak: findSpeech(),
  hasVoice,
  chime: chimeOf(new URL('./chime.wav', import.meta.url).href),
})

/** The pairing that is at work on this page, if any. */
let working: Session | undefined

function App() {
  const [door, setDoor] = useState<Door>({ kind: 'OPENING' })
  const own = door.kind === 'WORKING' ? door.shown.terminal.settings.language : findAskedLanguage()
  const [t, language, setLanguage] = useVisitorLanguage(own)

  const work = (store: TerminalStore, beginning: SessionBeginning) => {
    const session: Session = new Session(
      worldOf(store, () => void revoked(store, session)),
      beginning,
      (shown) => setDoor({ kind: 'WORKING', session, shown }),
    )
    working = session
    setDoor({ kind: 'WORKING', session, shown: session.shown })
  }

  /** Nothing of what it holds is lost: it is handed in once the device is paired again. */
  const revoked = async (store: TerminalStore, session: Session) => {
    session.stop()
    working = undefined
    setDoor({ kind: 'PAIRING', store, kept: await store.keptCount(), isBusy: false })
  }

  useEffect(() => {
    const open = async () => {
      await onlyHere('yiping-terminal')
      const store = await openStore()
      const identity = await store.find('identity')
      const terminal = await store.find('terminal')
      if (identity === undefined || terminal === undefined) return setDoor({ kind: 'PAIRING', store, isBusy: false })
      work(store, { identity, terminal, clockOffsetMs: await store.find('clockOffsetMs') })
    }
    open().catch(() => setDoor({ kind: 'NO_STORE' }))
  }, [])

  const pairNow = async ({ trouble: _, ...before }: PairingDoor, code: string, name: string) => {
    const { store } = before
    setDoor({ ...before, isBusy: true })
    await navigator.storage?.persist?.().catch(() => false)
    const paired = await pair(store, code, name).catch(() => ({ ok: false, trouble: 'FAULT' }) as const)
    if (paired.ok) work(store, paired.beginning)
    else setDoor({ ...before, isBusy: false, trouble: paired.trouble })
  }

  switch (door.kind) {
    case 'OPENING':
      return <p class="opening">{t.opening}</p>
    case 'NO_STORE':
      return <Notice title={t.title} text={t.noStore} />
    case 'PAIRING':
      return (
        <PairingPage
          {...{ t, language, kept: door.kept, trouble: door.trouble, isBusy: door.isBusy }}
          onLanguage={setLanguage}
          onPair={(code, name) => void pairNow(door, code, name)}
        />
      )
    case 'WORKING':
      return (
        <TerminalPage
          {...{ t, language, announce, session: door.session, shown: door.shown }}
          onLanguage={setLanguage}
        />
      )
  }
}

const findAskedLanguage = (): Language => (new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'zh-CN')

/** A new version takes over when nobody stands before the screen. */
function renewWhenIdle(): void {
  const workers = navigator.serviceWorker
  if (workers === undefined) return
  const hadOne = workers.controller !== null
  workers.addEventListener('controllerchange', () => {
    if (!hadOne) return
    const look = () => (working === undefined || working.counter.isIdle ? location.reload() : wait(5_000, look))
    look()
  })
}

window.addEventListener('online', () => working?.nudge())
window.addEventListener('offline', () => working?.lost())
document.addEventListener('visibilitychange', () => working?.visibility())
renewWhenIdle()
// Where the browser has none (plain http), the terminal works as long as its page stays open.
void navigator.serviceWorker?.register('/terminal/worker.js', { scope: '/terminal/' }).catch(() => undefined)
lockPage()
keepAwake()
const root = document.getElementById('root')
if (root !== null) render(<App />, root)
