/** @jsxImportSource react */
import { Tag } from 'antd'
import { sayCount } from '../../shared/format.ts'
import { Objecting } from './objecting.tsx'
import { ObjectionPart } from './objection-part.tsx'
import { ParticipationPart } from './participation-part.tsx'
import type { WindowCardProps } from './props.ts'
import {
  type Figure,
  type Figures,
  type PeriodProps,
  sayPoints,
  sayShare,
  sayVersion,
  verdictClasses,
  type WindowFigures,
} from './say.ts'

/** One window: what stands, how it came about, how sure it is, who took part, and what was objected. */
export function WindowCard(props: WindowCardProps) {
  const { say, window, needed, scored } = props
  const { t } = say
  const [figure] = window.versions
  if (figure === undefined) return null
  return (
    <li className="card" data-window={window.windowCode} data-verdict={figure.verdict}>
      <h3 className="broken">
        {window.windowName} <span className="quiet">{window.windowCode}</span>
      </h3>
      <p>
        <Tag className={verdictClasses[figure.verdict]}>{t.verdicts[figure.verdict].name}</Tag>
        {t.verdicts[figure.verdict].words}
      </p>
      <Score say={say} figure={figure} />
      {needed === undefined ? null : <Steps say={say} figure={figure} needed={needed} />}
      <ParticipationPart say={say} participation={window.participation} needed={needed} />
      <Versions say={say} window={window} />
      {scored === undefined || scored.objection === null ? null : (
        <ObjectionPart {...props} window={scored} onDecided={props.onObjected} />
      )}
      {scored?.mayObject === true ? <Objecting {...props} /> : null}
    </li>
  )
}

interface FigureProps extends Pick<PeriodProps, 'say'> {
  readonly figure: Figure
}

function Score({ say: { t, language }, figure }: FigureProps) {
  const { score, lower, upper, place, groupWindows, evaluations, months } = figure
  const facts = [
    t.figures.evaluations(sayCount(language, evaluations)),
    ...(months > 1 ? [t.figures.months(String(months))] : []),
    ...(place === null ? [] : [t.figures.place(String(place.from), String(place.to), String(groupWindows))]),
  ]
  return (
    <>
      {score === null || lower === null || upper === null ? (
        <p>{t.figures.noFigure}</p>
      ) : (
        <>
          <p>
            <b>{t.figures.score(sayPoints(score), sayPoints(lower), sayPoints(upper))}</b>
          </p>
          <svg className="interval-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect className="scale" x="0" y="3" width="100" height="2" />
            <rect className="span" x={lower / 1000} y="1" width={Math.max(0.6, (upper - lower) / 1000)} height="6" />
            <rect className="score" x={Math.max(0, score / 1000 - 0.3)} y="0" width="0.6" height="8" />
          </svg>
        </>
      )}
      <p className="quiet">{facts.join(' · ')}</p>
    </>
  )
}

/** From the plain mean to what is told, in words. */
function Steps({ say: { t, language }, figure, needed }: FigureProps & { readonly needed: Figures['needed'] }) {
  const { raw, expected, adjusted, score, lower, upper } = figure
  if (raw === null || expected === null || adjusted === null || score === null || lower === null || upper === null)
    return null
  const by = adjusted - raw
  return (
    <details>
      <summary>{t.figures.how}</summary>
      <ol className="story">
        <li>{t.figures.raw(sayPoints(raw), sayCount(language, figure.evaluations))}</li>
        <li>{t.figures.expected(sayPoints(expected))}</li>
        <li>{t.figures.adjusted(sayPoints(adjusted), `${by < 0 ? '−' : '+'}${sayPoints(Math.abs(by))}`)}</li>
        <li>{t.figures.effective(sayPoints(figure.effective))}</li>
        <li>{t.figures.drawn(sayPoints(score))}</li>
        <li>{t.figures.interval(sayPoints(lower), sayPoints(upper))}</li>
        <li>{t.figures.reliability(sayShare(figure.reliability), sayShare(needed.reliability))}</li>
        <li>{t.figures.named(sayShare(needed.probability), sayCount(language, needed.evaluations))}</li>
      </ol>
    </details>
  )
}

/** What the versions before said, and what the rules of before would say. */
function Versions({ say, window }: Pick<PeriodProps, 'say'> & { readonly window: WindowFigures }) {
  const { t } = say
  if (window.versions.length < 2) return null
  return (
    <details>
      <summary>{t.figures.versions}</summary>
      <ul className="plain-list">
        {window.versions.map((figure) => {
          const { score, lower, upper, purpose, revision, verdict } = figure
          const told =
            score === null || lower === null || upper === null
              ? t.figures.unscored
              : t.figures.score(sayPoints(score), sayPoints(lower), sayPoints(upper))
          return (
            <li key={`${purpose}/${revision}`}>
              {t.figures.versionOf(sayVersion(say, figure), t.verdicts[verdict].name, told)}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
