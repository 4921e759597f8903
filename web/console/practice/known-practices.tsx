/** @jsxImportSource react */
import { useMemo } from 'react'
import type { PageProps } from '../page.ts'
import { Failure } from '../parts.tsx'
import { PracticeCard } from './practice-card.tsx'
import { practiceTexts } from './texts.ts'
import { usePractices } from './use-practices.ts'

/** What has worked elsewhere against a problem of this kind; nothing is shown where nothing has been adopted. */
export function KnownPractices(props: PageProps & { readonly kind: string }) {
  const { spoken, kind, goTo } = props
  const t = practiceTexts[spoken.language].known
  const filter = useMemo(() => ({ state: 'ADOPTED', kind }) as const, [kind])
  const { found, failure, reload } = usePractices(props, filter)
  if (found === undefined) return <Failure text={failure} again={{ label: spoken.t.shared.again, ask: reload }} />
  if (found.practices.length === 0) return null
  return (
    <section aria-labelledby="known">
      <h2 id="known">{t.title}</h2>
      <p className="quiet">{t.hint}</p>
      <ul className="cards order-cards">
        {found.practices.map((practice) => (
          <PracticeCard
            key={practice.practiceId}
            spoken={spoken}
            practice={practice}
            kinds={found.kinds}
            onOrder={() => goTo('handling-orders', practice.orderId)}
          />
        ))}
      </ul>
    </section>
  )
}
