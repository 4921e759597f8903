import { useState } from 'preact/hooks'
import type { seePortal } from '../../contracts/portal.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { sayCount } from '../shared/format.ts'
import { useSheets } from './follow.ts'
import { type Figure, Good, GradesPanel, Rectification, type Saying, Share, sayHundredths } from './panels.tsx'

type City = AnswerOf<typeof seePortal>

/** So many rows are read from the other end of a hall. */
const rowsOfSheet = 8

export function CityWall({ city, ...saying }: Saying & { readonly city: City }) {
  const { t } = saying
  return (
    <div class="wall" data-halls={city.halls.length}>
      <div class="left">
        {city.latest === null ? (
          <section class="panel">
            <p class="absent" data-not-yet>
              {t.notYet}
            </p>
          </section>
        ) : (
          <>
            <Good {...saying} figure={city.latest.figure} />
            <GradesPanel {...saying} figure={city.latest.figure} />
          </>
        )}
      </div>
      <div class="right">
        <Halls {...saying} halls={city.halls} />
        <Rectification {...saying} rectification={city.rectification} />
      </div>
    </div>
  )
}

function Halls({ halls, ...saying }: Saying & { readonly halls: City['halls'] }) {
  const { t } = saying
  const [isHeld, setHeld] = useState(false)
  const sheets = Math.ceil(halls.length / rowsOfSheet)
  const sheet = useSheets(sheets, isHeld)
  return (
    <section class="panel halls" aria-labelledby="halls">
      <h2 id="halls">
        {t.halls}
        {sheets < 2 ? null : (
          <>
            <span class="hint">{t.sheet(String(sheet + 1), String(sheets))}</span>
            <button type="button" class="tool" aria-pressed={isHeld} onClick={() => setHeld(!isHeld)}>
              {isHeld ? t.turn : t.hold}
            </button>
          </>
        )}
      </h2>
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{t.hall}</th>
            <th scope="col">{t.evaluations}</th>
            <th scope="col">{t.participation}</th>
            <th scope="col">{t.good}</th>
          </tr>
        </thead>
        <tbody>
          {halls.slice(sheet * rowsOfSheet, (sheet + 1) * rowsOfSheet).map(({ hallCode, hallName, figure }) => (
            <tr key={hallCode} data-hall={hallCode}>
              <th scope="row">
                <a href={`/screen/hall/${encodeURIComponent(hallCode)}`}>{hallName}</a>
              </th>
              <Cells {...saying} figure={figure} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export function Cells({ t, language, figure }: Saying & { readonly figure: Figure | null }) {
  if (figure === null) return <td colSpan={3}>—</td>
  const { evaluations, invited, answered, good } = figure
  if (evaluations === null)
    return (
      <td colSpan={3} class="absent">
        {t.tooFew}
      </td>
    )
  return (
    <>
      <td>{sayCount(language, evaluations)}</td>
      <td>
        <Share language={language} part={answered} of={invited} />
      </td>
      <td>
        {good === null ? (
          '—'
        ) : (
          <>
            <strong>{sayHundredths(good.hundredths)}</strong>{' '}
            <span class="hint">
              {sayHundredths(good.lowerHundredths)}–{sayHundredths(good.upperHundredths)}
            </span>
          </>
        )}
      </td>
    </>
  )
}
