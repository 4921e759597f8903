/** @jsxImportSource react */
import { useId } from 'react'
import type { AssessmentForm, FormIndicator } from '../../../domain/assessment-form.ts'
import { type FormSpoken, groupsOf, sayEvidence, sayHundredths, sayWords } from './say.ts'

/** The whole form to be read: under each indicator its marks with what they are worth and what has to be seen for them. */
export function FormTable({ say, form }: { readonly say: FormSpoken; readonly form: AssessmentForm }) {
  const { t } = say
  const id = useId()
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t.table.title}</h2>
      {groupsOf(form.indicators).map(({ group, indicators }) => (
        <section key={group.zh} className="stack" data-group={group.zh}>
          <h3>
            {t.table.groupWeight(
              sayWords(say, group),
              sayHundredths(indicators.reduce((sum, { weight }) => sum + weight, 0)),
            )}
          </h3>
          {indicators.map((indicator) => (
            <IndicatorTable key={indicator.code} say={say} indicator={indicator} />
          ))}
        </section>
      ))}
    </section>
  )
}

function IndicatorTable({ say, indicator }: { readonly say: FormSpoken; readonly indicator: FormIndicator }) {
  const { t } = say
  const { code, title, weight, scale, mayNotApply } = indicator
  return (
    <table className="anchors" data-indicator={code}>
      <caption>
        <strong>{sayWords(say, title)}</strong>
        <span className="under">
          {[
            t.table.weight(sayHundredths(weight)),
            sayEvidence(say, indicator),
            ...(mayNotApply ? [t.mayNotApply] : []),
          ].join(' · ')}
        </span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t.table.mark}</th>
          <th scope="col">{t.table.points}</th>
          <th scope="col">{t.table.anchor}</th>
        </tr>
      </thead>
      <tbody>
        {scale.map(({ mark, points, anchor }) => (
          <tr key={mark}>
            <th scope="row">{mark}</th>
            <td>{sayHundredths(points)}</td>
            <td>{sayWords(say, anchor)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
