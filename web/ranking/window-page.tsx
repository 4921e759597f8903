import { sayCount } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { axisOf } from '../shared/score/axis.ts'
import { Interval } from '../shared/score/interval.tsx'
import { sayPoints, sayShare } from '../shared/score/say.ts'
import { useAnswer } from '../shared/use-answer.ts'
import type { RankedWindow } from './ask.ts'
import { CompositeOfWindow } from './composite.tsx'
import { NothingStands, revisionAsked, sayParticipation, VersionNotice, Waiting } from './parts.tsx'
import type { RankingTexts } from './texts.zh.ts'

interface Props {
  readonly t: RankingTexts
  readonly language: Language
  readonly period: string
  readonly hallCode: string
  readonly windowCode: string
}

/** How one figure came about, with its own numbers. */
export function WindowPage({ t, language, period, hallCode, windowCode }: Props) {
  const revision = revisionAsked()
  const query = new URLSearchParams({ hallCode, windowCode, ...(revision === null ? {} : { revision }) })
  const asked = useAnswer<RankedWindow>(`/api/v1/rankings/${encodeURIComponent(period)}/window?${query}`)
  if (asked.state !== 'THERE') return <Waiting t={t} state={asked.state} />
  const window = asked.answer
  if (revision === null && window.standing === null)
    return <NothingStands t={t} language={language} published={window.published} />
  const say = (count: number) => sayCount(language, count)
  const { one, ranking, verdicts } = t
  const verdict = window.verdict === 'MIDDLE' ? one.notNamed : verdicts[window.verdict]
  const { score, lower, upper } = window
  const isScored = score !== null && lower !== null && upper !== null
  return (
    <section data-verdict={window.verdict}>
      <h2>
        {window.hallName} · {window.windowName}
      </h2>
      <p class="quiet">
        <a href={`/ranking/${period}?revision=${window.published.revision}`}>{t.period(period)}</a>
      </p>
      <VersionNotice
        t={t}
        language={language}
        version={window}
        address={`/ranking/${period}/${hallCode}/${windowCode}`}
      />
      <div class="card">
        <h3>{verdict.name}</h3>
        <p>{verdict.words(window.naming)}</p>
        {isScored ? (
          <>
            <p class="value">{ranking.score(sayPoints(score), sayPoints(lower), sayPoints(upper))}</p>
            <Interval
              label={one.interval(sayPoints(lower), sayPoints(upper))}
              lower={lower}
              upper={upper}
              score={score}
              axis={axisOf([{ lower, upper }])}
            />
          </>
        ) : null}
        <p class="quiet">
          {window.evaluations === null ? ranking.few : ranking.evaluations(say(window.evaluations))}
          {window.months > 1 ? ` · ${ranking.pooled(say(window.months))}` : ''}
          {' · '}
          {sayParticipation({ t, language }, window)}
        </p>
      </div>
      {isScored ? <Steps t={t} language={language} window={window} /> : null}
      <CompositeOfWindow {...{ t, language, period, hallCode, windowCode }} revision={window.published.revision} />
      <p>
        <a class="button" href={`/h/${hallCode}/${windowCode}`}>
          {one.history}
        </a>
      </p>
    </section>
  )
}

function Steps({ t, language, window }: Pick<Props, 't' | 'language'> & { readonly window: RankedWindow }) {
  const { one } = t
  const { raw, expected, adjusted, score, lower, upper } = window
  if (raw === null || expected === null || adjusted === null || score === null || lower === null || upper === null)
    return null
  const by = adjusted - raw
  return (
    <>
      <h3>{one.steps}</h3>
      <ol class="notes">
        <li>{one.raw(sayPoints(raw), sayCount(language, window.evaluations ?? 0))}</li>
        <li>{one.expected(sayPoints(expected))}</li>
        <li>{one.adjusted(sayPoints(adjusted), `${by < 0 ? '−' : '+'}${sayPoints(Math.abs(by))}`)}</li>
        <li>{one.effective(sayPoints(window.effective))}</li>
        <li>{one.drawn(sayPoints(score))}</li>
        <li>{one.interval(sayPoints(lower), sayPoints(upper))}</li>
        <li>{one.reliability(sayShare(window.reliability), sayShare(window.needed.reliability))}</li>
      </ol>
    </>
  )
}
