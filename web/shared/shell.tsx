import type { ComponentChildren } from 'preact'
import type { Language } from './language.ts'
import type { SharedTexts } from './texts.shape.ts'

interface ShellProps {
  readonly t: SharedTexts
  readonly language: Language
  readonly onLanguage: (language: Language) => void
  /** Further switches in the header. */
  readonly tools?: ComponentChildren
  readonly children: ComponentChildren
  readonly footer?: ComponentChildren
}

/** What every face has: a way past the header, the name, the switches, one main landmark. */
export function Shell({ t, language, onLanguage, tools, children, footer }: ShellProps) {
  const other: Language = language === 'en' ? 'zh-CN' : 'en'
  return (
    <>
      <button type="button" class="skip" onClick={skipToMain}>
        {t.skip}
      </button>
      <header class="masthead">
        <p class="brand">
          <Mark />
          <span class="brand-name">{t.product}</span>
          <span class="brand-subtitle">{t.subtitle}</span>
        </p>
        <div class="tools">
          {tools}
          <button type="button" class="tool" lang={other} onClick={() => onLanguage(other)}>
            {t.otherLanguage}
          </button>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {footer === undefined ? null : <footer class="footer">{footer}</footer>}
    </>
  )
}

/** Not a link to #main: the fragment of the address may be a token and must stay. */
function skipToMain(): void {
  document.getElementById('main')?.focus()
}

function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" />
      <path d="M8 12h2M22 12h2M8 18c2 5 5 7 8 7s6-2 8-7" />
    </svg>
  )
}
