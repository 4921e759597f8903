/** @jsxImportSource react */
import { useState } from 'react'
import { sayCount, sayDay } from '../../shared/format.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { periodTexts } from '../score-period/texts.ts'
import { useAnswer } from '../use-answer.ts'
import { usePlaces } from '../use-places.ts'
import { Items } from './items.tsx'
import type { Told, ToldProps } from './props.ts'
import { Shares } from './shares.tsx'
import { windowOrItemTexts } from './texts.ts'
import type { WindowOrItemTexts } from './texts.zh.ts'

type Span = 'PERIOD' | 'YEAR'

/** 窗口还是制度: in plain words, with how sure it is; where it cannot be said, that. */
export function WindowOrItemPage(props: PageProps) {
  const { spoken, signedIn } = props
  const { language } = spoken
  const t = windowOrItemTexts[language]
  const of = periodTexts[language]
  const [chosen, setChosen] = useState('')
  const [span, setSpan] = useState<Span>('PERIOD')
  const [hallCode, setHallCode] = useState('')
  const { halls } = usePlaces(signedIn.ask)
  const listed = useAnswer(props, 'listScorePeriods', {})
  const periods = listed.value?.periods.filter(({ computations }) => computations.length > 0)
  const period = chosen === '' ? (periods?.[0]?.period ?? '') : chosen
  const query = { span, ...(hallCode === '' ? {} : { hallCode }) }
  const found = useAnswer(props, 'seeWindowOrItem', { params: { period }, query }, period !== '')
  const failed = listed.failure === undefined ? found : listed
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      {periods === undefined || periods.length === 0 ? null : (
        <div className="filter">
          <SelectField
            label={t.period}
            value={period}
            options={periods.map((each): [string, string] => [each.period, of.period(each.period)])}
            onChange={setChosen}
          />
          <SelectField
            label={t.span}
            value={span}
            options={(['PERIOD', 'YEAR'] as const).map((each): [string, string] => [each, t.spans[each]])}
            onChange={(next) => setSpan(next as Span)}
          />
          <SelectField
            label={t.hall}
            value={hallCode}
            options={[
              ['', t.every],
              ...halls.map((hall): [string, string] => [hall.hallCode, `${hall.name} (${hall.hallCode})`]),
            ]}
            onChange={setHallCode}
          />
        </div>
      )}
      <Failure text={failed.failure} again={{ label: spoken.t.again, ask: failed.reload }} />
      {periods?.length === 0 ? <p className="card">{t.noPeriod}</p> : null}
      {found.value === undefined ? (
        <p>{failed.failure === undefined && periods?.length !== 0 ? spoken.t.loading : null}</p>
      ) : (
        <Findings language={language} t={t} told={found.value} />
      )}
    </>
  )
}

function Findings({ language, t, told }: ToldProps) {
  const { windows, items, cells, needed, months, fromMonth, toDay, standing, leading, shares } = told
  const count = (number: number) => sayCount(language, number)
  return (
    <div className="stack" data-standing={standing} data-leading={leading ?? 'NONE'}>
      <section className="card stack">
        <p>
          <strong>{conclusionOf(t, told, count)}</strong>
        </p>
        <p className="quiet">
          {t.from(fromMonth, sayDay(language, toDay), count(months))}{' '}
          {t.rests(count(windows), count(items), count(cells), count(needed.cellEvaluations))}
        </p>
      </section>
      {shares === null ? null : <Shares t={t} shares={shares} levelThousandths={needed.levelThousandths} />}
      {told.byItem.length === 0 ? null : <Items language={language} t={t} told={told} />}
      <section className="stack" aria-labelledby="notes">
        <h2 id="notes">{t.notesTitle}</h2>
        <ul className="facts">
          {t.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function conclusionOf(t: WindowOrItemTexts, told: Told, count: (number: number) => string): string {
  const { standing, leading, shares, windows, items, needed } = told
  if (standing === 'CANNOT_BE_SEPARATED') return t.notSeparated
  if (standing === 'TOO_FEW')
    return t.tooFew(count(windows), count(items), count(needed.parts), count(needed.cellEvaluations))
  return shares === null || leading === null ? t.nothing : t.leading[leading]
}
