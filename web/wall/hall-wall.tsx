import type { seePortalHall } from '../../contracts/portal.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { findLatest, findStanding } from '../../domain/standing-version.ts'
import { sayPoints } from '../shared/score/say.ts'
import { Cells } from './city-wall.tsx'
import { Good, GradesPanel, Rectification, type Saying } from './panels.tsx'

export type Hall = AnswerOf<typeof seePortalHall>

export function HallWall({ hall, ...saying }: Saying & { readonly hall: Hall }) {
  const { t } = saying
  const figure = findLatest(hall.periods)?.figure ?? null
  return (
    <div class="wall" data-hall={hall.hallCode}>
      <div class="left">
        {figure === null ? (
          <section class="panel">
            <p class="absent" data-not-yet>
              {t.notYet}
            </p>
          </section>
        ) : (
          <>
            <Good {...saying} figure={figure} />
            <GradesPanel {...saying} figure={figure} />
          </>
        )}
      </div>
      <div class="right right-of-hall">
        <Named {...saying} hall={hall} />
        <History {...saying} hall={hall} />
        <Rectification {...saying} rectification={hall.rectification} />
      </div>
    </div>
  )
}

/** Windows by their number, and those among the best alone: a wall is no pillory. */
function Named({ t, hall }: Saying & { readonly hall: Hall }) {
  const named = hall.windows.filter(({ said, score }) => said === 'TOP' && score !== null).slice(0, 4)
  return (
    <section class="panel" aria-labelledby="named">
      <h2 id="named">{t.named}</h2>
      {named.length === 0 ? <p class="absent">{t.noneNamed}</p> : null}
      <table class="rows">
        {named.length === 0 ? null : (
          <thead>
            <tr>
              <th scope="col">{t.window}</th>
              <th scope="col">{t.points}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {named.map(({ windowCode, windowName, score }) => (
            <tr key={windowCode} data-window={windowCode}>
              <th scope="row">{windowName}</th>
              <td>
                {score === null
                  ? null
                  : t.score(sayPoints(score.score), sayPoints(score.lower), sayPoints(score.upper))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function History({ hall, ...saying }: Saying & { readonly hall: Hall }) {
  const { t } = saying
  const months = hall.periods
    .filter((version) => version.kind === 'MONTH' && findStanding(hall.periods, version.period) === version)
    .slice(0, 5)
  if (months.length === 0) return null
  return (
    <section class="panel" aria-labelledby="history">
      <h2 id="history">{t.history}</h2>
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{t.month}</th>
            <th scope="col">{t.evaluations}</th>
            <th scope="col">{t.participation}</th>
            <th scope="col">{t.good}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ period, revision, figure }) => (
            <tr key={`${period} ${revision}`}>
              <th scope="row">{t.period(period)}</th>
              <Cells {...saying} figure={figure} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
