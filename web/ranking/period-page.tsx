import { sayCount, sayDay } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { axisOf } from '../shared/score/axis.ts'
import { Interval } from '../shared/score/interval.tsx'
import { sayPoints } from '../shared/score/say.ts'
import { useAnswer } from '../shared/use-answer.ts'
import type { Ranking } from './ask.ts'
import { BridgeSection } from './bridge.tsx'
import { CompositeSection } from './composite.tsx'
import { dayOf, NothingStands, revisionAsked, sayParticipation, VersionNotice, Waiting } from './parts.tsx'
import type { RankingTexts } from './texts.zh.ts'

interface Props {
  readonly t: RankingTexts
  readonly language: Language
  readonly period: string
}

/** One published period. */
export function PeriodPage({ t, language, period }: Props) {
  const revision = revisionAsked()
  const query = revision === null ? '' : `?revision=${encodeURIComponent(revision)}`
  const asked = useAnswer<Ranking>(`/api/v1/rankings/${encodeURIComponent(period)}${query}`)
  if (asked.state !== 'THERE') return <Waiting t={t} state={asked.state} />
  const ranking = asked.answer
  if (revision === null && ranking.standing === null) return <Unsettled t={t} language={language} ranking={ranking} />
  const { ranking: words } = t
  const say = (count: number) => sayCount(language, count)
  const { published } = ranking
  return (
    <div data-ranking={period}>
      <h2>{t.period(period)}</h2>
      <VersionNotice t={t} language={language} version={ranking} address={`/ranking/${period}`} />
      <p class="quiet">
        {t.days(sayDay(language, ranking.fromDay), sayDay(language, ranking.toDay))}
        <br />
        {words.counted(say(ranking.evaluations))} {words.leftOut(say(ranking.invalidated), say(ranking.exempted))}
      </p>
      <p class="quiet">{words.pooledNote}</p>
      <NamedList t={t} language={language} ranking={ranking} verdict="TOP" />
      <NamedList t={t} language={language} ranking={ranking} verdict="BOTTOM" />
      <Rest t={t} language={language} ranking={ranking} />
      <CompositeSection
        {...{ t, language, period: ranking.period, revision: published.revision, naming: ranking.naming }}
      />
      <BridgeSection t={t} language={language} ranking={ranking} />
      <Others t={t} language={language} ranking={ranking} versions={ranking.others} />
      <Proof t={t} ranking={ranking} />
    </div>
  )
}

/** A period whose newest version was withdrawn: no figure, but why, its digest, and everything that was published of it. */
function Unsettled({ t, language, ranking }: Pick<ListProps, 't' | 'language' | 'ranking'>) {
  return (
    <div data-ranking={ranking.period}>
      <h2>{t.period(ranking.period)}</h2>
      <NothingStands t={t} language={language} published={ranking.published} />
      <p>
        {t.proof.whole} <span class="digest">{ranking.published.resultDigest}</span>
      </p>
      <Others t={t} language={language} ranking={ranking} versions={[ranking.published, ...ranking.others]} />
    </div>
  )
}

interface ListProps extends Pick<Props, 't' | 'language'> {
  readonly ranking: Ranking
  readonly verdict: 'TOP' | 'BOTTOM'
}

function NamedList({ t, language, ranking, verdict }: ListProps) {
  const { ranking: words } = t
  const named = ranking.named.filter((window) => window.verdict === verdict)
  const isHeld = verdict === 'BOTTOM' && !ranking.namesLast
  const none = verdict === 'TOP' ? words.noneTop : words.noneLast
  return (
    <section data-list={verdict}>
      <h3>{(verdict === 'TOP' ? words.top : words.last)(ranking.naming)}</h3>
      {isHeld ? (
        <p class="card">
          {words.lastHeld} {sayCount(language, ranking.counts.BOTTOM)} {words.windows}
        </p>
      ) : null}
      {named.length === 0 && !isHeld ? <p class="card">{none}</p> : null}
      {named.length < 2 ? null : <p class="quiet">{words.noOrder}</p>}
      <ul class="named">
        {named.map((window) => (
          <NamedWindow
            key={`${window.hallCode}/${window.windowCode}`}
            t={t}
            language={language}
            ranking={ranking}
            window={window}
          />
        ))}
      </ul>
    </section>
  )
}

