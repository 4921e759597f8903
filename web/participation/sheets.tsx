import type { Answer } from '../shared/call.ts'
import type { ParticipationTexts as Texts } from './texts.zh.ts'

export type Found = Answer<'seeParticipation'>
type Counts = Found['total']

const columns = ['served', 'invited', 'sent', 'delivered', 'undelivered', 'opened', 'evaluated', 'expired'] as const
const rates = ['response', 'coverage', 'delivered', 'opened', 'automatic', 'linked'] as const

export function Sheet(props: {
  readonly t: Texts
  readonly name: string
  readonly rows: readonly (readonly [string, Counts])[]
}) {
  const { t, name, rows } = props
  return (
    <section class="card stack">
      <h2>{name}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard */}
      <section class="sheet" tabIndex={0} aria-label={name}>
        <table>
          <thead>
            <tr>
              <th scope="col">{name}</th>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {t.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, counts]) => (
              <Row key={label} {...{ t, label, counts }} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function Row({ t, label, counts }: { readonly t: Texts; readonly label: string; readonly counts: Counts }) {
  const shown = counts.isHidden ? columns.slice(0, 2) : columns
  return (
    <tr>
      <th scope="row">{label}</th>
      {shown.map((column) => (
        <td key={column}>{counts[column] ?? '–'}</td>
      ))}
      {counts.isHidden ? (
        <td class="quiet" colSpan={columns.length - shown.length}>
          {t.hidden}
        </td>
      ) : null}
    </tr>
  )
}

const percent = (hundredths: number | null) => (hundredths === null ? '–' : `${(hundredths / 100).toFixed(2)} %`)

/** Each share beside its two numbers, its goal and what it means: a percentage alone would say more than is known. */
export function Shares({ t, shares }: { readonly t: Texts; readonly shares: Found['shares'] }) {
  return (
    <section class="card stack">
      <h2>{t.shares}</h2>
      <dl>
        {rates.map((rate) => (
          <div key={rate}>
            <dt>{`${t.rates[rate].name}: ${percent(shares[rate].hundredths)}`}</dt>
            <dd>{`${shares[rate].count} / ${shares[rate].of}${shares[rate].goalHundredths === null ? '' : ` · ${t.goal} ${percent(shares[rate].goalHundredths)}`}`}</dd>
            <dd class="quiet">{t.rates[rate].meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
