/** @jsxImportSource react */

import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading } from '../parts.tsx'
import { sayPercent } from '../score-period/say.ts'
import { periodTexts } from '../score-period/texts.ts'
import { useAnswer } from '../use-answer.ts'
import { PublicationCard } from './publication-card.tsx'
import { publicationTexts } from './texts.ts'
import type { PublicationTexts } from './texts.zh.ts'

type Listed = Answer<'listPublications'>

/** 签发: what is on its way to the public, and who may take which step. */
export function PublicationsPage(props: PageProps) {
  const { spoken } = props
  const t = publicationTexts[spoken.language]
  const { value, failure, reload } = useAnswer(props, 'listPublications', {})
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
      {value === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          {value.publications.length === 0 ? <p className="card">{t.none}</p> : null}
          <ul className="cards order-cards period-cards" data-publications={value.publications.length}>
            {value.publications.map((publication) => (
              <PublicationCard
                key={publication.publicationId}
                {...props}
                t={t}
                asOf={value.asOf}
                publication={publication}
                onDone={reload}
              />
            ))}
          </ul>
          <Catalogue t={t} kinds={periodTexts[spoken.language].kinds} told={value} />
        </>
      )}
    </>
  )
}

interface CatalogueProps {
  readonly t: PublicationTexts
  readonly kinds: Readonly<Record<Listed['catalogue']['within'][number]['kind'], string>>
  readonly told: Listed
}

/** 公开目录. */
function Catalogue({ t, kinds, told: { catalogue, rateHundredths } }: CatalogueProps) {
  return (
    <section className="card stack" aria-labelledby="catalogue">
      <h2 id="catalogue">{t.catalogue.title}</h2>
      <ul className="facts">
        {catalogue.within.map(({ kind, count, unit }) => (
          <li key={kind}>{t.catalogue.within(kinds[kind], String(count), t.catalogue.units[unit])}</li>
        ))}
      </ul>
      <p>{catalogue.namesLast ? t.catalogue.namesLast : t.catalogue.namesBestOnly}</p>
      <p>{rateHundredths === null ? t.catalogue.noRate : t.catalogue.rate(sayPercent(rateHundredths, 10_000))}</p>
      <p className="quiet broken">{t.catalogue.source(catalogue.source)}</p>
    </section>
  )
}
