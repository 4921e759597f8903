/** @jsxImportSource react */
import { Button } from 'antd'
import { sayCount } from '../../shared/format.ts'
import { Failure, Heading } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { ObjectionPart } from './objection-part.tsx'
import type { PeriodProps } from './say.ts'

/** 异议 of all periods, open ones first. */
export function ObjectionList(props: PeriodProps) {
  const { spoken, say, go } = props
  const { t, language } = say
  const { value, failure, reload } = useAnswer(props, 'listScoreObjections', {})
  const count = (number: number) => sayCount(language, number)
  return (
    <>
      <Heading>{t.objections.title}</Heading>
      <p className="quiet">{t.objections.hint}</p>
      <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
      {value === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          <p role="status" data-open={value.counts.open}>
            {t.objections.counts(count(value.counts.open), count(value.counts.upheld), count(value.counts.dismissed))}
          </p>
          {value.objections.length === 0 ? <p className="card">{t.objections.none}</p> : null}
          <ul className="cards order-cards period-cards">
            {value.objections.map(({ period, decideBy, window }) => (
              <li key={window.objection?.objectionId} className="card">
                <h2 className="broken">
                  {window.hallName} · {window.windowName} {window.windowCode}
                </h2>
                <p>
                  {t.period(period)}
                  {' · '}
                  {t.verdicts[window.verdict].name}
                </p>
                <ObjectionPart {...props} window={window} decideBy={decideBy} asOf={value.asOf} onDecided={reload} />
                <Button
                  size="large"
                  aria-label={`${t.objections.seePeriod} ${t.period(period)}`}
                  onClick={() => go(period)}
                >
                  {t.objections.seePeriod}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
