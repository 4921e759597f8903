import { findLatest, listUnsettled } from '../../domain/standing-version.ts'
import { sayCount } from '../shared/format.ts'
import { type Axis, axisOf } from '../shared/score/axis.ts'
import { Interval } from '../shared/score/interval.tsx'
import { sayPoints } from '../shared/score/say.ts'
import { useAnswer } from '../shared/use-answer.ts'
import { Freshness } from './freshness.tsx'
import { axisOfFigures, FigureView, NothingStands, sayHead, Told, Withdrawn, windowAddress } from './parts.tsx'
import { RectificationView } from './rectification.tsx'
import type { Naming } from './texts.zh.ts'
import type { Hall, Saying } from './types.ts'

type Props = Saying & { readonly hall: Hall }

export function HallPage({ hallCode, ...saying }: Saying & { readonly hallCode: string }) {
  const asked = useAnswer<Hall>(`/api/v1/portal/halls/${encodeURIComponent(hallCode)}`)
  return (
    <Told t={saying.t} asked={asked}>
      {(hall) => <HallView {...saying} hall={hall} />}
    </Told>
  )
}

function HallView({ hall, ...saying }: Props) {
  const { t, language, isElderly } = saying
  const { smallestCell } = hall
  // As on the page of the city: the newest month that stands.
  const latest = findLatest(hall.periods)
  const axis = axisOfFigures([latest?.figure ?? null, ...hall.windows.map(({ figure }) => figure)])
  const unsettled = listUnsettled(hall.periods).filter(({ toDay }) => latest === undefined || toDay >= latest.toDay)
  return (
    <div data-hall={hall.hallCode}>
      <h2>{hall.hallName}</h2>
      <NothingStands {...saying} heads={unsettled} />
      {latest === undefined && unsettled.length > 0 ? null : latest === undefined ? (
        <p class="card" data-not-yet>
          {t.notYet}
        </p>
      ) : (
        <section data-latest={latest.period}>
          <h3>{t.period(latest.period)}</h3>
          <p class="quiet">{sayHead(saying, latest)}</p>
          <div class="card">
            <FigureView
              {...saying}
              {...{ figure: latest.figure, axis }}
              smallestCell={latest.naming.smallestCell}
              isWhole
            />
          </div>
        </section>
      )}
      <RectificationView {...saying} rectification={hall.rectification} smallestCell={smallestCell} />
      {latest === undefined ? null : <Windows {...saying} hall={hall} axis={axis} naming={latest.naming} />}
      {isElderly ? null : <History {...saying} hall={hall} />}
      <Freshness t={t} language={language} freshness={hall.freshness} />
    </div>
  )
}

function Windows({ hall, axis, naming, ...saying }: Props & { readonly axis: Axis; readonly naming: Naming }) {
  const { t, language, isElderly } = saying
  if (hall.windows.length === 0) return null
  const ofScores = axisOf(hall.windows.flatMap(({ score }) => score ?? []))
  return (
    <section>
      <h2>{t.windows}</h2>
      <p class="quiet">{t.windowsLead}</p>
      <ul class="cards">
        {hall.windows.map(({ windowCode, windowName, figure, said, score }) => (
          <li key={windowCode} class="card" data-window={windowCode}>
            <h3>
              <a href={windowAddress(hall.hallCode, windowCode)}>{windowName}</a>
            </h3>
            <p>{said === null ? t.notNamed : t.said[said](naming)}</p>
            {score === null ? null : (
              <>
                <p class="label">{t.scoreLabel}</p>
                <p class="value">
                  {t.score(sayPoints(score.score), sayPoints(score.lower), sayPoints(score.upper))}
                  {score.months > 1 ? ` · ${t.pooled(sayCount(language, score.months))}` : ''}
                </p>
                <Interval label={t.figure.interval} {...score} axis={ofScores} />
              </>
            )}
            {isElderly && score === null ? null : (
              <FigureView {...saying} figure={figure} smallestCell={naming.smallestCell} axis={axis} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function History({ hall, ...saying }: Props) {
  const { t } = saying
  if (hall.periods.length === 0) return null
  const axis = axisOfFigures(hall.periods.map(({ figure }) => figure))
  return (
    <section>
      <h2>{t.history}</h2>
      <ul class="cards">
        {hall.periods.map((head) => (
          <li key={`${head.period} ${head.revision}`} class="card" data-period={head.period}>
            <h3>{t.period(head.period)}</h3>
            <p class="quiet">{sayHead(saying, head)}</p>
            {head.withdrawn === null ? (
              <FigureView {...saying} figure={head.figure} smallestCell={head.naming.smallestCell} axis={axis} />
            ) : (
              <Withdrawn {...saying} head={head} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
