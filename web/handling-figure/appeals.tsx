import { sayCount, sayDay } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import type { PublicFigureTexts as Texts } from './texts.zh.ts'
import { useAsked } from './use-asked.ts'

/** 申诉: how many say that an evaluation should not count, and how many are right. No unit is named. */
export function Appeals({ t, language }: { readonly t: Texts; readonly language: Language }) {
  const { answer, hasFailed } = useAsked('seeAppealTotals')
  const { appeals } = t
  if (answer === undefined) return hasFailed ? <p class="warning">{t.failed}</p> : null
  const { orders, upheld, rejected } = answer
  const say = (count: number) => sayCount(language, count)
  const decided = upheld + rejected
  const rows = [
    { ...appeals.lodged, count: answer.appeals, of: orders },
    { ...appeals.upheld, count: upheld, of: decided },
  ]
  return (
    <section data-appeals={answer.appeals}>
      <h2>{appeals.title}</h2>
      <p class="quiet">{appeals.lead(sayDay(language, answer.since))}</p>
      <ul class="figures">
        {rows.map(({ name, definition, none, count, of }) => (
          <li key={name} class="card figure">
            <h3>{name}</h3>
            <p class="value">{of === 0 ? none : t.figures.count(say(count), say(of))}</p>
            <p class="quiet">{definition}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
