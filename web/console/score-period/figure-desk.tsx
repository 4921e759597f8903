/** @jsxImportSource react */
import { useState } from 'react'
import { sayCount } from '../../shared/format.ts'
import { Failure, SelectField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import type { PeriodDetail, PeriodProps } from './say.ts'
import { WindowCard } from './window-card.tsx'

interface FigureDeskProps extends PeriodProps {
  readonly period: PeriodDetail
  readonly onChanged: () => Promise<void>
}

/** The windows of one hall, with what may be objected where that may be seen. */
export function FigureDesk(props: FigureDeskProps) {
  const { spoken, session, say, period, onChanged } = props
  const { t, language } = say
  const { halls } = period
  const [chosen, setChosen] = useState('')
  const hallCode = halls.find((each) => each.hallCode === chosen)?.hallCode ?? halls[0]?.hallCode ?? ''
  const wish = { params: { period: period.period }, query: { hallCode } }
  const isWanted = hallCode !== ''
  const figures = useAnswer(props, 'listWindowFigures', wish, isWanted)
  const scored = useAnswer(props, 'listScoredWindows', wish, isWanted && session.permissions.includes('score:read'))
  const failed = figures.failure === undefined ? scored : figures
  const windows = figures.value?.windows
  return (
    <section className="stack" aria-labelledby="window-figures">
      <h2 id="window-figures">{t.figures.title}</h2>
      <p className="quiet">{t.figures.hint}</p>
      {halls.length < 2 ? null : (
        <div className="filter">
          <SelectField
            label={t.figures.hall}
            value={hallCode}
            options={halls.map((hall): [string, string] => [
              hall.hallCode,
              t.figures.hallOption(hall.hallName, sayCount(language, hall.windows)),
            ])}
            onChange={setChosen}
          />
        </div>
      )}
      <Failure text={failed.failure} again={{ label: spoken.t.again, ask: failed.reload }} />
      {isWanted && windows === undefined && failed.failure === undefined ? <p>{spoken.t.loading}</p> : null}
      {figures.value?.isOwnOnly === true ? <p className="notice">{t.figures.ownOnly}</p> : null}
      {!isWanted || windows?.length === 0 ? <p className="card">{t.figures.none}</p> : null}
      {figures.value === undefined ? null : (
        <ul className="cards order-cards period-cards" data-windows={figures.value.windows.length}>
          {figures.value.windows.map((window) => (
            <WindowCard
              key={window.windowCode}
              {...props}
              hallCode={hallCode}
              window={window}
              needed={figures.value?.needed}
              scored={scored.value?.windows.find((each) => each.windowCode === window.windowCode)}
              onObjected={async () => {
                await scored.reload()
                await onChanged()
              }}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
