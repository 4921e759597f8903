/**
 * The service worker of a face that starts without network: its page and everything it is made of lie on the device. What the platform is asked
 * for never passes through here.
 */
interface Extendable extends Event {
  waitUntil(promise: Promise<unknown>): void
}
interface FetchAsked extends Extendable {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}
interface Worker {
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(name: 'install' | 'activate', listener: (event: Extendable) => void): void
  addEventListener(name: 'fetch', listener: (event: FetchAsked) => void): void
}

/** Written in by the build for each face: its address, and its files, each with a hash in its name, so that another build is another worker. */
declare const PRECACHED: { readonly page: string; readonly files: readonly string[] }
const worker = globalThis as unknown as Worker
const { page, files } = PRECACHED
const kept = `yiping-${page.slice(1, -1)}-`
const cacheName = `${kept}${files.join(' ').length}-${hashOf(files.join(' '))}`

function hashOf(text: string): string {
  let hash = 5381
  for (const letter of text) hash = (hash * 33 + letter.charCodeAt(0)) >>> 0
  return hash.toString(16)
}

async function fill(): Promise<void> {
  const cache = await caches.open(cacheName)
  await cache.addAll([page, ...files].map((url) => new Request(url, { cache: 'reload', credentials: 'omit' })))
  await worker.skipWaiting()
}

async function clean(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith(kept) && name !== cacheName).map((name) => caches.delete(name)),
  )
  await worker.clients.claim()
}

async function answer(request: Request, key: string): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(key)) ?? fetch(request)
}

worker.addEventListener('install', (event) => event.waitUntil(fill()))
worker.addEventListener('activate', (event) => event.waitUntil(clean()))
worker.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url)
  if (origin !== new URL(worker.registration.scope).origin || event.request.method !== 'GET') return
  if (event.request.mode === 'navigate') event.respondWith(answer(event.request, page))
  else if (files.includes(pathname)) event.respondWith(answer(event.request, pathname))
})
