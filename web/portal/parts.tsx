import type { ComponentChildren } from 'preact'
import { sayCount, sayDay } from '../shared/format.ts'
import { gradesBestFirst } from '../shared/grade-face.tsx'
import { type Axis, axisOf } from '../shared/score/axis.ts'
import { Interval } from '../shared/score/interval.tsx'
import { sayPercent } from '../shared/score/say.ts'
import type { Asked } from '../shared/use-answer.ts'
import type { Figure, Head, Saying } from './types.ts'

const dayOf = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)
export const sayHundredths = (hundredths: number) => `${(hundredths / 100).toFixed(1)}\u00a0%`

interface AskedProps<Answer> extends Pick<Saying, 't'> {
  readonly asked: Asked<Answer>
  readonly children: (answer: Answer) => ComponentChildren
}

/** What is said until there is an answer, and where there is none. */
export function Told<Answer>({ t, asked, children }: AskedProps<Answer>) {
  if (asked.state === 'THERE') return <>{children(asked.answer)}</>
  return (
    <div aria-live="polite">
      {asked.state === 'OPENING' ? <p class="quiet">{t.opening}</p> : null}
      {asked.state === 'FAILED' ? (
        <p class="warning" data-failed>
          {t.failed}
        </p>
      ) : null}
      {asked.state === 'REFUSED' ? (
        <p class="card" data-unknown>
          {t.unknown}
        </p>
      ) : null}
    </div>
  )
}

interface FigureProps extends Saying {
  readonly figure: Figure | null
  readonly smallestCell: number
  /** On which all good shares of the page are drawn. */
  readonly axis: Axis
  /** The distribution as well. */
  readonly isWhole?: boolean
}

/** 好评率 with its interval, and beside it how many spoke and how many were asked. */
export function FigureView({ t, language, figure, smallestCell, axis, isWhole = false }: FigureProps) {
  const { figure: words } = t
  const say = (count: number) => sayCount(language, count)
  if (figure === null) return <p class="quiet">{words.absent}</p>
  const { evaluations, grades, good } = figure
  if (evaluations === null) return <p class="quiet">{words.tooFew(say(smallestCell))}</p>
  const told = sayGood({ t }, figure)
  return (
    <div class="figure" data-evaluations={evaluations}>
      <p class="label">{words.good}</p>
      {good === null || told === undefined ? (
        <p class="value value-none">{words.noGood}</p>
      ) : (
        <>
          <p class="value">{told}</p>
          <Interval
            label={`${words.good} ${told}`}
            lower={good.lowerHundredths * 10}
            upper={good.upperHundredths * 10}
            score={good.hundredths * 10}
            {...{ axis, unit: '%' }}
          />
        </>
      )}
      <p class="quiet">
        {words.evaluations(say(evaluations))} · {sayParticipation({ t, language }, figure)}
      </p>
      {isWhole && grades !== null ? <Grades t={t} language={language} grades={grades} /> : null}
    </div>
  )
}

type Shares = [string, string, string]

/** Who took part, with the numbers behind the share; that it is not told where too few were invited. */
export function sayParticipation(
  { t, language }: Pick<Saying, 't' | 'language'>,
  { answered, invited }: Pick<Figure, 'answered' | 'invited'>,
): string {
  const { figure: words } = t
  if (answered === null || invited === null) return words.fewAsked
  return words.participation(sayCount(language, answered), sayCount(language, invited), sayPercent(answered, invited))
}

/** One axis for all good shares that a page draws. */
export const axisOfFigures = (figures: readonly (Figure | null)[]): Axis =>
  axisOf(
    figures.flatMap((figure) =>
      figure?.good == null
        ? []
        : [{ lower: figure.good.lowerHundredths * 10, upper: figure.good.upperHundredths * 10 }],
    ),
  )

/** 好评率 with its interval, in words. */
export function sayGood({ t }: Pick<Saying, 't'>, { good }: Pick<Figure, 'good'>): string | undefined {
  if (good === null) return undefined
  return t.figure.share(...([good.hundredths, good.lowerHundredths, good.upperHundredths].map(sayHundredths) as Shares))
}

/** The chart is the table: a bar lies in the cell of its count. */
function Grades({ t, language, grades }: Pick<Saying, 't' | 'language'> & { readonly grades: readonly number[] }) {
  const all = grades.reduce((sum, count) => sum + count, 0)
  return (
    <table class="grades">
      <caption>{t.figure.grades}</caption>
      <tbody>
        {gradesBestFirst.map((grade) => {
          const count = grades[grade - 1] ?? 0
          return (
            <tr key={grade} data-grade={grade}>
              <th scope="row">{t.shared.grades[grade]}</th>
              <td class="bar-cell">
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" class="bar">
                  <rect class="scale" width="100" height="8" />
                  <rect class="span" width={(100 * count) / Math.max(1, all)} height="8" />
                </svg>
              </td>
              <td class="count">{sayCount(language, count)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** When it was published, with what has to be said of it. */
export function sayHead({ t, language }: Pick<Saying, 't' | 'language'>, head: Head): string {
  return [
    t.published(sayDay(language, dayOf(head.publishedAt))),
    ...(head.daysLate === 0 ? [] : [t.late(sayCount(language, head.daysLate))]),
    ...(head.revision === 0 ? [] : [t.revision(String(head.revision))]),
    ...(head.withdrawn === null ? [] : [t.withdrawnShort]),
  ].join(' · ')
}

export function Withdrawn({ t, language, head }: Pick<Saying, 't' | 'language'> & { readonly head: Head }) {
  if (head.withdrawn === null) return null
  return (
    <p class="warning" data-withdrawn>
      {t.withdrawn(sayDay(language, dayOf(head.withdrawn.at)), head.withdrawn.reason)}
    </p>
  )
}

export const hallAddress = (hallCode: string) => `/portal/hall/${encodeURIComponent(hallCode)}`
export const windowAddress = (hallCode: string, windowCode: string) =>
  `${hallAddress(hallCode)}/${encodeURIComponent(windowCode)}`

/** Of periods whose newest version was withdrawn: since when, and why. */
export function NothingStands({
  t,
  language,
  heads,
}: Pick<Saying, 't' | 'language'> & { readonly heads: readonly Head[] }) {
  return (
    <>
      {heads.map(({ period, withdrawn }) =>
        withdrawn === null ? null : (
          <p key={period} class="warning" data-none-stands={period}>
            {t.noneStands(t.period(period), sayDay(language, dayOf(withdrawn.at)), withdrawn.reason)}
          </p>
        ),
      )}
    </>
  )
}
