/** @jsxImportSource react */
import type { Language } from '../../shared/language.ts'
import { type Agreement, sayCoefficient, sayHundredths } from './say.ts'
import { reviewTexts } from './texts.ts'

interface ComponentsProps {
  readonly language: Language
  readonly found: Agreement
}

type Estimate = NonNullable<Agreement['doubleVisits']>['icc']

/** Where the differences lie: in the windows, in the raters, in the rest. */
export function Components({ language, found }: ComponentsProps) {
  const t = reviewTexts[language].agreement
  const { doubleVisits, doubleVisitGap, crossed, crossedGap, bounds } = found
  const c = t.components
  const gap = doubleVisitGap === 'TOO_FEW' ? t.tooFew(String(bounds.pairsMin)) : t.gaps[doubleVisitGap ?? 'TOO_FEW']
  return (
    <section aria-labelledby="components">
      <h2 id="components">{c.title}</h2>
      <p className="quiet">{c.hint}</p>
      <h3>{c.double}</h3>
      {doubleVisits === null ? (
        <p>{gap}</p>
      ) : (
        <Lines
          {...{ language }}
          icc={[c.icc, doubleVisits.icc]}
          lines={[
            [c.targets, doubleVisits.ofTargets],
            [c.within, doubleVisits.residual],
          ]}
        />
      )}
      <h3>{c.crossed}</h3>
      {crossed === null ? (
        <p>{t.gaps[crossedGap ?? 'NOT_CROSSED']}</p>
      ) : (
        <Lines
          {...{ language }}
          icc={[`${c.icc} ICC(2,1)`, crossed.icc]}
          lines={[
            [c.targets, crossed.ofTargets],
            [c.raters, crossed.ofRaters],
            [c.residual, crossed.residual],
          ]}
        />
      )}
    </section>
  )
}

interface LinesProps {
  readonly language: Language
  readonly icc: readonly [string, Estimate]
  readonly lines: readonly (readonly [string, Estimate])[]
}

function Lines({ language, icc: [name, icc], lines }: LinesProps) {
  const t = reviewTexts[language]
  const { between } = t.agreement
  return (
    <dl className="pairs stacked">
      <dt>{name}</dt>
      <dd>
        {sayCoefficient(icc.value)}
        <span className="under">{between(sayCoefficient(icc.lower), sayCoefficient(icc.upper))}</span>
      </dd>
      {lines.map(([label, { value, lower, upper }]) => (
        <div key={label} className="pair">
          <dt>{label}</dt>
          <dd>
            {t.say(sayHundredths(value))}
            <span className="under">{between(sayHundredths(lower), sayHundredths(upper))}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
