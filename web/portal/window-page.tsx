import { sayCount } from '../shared/format.ts'
import { type Axis, axisOf } from '../shared/score/axis.ts'
import { Interval } from '../shared/score/interval.tsx'
import { sayPoints } from '../shared/score/say.ts'
import { useAnswer } from '../shared/use-answer.ts'
import { axisOfFigures, FigureView, hallAddress, sayHead, Told, Withdrawn } from './parts.tsx'
import type { Saying, WindowRecord } from './types.ts'

interface Place {
  readonly hallCode: string
  readonly windowCode: string
}

/** The history of a window, each figure with what proves it. */
export function WindowPage({ hallCode, windowCode, ...saying }: Saying & Place) {
  const hall = `/api/v1/portal/halls/${encodeURIComponent(hallCode)}`
  const asked = useAnswer<WindowRecord>(`${hall}/windows/${encodeURIComponent(windowCode)}`)
  return (
    <Told t={saying.t} asked={asked}>
      {(window) => <WindowView {...saying} window={window} />}
    </Told>
  )
}

type Props = Saying & { readonly window: WindowRecord }

function WindowView({ window, ...saying }: Props) {
  const { t } = saying
  const { hallCode, windowCode } = window
  const axes = {
    good: axisOfFigures(window.periods.map(({ figure }) => figure)),
    score: axisOf(window.periods.flatMap(({ score }) => score ?? [])),
  }
  return (
    <div data-window={`${hallCode}/${windowCode}`}>
      <h2>
        <a href={hallAddress(hallCode)}>{window.hallName}</a> · {window.windowName}
      </h2>
      <p class="links">
        <a href={`/h/${hallCode}/${windowCode}`}>{t.window.opened}</a>
      </p>
      <h3>{t.window.title}</h3>
      {window.periods.length === 0 ? <p class="card">{t.window.none}</p> : null}
      <ul class="cards">
        {window.periods.map((period) => (
          <Period key={`${period.period} ${period.revision}`} {...saying} window={window} period={period} axes={axes} />
        ))}
      </ul>
    </div>
  )
}

interface PeriodProps extends Props {
  readonly period: WindowRecord['periods'][number]
  readonly axes: { readonly good: Axis; readonly score: Axis }
}

function Period({ window, period, axes, ...saying }: PeriodProps) {
  const { t, language, isElderly } = saying
  const { score, said, figure, inputs, naming } = period
  const isNamed = said === 'TOP' || said === 'BOTTOM'
  return (
    <li class="card" data-period={period.period} data-revision={period.revision}>
      <h4>{t.period(period.period)}</h4>
      <Withdrawn t={t} language={language} head={period} />
      <p class="quiet">{sayHead(saying, period)}</p>
      {figure === null ? null : <p data-said={said ?? 'NONE'}>{said === null ? t.notNamed : t.said[said](naming)}</p>}
      {score === null ? null : (
        <>
          <p class="label">{isNamed ? t.scoreLabel : t.window.ownScore}</p>
          <p class="value">
            {t.score(sayPoints(score.score), sayPoints(score.lower), sayPoints(score.upper))}
            {score.months > 1 ? ` · ${t.pooled(sayCount(language, score.months))}` : ''}
          </p>
          <Interval label={t.figure.interval} {...score} axis={axes.score} />
        </>
      )}
      {figure === null ? (
        <p class="digest">{t.bulletin.proof(period.resultDigest)}</p>
      ) : (
        <FigureView {...saying} figure={figure} smallestCell={naming.smallestCell} axis={axes.good} />
      )}
      {isElderly ? null : (
        <p class="links">
          {score !== null ? (
            <a href={`/ranking/${period.period}/${window.hallCode}/${window.windowCode}?revision=${period.revision}`}>
              {t.window.how}
            </a>
          ) : null}
          <a href={`/api/v1/rankings/${period.period}/result?revision=${period.revision}`}>{t.window.result}</a>
          <a href={`/ranking/${period.period}?revision=${period.revision}`}>
            {t.window.proof} · {t.window.inputs(sayCount(language, inputs.length))}
          </a>
        </p>
      )}
    </li>
  )
}
