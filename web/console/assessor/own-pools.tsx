/** @jsxImportSource react */
import type { PageProps } from '../page.ts'
import { useAnswer } from '../use-answer.ts'
import { TermFacts } from './member-card.tsx'
import { assessorTexts } from './texts.ts'

/** In which pools whoever is signed in is held, and what keeps him from places; nothing where he never was. */
export function OwnPools(page: Pick<PageProps, 'spoken' | 'signedIn'>) {
  const { language } = page.spoken
  const t = assessorTexts[language]
  const { value } = useAnswer(page, 'listOwnPools', {})
  if (value === undefined || value.pools.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="own-pools">
      <h2 id="own-pools">{t.own.title}</h2>
      <p className="quiet">{t.own.hint}</p>
      <ul className="cards">
        {value.pools.map((term) => (
          <li key={term.assessorId} data-own-pool={term.pool}>
            <TermFacts t={t} language={language} term={term} />
          </li>
        ))}
      </ul>
    </section>
  )
}
