import { sayCount } from '../shared/format.ts'
import { sayPercent } from '../shared/handling-figure/say.ts'
import type { Language } from '../shared/language.ts'
import type { PublicFigureTexts as Texts } from './texts.zh.ts'
import { useAsked } from './use-asked.ts'

/** 整改不实: how much of what was closed was not put right, by asking once more. No unit is named. */
export function Closures({ t, language }: { readonly t: Texts; readonly language: Language }) {
  const { answer, hasFailed } = useAsked('seeClosureAuditTotals')
  const wording = useAsked('seeWording')
  const { closures, figures } = t
  if (answer === undefined) return hasFailed ? <p class="warning">{t.failed}</p> : null
  const { total, tooFewBelow } = answer
  const { hundredths, lowerHundredths: lower, upperHundredths: upper } = total
  const isTold = hundredths !== null && lower !== null && upper !== null
  const say = (count: number) => sayCount(language, count)
  const word = wording.answer?.terms.FALSE_CLOSURE[language] ?? closures.word
  return (
    <section data-closures={total.drawn}>
      <h2>{closures.title}</h2>
      <p class="quiet">{closures.lead}</p>
      <ul class="figures">
        <li class="card figure">
          <h3>{word}</h3>
          <p class="value">{isTold ? sayPercent(hundredths) : '–'}</p>
          <p>
            {[
              figures.count(say(total.falseClosures), say(total.answered)),
              isTold ? figures.interval(sayPercent(lower), sayPercent(upper)) : figures.tooFew(say(tooFewBelow)),
            ].join(' · ')}
          </p>
          <p class="quiet">
            {`${figures.definition}: ${closures.definition}`}
            <br />
            {closures.beside(
              say(total.drawn),
              say(total.open),
              say(total.notReached),
              say(total.declined),
              say(total.other),
            )}
          </p>
        </li>
      </ul>
    </section>
  )
}