interface WindowProps extends Pick<ListProps, 't' | 'language' | 'ranking'> {
  readonly window: Ranking['named'][number]
}

function NamedWindow({ t, language, ranking, window }: WindowProps) {
  const { period, published } = ranking
  const { ranking: words } = t
  const say = (count: number) => sayCount(language, count)
  const { score, lower, upper, group, months } = window
  const told = words.score(sayPoints(score), sayPoints(lower), sayPoints(upper))
  return (
    <li class="card" data-window={`${window.hallCode}/${window.windowCode}`}>
      <h4>
        {window.hallName} · {window.windowName}
      </h4>
      <p class="value">{told}</p>
      <Interval label={told} lower={lower} upper={upper} score={score} axis={axisOf(ranking.named)} />
      <p>
        {words.place(say(group.from), say(group.to), say(group.windows))} · {words.evaluations(say(window.evaluations))}
        {months > 1 ? ` · ${words.pooled(say(months))}` : ''}
      </p>
      <p class="quiet">{sayParticipation({ t, language }, window)}</p>
      <a href={`/ranking/${period}/${window.hallCode}/${window.windowCode}?revision=${published.revision}`}>
        {words.how}
      </a>
    </li>
  )
}

const untold = ['MIDDLE', 'NO_DIFFERENCE_SHOWN', 'TOO_FEW_TO_TELL', 'LOW_PARTICIPATION', 'NOT_COMPARABLE'] as const

function Rest({ t, language, ranking: { counts, naming } }: Pick<ListProps, 't' | 'language' | 'ranking'>) {
  return (
    <section>
      <h3>{t.ranking.rest}</h3>
      <dl class="card rest">
        {untold.map((verdict) => (
          <div key={verdict} data-verdict={verdict}>
            <dt>
              {t.verdicts[verdict].name}
              <span class="number">
                {sayCount(language, counts[verdict])} {t.ranking.windows}
              </span>
            </dt>
            <dd class="quiet">{t.verdicts[verdict].words(naming)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

interface OthersProps extends Pick<ListProps, 't' | 'language' | 'ranking'> {
  readonly versions: Ranking['others']
}

function Others({ t, language, ranking, versions }: OthersProps) {
  if (versions.length === 0) return null
  return (
    <section>
      <h3>{t.ranking.others}</h3>
      <ul class="notes">
        {versions.map((other) => (
          <li key={other.revision}>
            <a href={`/ranking/${ranking.period}?revision=${other.revision}`}>
              {t.catalogue.publishedOn(sayDay(language, dayOf(other.publishedAt)))}
              {other.revision === 0 ? '' : ` · ${t.catalogue.revision(String(other.revision))}`}
              {other.withdrawn === null ? '' : ` · ${t.catalogue.withdrawn}`}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Proof({ t, ranking }: Pick<ListProps, 't' | 'ranking'>) {
  const { proof: words } = t
  return (
    <section>
      <h3>{words.title}</h3>
      <p>{words.words}</p>
      <p>
        <code>{`npm run audit -- ranking ${ranking.period} --url ${location.origin}`}</code>
      </p>
      <ul class="notes">
        {ranking.proof.inputs.map((digest, at) => (
          <li key={digest}>
            <a href={`/api/v1/score-inputs/${digest}`}>{words.input(String(at + 1))}</a>{' '}
            <span class="digest">{digest}</span>
          </li>
        ))}
        <li>
          <a href={`/api/v1/rankings/${ranking.period}/result?revision=${ranking.published.revision}`}>
            {words.result}
          </a>
        </li>
        <li>
          {words.whole} <span class="digest">{ranking.published.resultDigest}</span>
        </li>
      </ul>
    </section>
  )
}
