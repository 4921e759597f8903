import type { seePortal } from '../../contracts/portal.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { sayCount, sayInstant } from '../shared/format.ts'
import { gradesBestFirst } from '../shared/grade-face.tsx'
import type { Language } from '../shared/language.ts'
import { axisOf } from '../shared/score/axis.ts'
import { Interval } from '../shared/score/interval.tsx'
import { sayPercent } from '../shared/score/say.ts'
import type { WallTexts } from './texts.zh.ts'

type City = AnswerOf<typeof seePortal>
export type Figure = NonNullable<City['latest']>['figure']

export interface Saying {
  readonly t: WallTexts
  readonly language: Language
}

export const sayHundredths = (hundredths: number) => `${(hundredths / 100).toFixed(1)}%`

/** The one number that is read across a hall, with what it rests on. */
export function Good({ t, language, figure }: Saying & { readonly figure: Figure }) {
  const { evaluations, invited, answered, good } = figure
  return (
    <section class="panel" aria-labelledby="good">
      <h2 id="good">{t.good}</h2>
      {good === null ? (
        <p class="absent">{t.tooFew}</p>
      ) : (
        <>
          <p class="number number-first" data-good={good.hundredths}>
            {sayHundredths(good.hundredths)}
          </p>
          <p class="hint">{t.interval(sayHundredths(good.lowerHundredths), sayHundredths(good.upperHundredths))}</p>
          <Interval
            label={t.interval(sayHundredths(good.lowerHundredths), sayHundredths(good.upperHundredths))}
            lower={good.lowerHundredths * 10}
            upper={good.upperHundredths * 10}
            score={good.hundredths * 10}
            axis={axisOf([{ lower: good.lowerHundredths * 10, upper: good.upperHundredths * 10 }])}
            unit="%"
          />
        </>
      )}
      <dl class="pair">
        <div>
          <dt>{t.evaluations}</dt>
          <dd class="number">{evaluations === null ? '—' : sayCount(language, evaluations)}</dd>
        </div>
        <div>
          <dt>{t.participation}</dt>
          <dd class="number">
            <Share language={language} part={answered} of={invited} />
          </dd>
        </div>
      </dl>
    </section>
  )
}

interface ShareProps {
  readonly language: Language
  readonly part: number | null
  readonly of: number | null
}

/** A share with the numbers behind it; a line where they are not told, or there is nothing. */
export function Share({ language, part, of }: ShareProps) {
  if (part === null || of === null || of === 0) return <>—</>
  return (
    <>
      {sayPercent(part, of)}{' '}
      <span class="hint cases">
        {sayCount(language, part)}/{sayCount(language, of)}
      </span>
    </>
  )
}

export function GradesPanel({ t, language, figure }: Saying & { readonly figure: Figure }) {
  const { grades } = figure
  if (grades === null) return null
  const all = Math.max(
    1,
    grades.reduce((sum, count) => sum + count, 0),
  )
  return (
    <section class="panel" aria-labelledby="grades">
      <h2 id="grades">{t.grades}</h2>
      <table class="grades">
        <tbody>
          {gradesBestFirst.map((grade) => {
            const count = grades[grade - 1] ?? 0
            return (
              <tr key={grade}>
                <th scope="row">{t.shared.grades[grade]}</th>
                <td class="bar-cell">
                  <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" class="bar">
                    <rect class="scale" width="100" height="8" />
                    <rect class="span" width={(100 * count) / all} height="8" />
                  </svg>
                </td>
                <td class="count">{sayCount(language, count)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

export function Rectification({
  t,
  language,
  rectification,
}: Saying & { readonly rectification: City['rectification'] }) {
  const { underWay, observed, rates } = rectification.total
  const count = (each: number | null) => (each === null ? '—' : sayCount(language, each))
  const share = (name: string) => {
    const found = rates.find(({ rate }) => rate === name)
    return <Share language={language} part={found?.count ?? null} of={found?.of ?? null} />
  }
  return (
    <section class="panel" aria-labelledby="rectification">
      <h2 id="rectification">{t.rectification}</h2>
      <dl class="four">
        <div>
          <dt>{t.underWay}</dt>
          <dd class="number">{count(underWay)}</dd>
        </div>
        <div>
          <dt>{t.observed}</dt>
          <dd class="number">{count(observed)}</dd>
        </div>
        <div>
          <dt>{t.replied}</dt>
          <dd class="number">{share('replyRate')}</dd>
        </div>
        <div>
          <dt>{t.rectified}</dt>
          <dd class="number">{share('rectificationRate')}</dd>
        </div>
      </dl>
    </section>
  )
}

export function sayDrill({ t, language }: Saying, { lastDrillPassedAt }: City['freshness']): string {
  return lastDrillPassedAt === null ? t.noDrill : t.drill(sayInstant(language, lastDrillPassedAt))
}
