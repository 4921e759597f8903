import { Heading } from './heading.tsx'
import type { CitizenTexts as Texts } from './texts.zh.ts'
import type { Trouble } from './trouble.ts'

interface TroubleProps {
  readonly t: Texts
  readonly trouble: Trouble
  readonly onRetry?: (() => void) | undefined
}

/** What is in the way, in words, and what to do next. */
export function TroublePage({ t, trouble, onRetry }: TroubleProps) {
  const { title, next } = t.troubles[trouble]
  return (
    <section class="card stack trouble" data-trouble={trouble}>
      <Heading id={trouble} text={title} />
      <p>{next}</p>
      {onRetry === undefined ? null : (
        <button type="button" class="button button-primary" onClick={onRetry}>
          {t.shared.again}
        </button>
      )}
      {trouble === 'ALREADY_EVALUATED' ? (
        <a class="button" href="/r">
          {t.openReceipt}
        </a>
      ) : null}
    </section>
  )
}
