/**
 * Takes the place of dynamicCSS in @rc-component/util and of its copy in @ant-design/icons (see vite.config.ts and docs/decisions/0025). antd makes its styles while it runs and
 * would put them into the page as <style> elements, which `style-src 'self'` refuses, and shall. Here they become constructed style
 * sheets: only a script of ours can make those, so the policy stays as strict as it is.
 */
interface Options {
  readonly priority?: number
}

interface Kept {
  readonly sheet: CSSStyleSheet
  readonly priority: number
  /** What the caller writes its marks on; it never stands in the page. */
  readonly mark: HTMLStyleElement
}

const kept = new Map<string, Kept>()

/** Lower priorities first, as antd layers its styles; equal ones in the order of arrival. */
function adopt(): void {
  const inOrder = [...kept.values()].sort((one, other) => one.priority - other.priority)
  document.adoptedStyleSheets = inOrder.map(({ sheet }) => sheet)
}

export function updateCSS(css: string, key: string, { priority = 0 }: Options = {}): HTMLStyleElement {
  const before = kept.get(key)
  if (before !== undefined) {
    before.sheet.replaceSync(css)
    return before.mark
  }
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  const mark = document.createElement('style')
  kept.set(key, { sheet, priority, mark })
  adopt()
  return mark
}

export function removeCSS(key: string): void {
  if (kept.delete(key)) adopt()
}

export function injectCSS(css: string, options: Options = {}): HTMLStyleElement {
  return updateCSS(css, `anonymous-${kept.size}`, options)
}

/** The icons ask besides; this page has no shadow roots. */
export const getShadowRoot = (): null => null
export const warningOnce = (): void => undefined

export function clearContainerCache(): void {
  kept.clear()
  adopt()
}
