import type { RankingTexts } from './texts.zh.ts'

/** What is said until there is an answer, and where there is none. */
export function Waiting({ t, state }: { readonly t: RankingTexts; readonly state: 'OPENING' | 'FAILED' | 'REFUSED' }) {
  return (
    <div aria-live="polite">
      {state === 'OPENING' ? <p class="quiet">{t.opening}</p> : null}
      {state === 'FAILED' ? (
        <p class="warning" data-failed>
          {t.failed}
        </p>
      ) : null}
      {state === 'REFUSED' ? (
        <p class="card" data-unknown>
          {t.unknown}
        </p>
      ) : null}
    </div>
  )
}
