import { sayCount } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { type Axis, axisOf } from '../shared/score/axis.ts'
import { Interval } from '../shared/score/interval.tsx'
import { sayPoints } from '../shared/score/say.ts'
import { useAnswer } from '../shared/use-answer.ts'
import type { CompositeOfWindow as Answer, Composite, CompositeWindow, Naming } from './ask.ts'
import type { RankingTexts } from './texts.zh.ts'

interface Props {
  readonly t: RankingTexts
  readonly language: Language
  readonly period: string
  readonly revision: number
}

/** Ten-thousandths as people read them. */
const sayWeight = (weight: number) => `${Math.round(weight / 10) / 10} %`

/** 综合得分 beside the ranking of citizens: who is named when every evaluator group is heard, and what really decides; or why there is none. */
export function CompositeSection({ t, language, period, revision, naming }: Props & { readonly naming: Naming }) {
  const asked = useAnswer<Composite>(`/api/v1/rankings/${encodeURIComponent(period)}/composite?revision=${revision}`)
  const { composite: words } = t
  if (asked.state !== 'THERE')
    return (
      <section data-composite={asked.state}>
        <h3>{words.title}</h3>
        <p class="quiet">
          {asked.state === 'FAILED' ? t.failed : asked.state === 'REFUSED' ? words.gaps.NOT_COMPUTED : t.opening}
        </p>
      </section>
    )
  const composite = asked.answer
  return (
    <section data-composite={composite.gap ?? 'THERE'}>
      <h3>{words.title}</h3>
      {composite.gap === null ? (
        <Told t={t} language={language} composite={composite} naming={naming} />
      ) : (
        <p class="card">{words.gaps[composite.gap]}</p>
      )}
    </section>
  )
}

interface ToldProps extends Pick<Props, 't' | 'language'> {
  readonly composite: Composite
  readonly naming: Naming
}

function Told({ t, language, composite, naming }: ToldProps) {
  const { composite: words } = t
  const say = (count: number) => sayCount(language, count)
  const { scheme, visits, deductions } = composite
  return (
    <>
      {scheme === null ? null : (
        <p class="quiet">
          {words.by(language === 'en' ? scheme.title.en : scheme.title.zh, say(scheme.version))}{' '}
          {words.counted(say(visits), say(deductions))}
        </p>
      )}
      <Weights t={t} composite={composite} />
      <List {...{ t, language, composite, naming }} verdict="TOP" />
      <List {...{ t, language, composite, naming }} verdict="BOTTOM" />
      <h4>{t.ranking.rest}</h4>
      <dl class="card rest">
        {untold.map((verdict) => (
          <div key={verdict} data-composite-verdict={verdict}>
            <dt>
              {verdict === 'HELD' ? words.heldName : t.verdicts[verdict].name}
              <span class="number">
                {say(composite.counts[verdict])} {t.ranking.windows}
              </span>
            </dt>
            {verdict === 'HELD' ? (
              <dd class="quiet">
                {words.heldWords}{' '}
                {heldReasons
                  .filter((reason) => composite.held[reason] > 0)
                  .map((reason) => words.held[reason](say(composite.held[reason])))
                  .join(words.listed)}
              </dd>
            ) : null}
          </div>
        ))}
      </dl>
      {composite.proof === null ? null : (
        <ul class="notes">
          <li>
            <a href={`/api/v1/composite-inputs/${composite.proof.row.input_digest}`}>{words.input}</a>{' '}
            <span class="digest">{composite.proof.row.input_digest}</span>
          </li>
          <li>
            <a href={`/api/v1/rankings/${composite.period}/composite/result?revision=${composite.revision}`}>
              {words.result}
            </a>
          </li>
          <li>
            {words.whole} <span class="digest">{composite.proof.row.result_digest}</span>
          </li>
        </ul>
      )}
    </>
  )
}

const untold = [
  ...(['MIDDLE', 'NO_DIFFERENCE_SHOWN', 'TOO_FEW_TO_TELL', 'LOW_PARTICIPATION', 'NOT_COMPARABLE', 'HELD'] as const),
] as const
const heldReasons = ['GROUP_MISSING', 'COVERAGE_LOW', 'VETOED', 'NOTHING_MEASURED'] as const

