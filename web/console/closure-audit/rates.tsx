/** @jsxImportSource react */
import { useEffect, useState } from 'react'
import { sayCount } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure } from '../parts.tsx'
import { closureAuditTexts } from './texts.ts'

type Figures = Answer<'seeClosureAuditFigures'>
type Told = Figures['total']

interface AuditRatesProps extends Pick<PageProps, 'spoken' | 'signedIn'> {
  readonly falseClosure: string
  /** Beside other figures: no units. */
  readonly isTotalAlone?: boolean
}

/** 整改不实率, with its definition: in all, and by unit, hall and district. */
export function AuditRates({ spoken, signedIn: { ask }, falseClosure, isTotalAlone = false }: AuditRatesProps) {
  const { language } = spoken
  const t = closureAuditTexts[language].figures
  const [figures, setFigures] = useState<Figures | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  useEffect(() => {
    void ask('seeClosureAuditFigures', {}).then((heard) => {
      setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
      if (heard.ok) setFigures(heard.answer)
    })
  }, [ask, spoken])
  const say = (count: number) => sayCount(language, count)
  const percent = (hundredths: number) => `${(hundredths / 100).toFixed(1)} %`
  const rate = ({ hundredths, lowerHundredths: lower, upperHundredths: upper }: Told) =>
    hundredths === null || lower === null || upper === null
      ? t.tooFew(say(figures?.tooFewBelow ?? 0))
      : t.rate(percent(hundredths), percent(lower), percent(upper))
  const lines = (told: Told) => (
    <>
      <p>{rate(told)}</p>
      <p className="quiet">
        {t.answered(falseClosure, say(told.falseClosures), say(told.answered))}
        <br />
        {t.beside(say(told.drawn), say(told.open), say(told.notReached), say(told.declined))}
      </p>
    </>
  )
  return (
    <section aria-labelledby="false-closures">
      <h2 id="false-closures">{t.title(falseClosure)}</h2>
      <p className="quiet">{t.definition(falseClosure)}</p>
      <Failure text={failure} />
      {figures === undefined ? null : (
        <ul className="cards order-cards">
          <li className="card stack">
            <h3>{t.total}</h3>
            {figures.total.drawn === 0 ? <p>{t.none}</p> : lines(figures.total)}
          </li>
          {(isTotalAlone ? [] : figures.parts).map((part) => (
            <li className="card stack" key={`${part.by}/${part.code}`}>
              <h3 className="broken">{`${t.by[part.by]} · ${part.name}`}</h3>
              {lines(part)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
