import { openDialog } from './dialog.ts'
import { texts } from './texts.ts'

/**
 * The script for the pages of others. It shows an evaluation by its signed link, and tells the page two things and no more:
 * that the evaluation has arrived, and that the box was closed. It reads nothing of the page and keeps nothing.
 */
interface Options {
  /** A signed link, or how to ask one's own server for it. */
  readonly link: string | (() => Promise<string>)
  /** `tab`: in a page of its own instead of a box. */
  readonly mode?: 'dialog' | 'tab'
  readonly language?: 'zh-CN' | 'en'
  readonly edition?: 'elderly'
  readonly onEvaluated?: () => void
  readonly onClosed?: () => void
}

interface Opened {
  close(): void
}

/** Where this script came from: the only origin whose links are opened and whose words are believed. */
const home = new URL((document.currentScript as HTMLScriptElement).src).origin
const answerWithinMs = 12_000

async function open(options: Options): Promise<Opened> {
  const { link, mode, language = 'zh-CN', edition } = options
  // A tab has to be asked for while the click still counts: its address follows.
  const tab = mode === 'tab' ? window.open('', '_blank') : null
  const href = new URL(typeof link === 'string' ? link : await link(), home)
  if (href.origin !== home || href.pathname !== '/embed') {
    tab?.close()
    throw new TypeError(`not a signed link of ${home}`)
  }
  if (language !== 'zh-CN') href.searchParams.set('lang', language)
  if (edition) href.searchParams.set('edition', edition)
  return tab ? openTab(tab, href.href, options) : openBox(href.href, language, options)
}

function openBox(href: string, language: 'zh-CN' | 'en', options: Options): Opened {
  let isReady = false
  const dialog = openDialog(href, language, texts[language], () => {
    clearTimeout(timer)
    hush()
    options.onClosed?.()
  })
  const timer = setTimeout(() => {
    if (!isReady) dialog.fail(href)
  }, answerWithinMs)
  const hush = hear(() => dialog.frame.contentWindow, options, {
    ready: () => {
      isReady = true
      dialog.ready()
    },
    close: dialog.close,
  })
  return dialog
}

function openTab(tab: Window, href: string, options: Options): Opened {
  let watch = 0
  const end = () => {
    clearInterval(watch)
    hush()
    options.onClosed?.()
  }
  const hush = hear(() => tab, options, {
    // Only a tab that has spoken is known to be ours to watch: one that may not speak to us looks closed from the start.
    ready: () => {
      if (watch === 0) watch = window.setInterval(() => tab.closed && end(), 500)
    },
    close: () => tab.close(),
  })
  tab.location.href = href
  return { close: () => tab.close() }
}

/** Believes nobody but our own page in the very window that was opened. */
function hear(
  speaker: () => Window | null,
  { onEvaluated }: Options,
  act: { readonly ready: () => void; readonly close: () => void },
): () => void {
  let isTold = false
  const heard = ({ origin, source, data }: MessageEvent) => {
    if (origin !== home || source !== speaker() || data?.yiping !== 1) return
    if (data.type === 'ready') act.ready()
    if (data.type === 'close') act.close()
    if (data.type === 'evaluated' && !isTold) {
      isTold = true
      onEvaluated?.()
    }
  }
  window.addEventListener('message', heard)
  return () => window.removeEventListener('message', heard)
}

async function fetchLink(address: string): Promise<string> {
  const answer = await fetch(address, { method: 'POST', headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(`no link: ${answer.status}`)
  return (await answer.json()).url
}

/** `<button data-yiping-link="…">`, or `data-yiping-link-from="/an/address/of/your/own"` that answers `{ url }` to a POST. */
document.addEventListener('click', (event) => {
  const element = (event.target as Element).closest<HTMLElement>('[data-yiping-link],[data-yiping-link-from]')
  if (!element) return
  event.preventDefault()
  const { yipingLink, yipingLinkFrom = '', yipingMode, yipingLanguage, yipingEdition } = element.dataset
  const tell = (name: string) => () => element.dispatchEvent(new CustomEvent(`yiping:${name}`, { bubbles: true }))
  open({
    link: yipingLink ?? (() => fetchLink(yipingLinkFrom)),
    mode: yipingMode === 'tab' ? 'tab' : 'dialog',
    language: yipingLanguage === 'en' ? 'en' : 'zh-CN',
    ...(yipingEdition === 'elderly' ? { edition: yipingEdition } : {}),
    onEvaluated: tell('evaluated'),
    onClosed: tell('closed'),
  }).catch(tell('failed'))
})

Object.assign(window, { Yiping: { open } })
