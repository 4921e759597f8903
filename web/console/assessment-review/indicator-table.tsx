/** @jsxImportSource react */
import { sayCount } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import { type Agreement, inLanguage, sayCoefficient } from './say.ts'
import { reviewTexts } from './texts.ts'

interface IndicatorTableProps {
  readonly language: Language
  readonly found: Agreement
}

type Figure = Agreement['indicators'][number]['raw']

/** Three figures side by side, because each is blind where another sees. */
export function IndicatorTable({ language, found }: IndicatorTableProps) {
  const { indicators: t, gaps } = reviewTexts[language].agreement
  return (
    <section aria-labelledby="indicators">
      <h2 id="indicators">{t.title}</h2>
      <p className="quiet">{t.hint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard */}
      <section className="sheet" tabIndex={0} aria-label={t.title}>
        <table data-indicators={found.indicators.length}>
          <thead>
            <tr>
              {[t.indicator, t.units, t.raw, t.alpha, t.ac2].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.indicators.map(({ code, title, units, raw, alpha, ac2, alphaGap }) => (
              <tr key={code}>
                <th scope="row">{title === null ? code : inLanguage(language, title)}</th>
                <td>{sayCount(language, units)}</td>
                <Cell {...{ language }} figure={raw} gap={gaps[alphaGap ?? 'TOO_FEW']} />
                <Cell {...{ language }} figure={alpha} gap={gaps[alphaGap ?? 'TOO_FEW']} />
                <Cell {...{ language }} figure={ac2} gap={gaps[alphaGap ?? 'TOO_FEW']} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function Cell({
  language,
  figure,
  gap,
}: {
  readonly language: Language
  readonly figure: Figure
  readonly gap: string
}) {
  const { between } = reviewTexts[language].agreement
  if (figure === null)
    return (
      <td>
        –<span className="under">{gap}</span>
      </td>
    )
  return (
    <td>
      {sayCoefficient(figure.value)}
      <span className="under">{between(sayCoefficient(figure.lower), sayCoefficient(figure.upper))}</span>
    </td>
  )
}
