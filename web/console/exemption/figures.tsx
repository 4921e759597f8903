/** @jsxImportSource react */
import { useCallback, useEffect, useState } from 'react'
import { sayCount } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure } from '../parts.tsx'
import { exemptionTexts } from './texts.ts'

type Figure = Answer<'seeExemptionFigures'>['figures'][number]

/** What everybody may read of them. */
export function Figures({ spoken, signedIn }: PageProps) {
  const t = exemptionTexts[spoken.language].figures
  const { ask } = signedIn
  const [figures, setFigures] = useState<readonly Figure[] | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(async () => {
    const heard = await ask('seeExemptionFigures', { query: {} })
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) setFigures(heard.answer.figures)
  }, [ask, spoken])
  useEffect(() => void load(), [load])
  return (
    <section className="stack" aria-labelledby="exemption-figures">
      <h2 id="exemption-figures">{t.title}</h2>
      <p className="quiet">{t.hint}</p>
      <Failure text={failure} again={{ label: spoken.t.shared.again, ask: load }} />
      {figures?.length === 0 ? <p className="card">{t.none}</p> : null}
      <ul className="cards order-cards" data-figures={figures?.length}>
        {[...(figures ?? [])].reverse().map((figure) => (
          <FigureOf key={`${figure.month}/${figure.divisionCode}`} language={spoken.language} figure={figure} />
        ))}
      </ul>
    </section>
  )
}

function FigureOf({ language, figure }: { language: PageProps['spoken']['language']; figure: Figure }) {
  const texts = exemptionTexts[language]
  const t = texts.figures
  const say = (count: number) => sayCount(language, count)
  const { proposed, granted, narrowed, refused, pending, overdue, windowDays, itemDays, causes } = figure
  const counts = { proposed, granted, narrowed, refused, pending }
  const said = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, say(count)]))
  return (
    <li className="card stack">
      <h3 className="broken">{t.at(figure.month, figure.divisionName)}</h3>
      <p>{t.counts(said as Record<keyof typeof counts, string>)}</p>
      {overdue === 0 ? null : <p>{t.overdue(say(overdue))}</p>}
      <p>{t.days(say(windowDays), say(itemDays))}</p>
      <p className="quiet">
        {causes.map((each) => t.cause(texts.causes[each.cause], say(each.proposed), say(each.granted))).join(' · ')}
      </p>
    </li>
  )
}
