import type { texts } from './texts.ts'

type Texts = (typeof texts)['en']

export interface Dialog {
  readonly frame: HTMLIFrameElement
  /** The evaluation has answered: what was said while it was awaited goes away. */
  ready(): void
  /** Nothing came: a way that needs no frame. */
  fail(href: string): void
  close(): void
}

/** Written on the elements themselves: a style sheet or style element may be forbidden on the page that we are a guest of. */
function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  style: string,
  parent: Node,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const rule of style.split(';')) {
    const [name = '', value = ''] = rule.split(':')
    element.style.setProperty(name, value)
  }
  return parent.appendChild(element)
}

const button =
  'min-width:48px;min-height:48px;padding:0 14px;border:1px solid #5b6675;border-radius:10px;background:#fff;color:#14202e;font:inherit;cursor:pointer'

/** A modal box with the evaluation inside: the keyboard stays in it, Escape closes it, the focus returns to where it was. */
export function openDialog(src: string, lang: string, t: Texts, onClose: () => void): Dialog {
  const before = document.activeElement
  const dialog = make(
    'dialog',
    'box-sizing:border-box;width:min(100vw,720px);max-width:none;height:min(100vh,860px);max-height:none;margin:auto;padding:0;border:0;border-radius:14px;background:#f3f5f8;color:#14202e;font:16px/1.5 sans-serif;overflow:hidden',
    document.body,
  )
  dialog.lang = lang
  dialog.setAttribute('aria-label', t.title)
  const box = make('div', 'display:grid;grid-template-rows:auto auto 1fr;height:100%', dialog)
  const bar = make(
    'div',
    'display:grid;grid-template-columns:1fr auto;align-items:center;padding:6px 6px 6px 16px',
    box,
  )
  make('strong', '', bar).textContent = t.title
  const close = make('button', button, bar)
  close.type = 'button'
  close.textContent = t.close
  const status = make('div', 'padding:0 16px', box)
  status.setAttribute('role', 'status')
  status.textContent = t.opening
  const frame = make('iframe', 'grid-row:3;width:100%;height:100%;border:0', box)
  frame.title = t.title
  frame.allow = 'clipboard-write'
  frame.referrerPolicy = 'no-referrer'
  frame.src = src

  let isOpen = true
  const end = () => {
    if (!isOpen) return
    isOpen = false
    dialog.remove()
    if (before instanceof HTMLElement) before.focus()
    onClose()
  }
  close.onclick = end
  dialog.onclose = end
  // Browsers before 2022 inside Apple's apps know no modal element: there it is an ordinary box above the page.
  if (dialog.showModal) dialog.showModal()
  else {
    dialog.setAttribute('role', 'dialog')
    dialog.setAttribute('aria-modal', 'true')
    dialog.setAttribute(
      'style',
      `${dialog.getAttribute('style')};display:block;position:fixed;top:0;left:0;right:0;z-index:2147483647`,
    )
    dialog.onkeydown = ({ key }) => {
      if (key === 'Escape') end()
    }
    close.focus()
  }
  return {
    frame,
    ready() {
      status.hidden = true
    },
    fail(href) {
      status.hidden = false
      status.textContent = `${t.failed} `
      const link = make('a', 'color:#0b57a4', status)
      link.textContent = t.newPage
      link.target = '_blank'
      link.rel = 'noopener'
      link.href = href
    },
    close: end,
  }
}