/** What each group weighs by name, and what share of the differences it makes. */
function Weights({ t, composite }: Pick<ToldProps, 't' | 'composite'>) {
  const { composite: words } = t
  const { HELD: _, ...ranked } = composite.counts
  const isRanked = Object.values(ranked).some((windows) => windows > 0)
  return (
    <>
      <p>{words.weights}</p>
      <ul class="notes">
        {composite.weights.map(({ group, nominal, effective }) => (
          <li key={group} data-group={group}>
            {words.weight(
              words.groups[group],
              sayWeight(nominal),
              effective === null ? null : sayWeight(effective),
              isRanked,
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function List({ t, language, composite, naming, verdict }: ToldProps & { readonly verdict: 'TOP' | 'BOTTOM' }) {
  const { ranking: words } = t
  const named = composite.named.filter((window) => window.verdict === verdict)
  const isHeld = verdict === 'BOTTOM' && !composite.namesLast
  const axis = axisOfScores(composite.named)
  return (
    <section data-composite-list={verdict}>
      <h4>{(verdict === 'TOP' ? t.composite.top : t.composite.last)(naming)}</h4>
      {isHeld ? (
        <p class="card">
          {words.lastHeld} {sayCount(language, composite.counts.BOTTOM)} {words.windows}
        </p>
      ) : null}
      {named.length === 0 && !isHeld ? <p class="card">{verdict === 'TOP' ? words.noneTop : words.noneLast}</p> : null}
      {named.length < 2 ? null : <p class="quiet">{words.noOrder}</p>}
      <ul class="named">
        {named.map((window) => (
          <li
            key={`${window.hallCode}/${window.windowCode}`}
            class="card"
            data-composite-window={`${window.hallCode}/${window.windowCode}`}
          >
            <h5>
              {window.hallName} · {window.windowName}
            </h5>
            <Figures t={t} language={language} window={window} axis={axis} />
            <a
              href={`/ranking/${composite.period}/${window.hallCode}/${window.windowCode}?revision=${composite.revision}`}
            >
              {words.how}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Told = Composite['named'][number]

const axisOfScores = (windows: readonly Pick<Told, 'lower' | 'upper'>[]) =>
  axisOf(windows.flatMap(({ lower, upper }) => (lower === null || upper === null ? [] : [{ lower, upper }])))

/** The figure of one window with what each group adds, and how sure it is. */
interface FiguresProps extends Pick<Props, 't' | 'language'> {
  readonly window: Told | CompositeWindow
  readonly axis: Axis
}

function Figures({ t, language, window, axis }: FiguresProps) {
  const { composite: words } = t
  const { points, score, lower, upper, coverage, group, bonus, deduction } = window
  const likely = window.verdict === 'BOTTOM' ? window.probability.bottom : window.probability.top
  return (
    <>
      {points === null ? null : <p class="value">{words.points(sayPoints(points))}</p>}
      {score === null || lower === null || upper === null ? null : (
        <Interval label={words.between(sayPoints(lower), sayPoints(upper))} {...{ lower, upper, score, axis }} />
      )}
      {lower === null || upper === null ? null : <p>{words.between(sayPoints(lower), sayPoints(upper))}</p>}
      {group === null ? null : (
        <p>
          {t.ranking.place(
            sayCount(language, group.from),
            sayCount(language, group.to),
            sayCount(language, group.windows),
          )}
          {likely === null || (window.verdict !== 'TOP' && window.verdict !== 'BOTTOM')
            ? ''
            : ` · ${words.likely(`${Math.round(likely / 10)} %`)}`}
        </p>
      )}
      <ul class="notes">
        {window.groups.map(({ group: name, weight, adds, error }) => (
          <li key={name}>
            {adds === null
              ? words.addsNothing(words.groups[name], sayWeight(weight))
              : words.adds(words.groups[name], sayWeight(weight), sayPoints(adds), sayPoints(error))}
          </li>
        ))}
        {bonus === 0 ? null : <li>{words.bonus(sayPoints(bonus))}</li>}
        {deduction === 0 ? null : <li>{words.deduction(sayPoints(deduction))}</li>}
        <li>{words.coverage(sayWeight(coverage))}</li>
      </ul>
    </>
  )
}

/** Of one window: those of the middle are only not named. */
function nameOf({ composite, one, verdicts }: RankingTexts, verdict: CompositeWindow['verdict']): string {
  if (verdict === 'HELD') return composite.heldName
  return verdict === 'MIDDLE' ? one.notNamed.name : verdicts[verdict].name
}

interface WindowProps extends Props {
  readonly hallCode: string
  readonly windowCode: string
}

/** How the composite of one window came about, indicator by indicator; nothing where there is none. */
export function CompositeOfWindow({ t, language, period, revision, hallCode, windowCode }: WindowProps) {
  const place = `hallCode=${encodeURIComponent(hallCode)}&windowCode=${encodeURIComponent(windowCode)}&revision=${revision}`
  const asked = useAnswer<Answer>(`/api/v1/rankings/${encodeURIComponent(period)}/composite/window?${place}`)
  const { composite: words } = t
  if (asked.state !== 'THERE' || asked.answer.composite === null) return null
  const window = asked.answer.composite
  return (
    <section data-composite-verdict={window.verdict}>
      <h3>{words.title}</h3>
      <div class="card">
        <p>
          <strong>{nameOf(t, window.verdict)}</strong>
        </p>
        {window.held.map((reason) => (
          <p key={reason}>
            {words.why[reason]}
            {reason === 'GROUP_MISSING'
              ? ` ${window.missingGroups.map((group) => words.groups[group]).join(words.listed)}`
              : ''}
          </p>
        ))}
        {window.isPublished ? (
          <Figures t={t} language={language} window={window} axis={axisOfScores([window])} />
        ) : null}
      </div>
      {window.audiences.map(({ audience, leaves }) => (
        <details key={audience}>
          <summary>{words.audiences[audience]}</summary>
          <ul class="notes">
            {leaves.map((leaf) => (
              <li key={leaf.indicator} data-leaf={leaf.indicator}>
                {words.leaf(
                  language === 'en' ? leaf.name.en : leaf.name.zh,
                  sayWeight(leaf.weight),
                  words.states[leaf.state],
                  leaf.value === null ? null : `${leaf.value / 1000} ${words.units[leaf.unit]}`,
                  leaf.points === null ? null : sayPoints(leaf.points),
                )}
                {leaf.isVetoed ? ` ${words.vetoed}` : ''}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
