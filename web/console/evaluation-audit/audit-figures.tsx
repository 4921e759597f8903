/** @jsxImportSource react */
import { useEffect, useState } from 'react'
import type { GradeGroup } from '../../../domain/evaluation-audit.ts'
import type { EvaluationChannel } from '../../../domain/evaluation-channel.ts'
import { sayCount } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure } from '../parts.tsx'
import { evaluationAuditTexts } from './texts.ts'
import type { EvaluationAuditTexts } from './texts.zh.ts'

type Figures = Answer<'seeEvaluationAuditFigures'>
type Told = Figures['total']

/** 不实率, with its definition: of the last month that was drawn, in all and by its parts. */
export function AuditFigures({ spoken, signedIn: { ask } }: Pick<PageProps, 'spoken' | 'signedIn'>) {
  const { language } = spoken
  const texts = evaluationAuditTexts[language]
  const t = texts.figures
  const [figures, setFigures] = useState<Figures | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  useEffect(() => {
    void ask('seeEvaluationAuditFigures', {}).then((heard) => {
      setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
      if (heard.ok) setFigures(heard.answer)
    })
  }, [ask, spoken])
  const say = (count: number) => sayCount(language, count)
  return (
    <section aria-labelledby="false-evaluations">
      <h2 id="false-evaluations">{t.title}</h2>
      <p className="quiet">{t.definition}</p>
      <Failure text={failure} />
      {figures === undefined ? null : figures.month === null ? (
        <p className="card">{t.none}</p>
      ) : (
        <ul className="cards order-cards">
          <li className="card stack">
            <h3>{t.total(figures.month)}</h3>
            <Lines {...{ t, say, told: figures.total, figures }} />
          </li>
          {figures.parts
            .filter(({ units }) => units > 0)
            .map((part) => (
              <li className="card stack" key={`${part.by}/${part.code}`}>
                <h3 className="broken">{`${t.by[part.by]} · ${nameOf(texts, part)}`}</h3>
                <Lines {...{ t, say, told: part, figures }} />
              </li>
            ))}
        </ul>
      )}
    </section>
  )
}

const nameOf = (t: EvaluationAuditTexts, { by, code, name }: Figures['parts'][number]): string => {
  if (by === 'GROUP') return t.figures.groups[code as GradeGroup]
  return by === 'CHANNEL' ? t.channels[code as EvaluationChannel] : name
}

interface LinesProps {
  readonly t: EvaluationAuditTexts['figures']
  readonly say: (count: number) => string
  readonly told: Told
  readonly figures: Pick<Figures, 'tooFewBelow' | 'coverageMinPercent'>
}

const percent = (hundredths: number) => `${(hundredths / 100).toFixed(1)} %`

function Lines({ t, say, told, figures: { tooFewBelow, coverageMinPercent } }: LinesProps) {
  const { hundredths, lowerHundredths: lower, upperHundredths: upper, coverageHundredths: coverage } = told
  return (
    <>
      <p>
        {hundredths === null || lower === null || upper === null
          ? t.tooFew(say(tooFewBelow), `${coverageMinPercent} %`)
          : t.rate(percent(hundredths), percent(lower), percent(upper))}
      </p>
      <p className="quiet">
        {t.answered(say(told.units), say(told.drawn), say(told.answered))}
        <br />
        {t.coverage(percent(coverage ?? 0))}
        <br />
        {t.parts(say(told.confirmed), say(told.notGiven), say(told.otherGrade), say(told.urged))}
        <br />
        {t.beside(say(told.open), say(told.unreachable), say(told.declined), say(told.other))}
      </p>
    </>
  )
}
