/**
 * Keeps visitors on this page, as far as a page can: no menu, no way back, no dragging, no zoom, no keys of the browser. What
 * lies beyond (closing the window, other programs) is for the kiosk mode of browser and system; docs/operations.md says how.
 */
export function lockPage(): void {
  const stop = (event: Event) => event.preventDefault()
  for (const name of ['contextmenu', 'dragstart', 'drop', 'dragover', 'gesturestart'])
    document.addEventListener(name, stop)
  document.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false })
  document.addEventListener('keydown', (event) => isBrowserKey(event) && event.preventDefault(), { capture: true })
  history.pushState(null, '')
  window.addEventListener('popstate', () => history.pushState(null, ''))
}

export interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** Keys that lead away from the page. Those with which one writes and moves on the page stay. */
export function isBrowserKey({ key, ctrlKey, metaKey, altKey }: Pressed): boolean {
  if (/^F([1-9]|1[0-2])$/.test(key) || key.startsWith('Browser') || key === 'ContextMenu') return true
  if (altKey) return ['ArrowLeft', 'ArrowRight', 'Home'].includes(key)
  return (ctrlKey || metaKey) && !/^[acvxz]$/i.test(key)
}

/** Keeps the screen lit while the page is seen, where the browser can. */
export function keepAwake(): void {
  const ask = () => {
    if (document.visibilityState === 'visible') navigator.wakeLock?.request('screen').catch(() => undefined)
  }
  ask()
  document.addEventListener('visibilitychange', ask)
}
