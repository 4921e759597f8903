/** @jsxImportSource react */
import { sayCount, sayDay, sayDueTime } from '../../shared/format.ts'
import { Failure, Heading } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { FigureDesk } from './figure-desk.tsx'
import { StateTag } from './period-list.tsx'
import type { PeriodDetail, PeriodProps } from './say.ts'
import { VersionCard } from './version-card.tsx'

/** One period: when and why, its versions, and the windows of a hall. */
export function PeriodView(props: PeriodProps & { readonly name: string }) {
  const { spoken, say, name } = props
  const { t } = say
  const { value: period, failure, reload } = useAnswer(props, 'seeScorePeriod', { params: { period: name } })
  if (period === undefined)
    return (
      <>
        <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
        {failure === undefined ? <p>{spoken.t.loading}</p> : null}
      </>
    )
  return (
    <>
      <Heading>{t.period(period.period)}</Heading>
      <Facts {...props} period={period} />
      <section className="stack" aria-labelledby="versions">
        <h2 id="versions">{t.version.title}</h2>
        <p className="quiet">{t.version.hint}</p>
        {period.versions.length === 0 ? <p className="card">{t.version.none}</p> : null}
        <ul className="cards" data-versions={period.versions.length}>
          {[...period.versions].reverse().map((version) => (
            <VersionCard key={`${version.purpose}/${version.revision}`} say={say} version={version} />
          ))}
        </ul>
      </section>
      {period.versions.length === 0 ? null : <FigureDesk {...props} period={period} onChanged={reload} />}
    </>
  )
}

function Facts({ say, period }: PeriodProps & { readonly period: PeriodDetail }) {
  const { t, language } = say
  const { state, kind, fromDay, toDay, closesAt, objectionsUntil, objections } = period
  const { open, upheld, dismissed } = objections
  const time = (instant: string) => sayDueTime(language, instant)
  return (
    <section className="card stack order-cards" data-period={period.period} data-state={state}>
      <p>
        <StateTag say={say} state={state} /> {t.kinds[kind]}
      </p>
      <p>{t.states[state].words}</p>
      <p className="quiet">{t.days(sayDay(language, fromDay), sayDay(language, toDay))}</p>
      <p>{t.closesWhy(String(period.validForNaturalDays), String(period.offlineGraceNaturalDays), time(closesAt))}</p>
      {objectionsUntil === null ? null : <p>{t.objectionsUntil(time(objectionsUntil))}</p>}
      {objectionsUntil === null ? null : (
        <p data-objections={open}>
          {t.objections.counts(sayCount(language, open), sayCount(language, upheld), sayCount(language, dismissed))}
        </p>
      )}
    </section>
  )
}
