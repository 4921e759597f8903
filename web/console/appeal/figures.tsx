/** @jsxImportSource react */
import { useCallback, useEffect, useState } from 'react'
import { sayCount, sayDay } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import { Failure, Heading } from '../parts.tsx'
import type { AppealDeskProps, AppealSpoken } from './say.ts'
import { AppealViews } from './views.tsx'

type Figures = Answer<'seeAppealFigures'>
type Totals = Answer<'seeAppealTotals'>
type Counts = Pick<Totals, 'orders' | 'appeals' | 'upheld' | 'rejected'>

/** 申诉率, 成立率: by unit inside, and what everybody may know beside it. */
export function AppealFigures(props: AppealDeskProps) {
  const { say, spoken, signedIn } = props
  const { t, language } = say
  const { ask } = signedIn
  const [figures, setFigures] = useState<Figures | undefined>(undefined)
  const [totals, setTotals] = useState<Totals | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(async () => {
    const [inside, outside] = [await ask('seeAppealFigures', {}), await ask('seeAppealTotals', {})]
    const failed = [inside, outside].find(({ ok }) => !ok)
    setFailure(failed === undefined || failed.ok ? undefined : sayFailure(spoken.t, failed))
    if (inside.ok) setFigures(inside.answer)
    if (outside.ok) setTotals(outside.answer)
  }, [ask, spoken.t])
  useEffect(() => void load(), [load])
  return (
    <>
      <Heading>{t.figures.title}</Heading>
      <AppealViews {...props} />
      <Failure text={failure} again={{ label: spoken.t.again, ask: load }} />
      {figures === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <section className="card stack" data-units={figures.units.length}>
          <p>{t.figures.hint(sayDay(language, figures.since))}</p>
          <p className="quiet">{t.figures.definitions}</p>
          {figures.units.length === 0 ? <p>{t.figures.none}</p> : <Units say={say} figures={figures} />}
        </section>
      )}
      {totals === undefined ? null : (
        <section className="card stack" aria-labelledby="totals">
          <h2 id="totals">{t.figures.publicTitle}</h2>
          <p className="quiet">{t.figures.publicHint}</p>
          <Row say={say} name={t.figures.total} counts={totals} />
        </section>
      )}
    </>
  )
}

function Units({ say, figures: { units } }: { readonly say: AppealSpoken; readonly figures: Figures }) {
  return (
    <ul className="plain-list stack">
      {units.map(({ organization, ...counts }) => (
        <li key={organization.organizationCode}>
          <Row say={say} name={organization.name} counts={counts} />
        </li>
      ))}
    </ul>
  )
}

/** A line of figures that becomes a block at a phone: a table of seven columns would have to be scrolled there. */
function Row({ say, name, counts }: { readonly say: AppealSpoken; readonly name: string; readonly counts: Counts }) {
  const { t, language } = say
  const { columns } = t.figures
  const { orders, appeals, upheld, rejected } = counts
  const decided = upheld + rejected
  const count = (value: number) => sayCount(language, value)
  const cells: readonly (readonly [string, string])[] = [
    [columns.orders, count(orders)],
    [columns.appeals, count(appeals)],
    [columns.appealRate, sayShare(say, appeals, orders)],
    [columns.decided, count(decided)],
    [columns.upheld, count(upheld)],
    [columns.upheldRate, sayShare(say, upheld, decided)],
  ]
  return (
    <>
      <h3>{name}</h3>
      <dl className="appeal-figures">
        {cells.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function sayShare({ t, language }: AppealSpoken, part: number, whole: number): string {
  if (whole === 0) return t.figures.noRate
  const options = { style: 'percent', maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'zh-CN', options).format(part / whole)
}
