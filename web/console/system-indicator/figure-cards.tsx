/** @jsxImportSource react */
import { sayCount, sayInstant } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import type { Answer } from '../call.ts'
import { schemeTexts } from '../score-scheme/texts.ts'
import type { SystemTexts } from './texts.zh.ts'

type Told = Answer<'seeSystemFigures'>
type Figure = Told['parts'][number]['figures'][number]
type Definitions = Answer<'listSystemIndicators'>
type Definition = Definitions['indicators'][number]

interface FigureCardsProps {
  readonly language: Language
  readonly t: SystemTexts
  readonly figures: readonly Figure[]
  readonly told: Pick<Told, 'smallestGroup' | 'coverageMinPercent'>
  readonly definitions: Definitions
}

/** One card for each indicator: what it came to, on how much it rests, and how it is made. */
export function FigureCards({ figures, definitions, ...rest }: FigureCardsProps) {
  return (
    <ul className="cards order-cards system-figures" data-figures={figures.length}>
      {figures.map((figure) => {
        const definition = definitions.indicators.find(({ measure }) => measure === figure.measure)
        if (definition === undefined) return null
        return <FigureCard key={figure.measure} {...rest} figure={figure} definition={definition} />
      })}
    </ul>
  )
}

interface FigureCardProps extends Omit<FigureCardsProps, 'figures' | 'definitions'> {
  readonly figure: Figure
  readonly definition: Definition
}

/** Thousandths as people write them, to two places: 1750 is 1.75. */
const sayValue = (value: number) => String(Math.round(value / 10) / 100)

function FigureCard({ language, t, figure, told, definition }: FigureCardProps) {
  const of = language === 'en' ? 'en' : 'zh'
  const { standing, value, records, covered, coverageHundredths, latestAt, measure } = figure
  const { units } = schemeTexts[language]
  return (
    <li className="card stack" data-measure={measure} data-standing={standing}>
      <h2 className="broken">{definition.name[of]}</h2>
      {value === null ? (
        <p className="quiet">{standing === 'TOO_FEW' ? t.tooFew(String(told.smallestGroup)) : t.nothing}</p>
      ) : (
        <p>
          <b>{t.value(sayValue(value), units[definition.unit])}</b>
          <span className="under">{t.directions[definition.direction]}</span>
        </p>
      )}
      {standing === 'THIN' ? <p className="late">{t.thin(String(told.coverageMinPercent))}</p> : null}
      {coverageHundredths === null ? null : (
        <p className="quiet">
          {t.coverage(
            sayCount(language, covered ?? 0),
            sayCount(language, records ?? 0),
            String(coverageHundredths / 100),
          )}
        </p>
      )}
      {latestAt === null ? null : <p className="quiet">{t.latest(sayInstant(language, latestAt))}</p>}
      <HowItIsMade of={of} t={t} definition={definition} />
    </li>
  )
}

interface HowProps extends Pick<FigureCardProps, 't' | 'definition'> {
  readonly of: 'zh' | 'en'
}

function HowItIsMade({ of, t, definition }: HowProps) {
  return (
    <details>
      <summary>{t.how}</summary>
      <dl className="stack">
        {(['definition', 'formula', 'counted'] as const).map((member) => (
          <div key={member}>
            <dt className="quiet">{t[member]}</dt>
            <dd className="broken">{definition[member][of]}</dd>
          </div>
        ))}
        <div>
          <dt className="quiet">{t.query}</dt>
          <dd>{definition.reading === null ? '' : t.readings[definition.reading]}</dd>
        </div>
      </dl>
    </details>
  )
}

/** The text of every query as it is run: several indicators are read from one. */
export function Queries({ t, definitions }: Pick<FigureCardsProps, 't' | 'definitions'>) {
  return (
    <section className="stack" aria-labelledby="queries">
      <h2 id="queries">{t.queries}</h2>
      <p className="quiet">{t.queryHint}</p>
      {definitions.queries.map(({ reading, text }) => (
        <details key={reading} className="card" data-query={reading}>
          <summary>{t.readings[reading]}</summary>
          <pre className="words broken">{text}</pre>
        </details>
      ))}
    </section>
  )
}
