/** @jsxImportSource react */
import { useState } from 'react'
import { orderSources } from '../../../domain/handling-order.ts'
import { sayCount, sayDay, sayInstant } from '../../shared/format.ts'
import { AuditRates } from '../closure-audit/rates.tsx'
import { useFalseClosure } from '../closure-audit/use-false-closure.ts'
import { orderTexts } from '../handling-order/texts.ts'
import type { PageProps } from '../page.ts'
import { Failure, Form, Heading, SelectField, TextField } from '../parts.tsx'
import { ExceptionList } from './exception-list.tsx'
import { FigureList } from './figure-list.tsx'
import { nobody, PlaceTable } from './place-table.tsx'
import type { FigureSpoken } from './say.ts'
import { figurePageTexts } from './texts.ts'
import { type Counted, type Listed, useFigures } from './use-figures.ts'

const asUsual: Counted = { from: '', to: '', source: '' }
const everything: Listed = { exception: '', ...nobody }

/** 整改指标: the figures of the own place, each with its definition; and what stands behind them, one by one. */
export function FiguresPage(props: PageProps) {
  const { spoken } = props
  const [counted, setCounted] = useState(asUsual)
  const [listed, setListed] = useState(everything)
  const [of, setOf] = useState('')
  const { figures, failure, reload } = useFigures(props, counted)
  const falseClosure = useFalseClosure(props)
  const { language } = spoken
  const t = figurePageTexts[language]
  const say: FigureSpoken = { language, t, sources: orderTexts[language].sources }
  const everybody = () => {
    setListed({ ...everything, exception: listed.exception })
    setOf('')
  }
  return (
    <div className="figures-page">
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <Filter say={say} counted={counted} onCounted={setCounted} />
      <Failure text={failure} again={{ label: spoken.t.shared.again, ask: reload }} />
      {figures === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          <h2>{t.total}</h2>
          <p className="quiet" role="status" data-rounds={figures.total.rounds}>
            {t.figures.period(
              sayDay(language, figures.fromDay),
              sayDay(language, figures.toDay),
              sayCount(language, figures.total.rounds),
            )}
            <span className="under">{t.asOf(sayInstant(language, figures.asOf))}</span>
          </p>
          {figures.total.rounds === 0 ? <p className="card">{t.figures.none}</p> : null}
          <FigureList say={say} total={figures.total} tooFewBelow={figures.tooFewBelow} />
          {figures.total.rounds === 0 ? null : (
            <PlaceTable
              say={say}
              figures={figures}
              of={listed}
              onChoose={(chosen, name) => {
                setListed({ ...listed, ...chosen })
                setOf(chosen === nobody ? '' : name)
              }}
            />
          )}
          <ExceptionList
            {...props}
            say={say}
            total={figures.total}
            counted={counted}
            listed={listed}
            onListed={setListed}
            of={of}
            onEverybody={everybody}
          />
          <AuditRates {...props} falseClosure={falseClosure} isTotalAlone />
          <h2>{t.readIt}</h2>
          <ul className="facts">
            {t.figures.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

interface FilterProps {
  readonly say: FigureSpoken
  readonly counted: Counted
  readonly onCounted: (counted: Counted) => void
}

function Filter({ say: { t, sources }, counted, onCounted }: FilterProps) {
  const [filled, setFilled] = useState(counted)
  return (
    <Form
      label={t.filter.label}
      submit={t.filter.show}
      onSubmit={async () => {
        onCounted({ ...filled })
        return undefined
      }}
    >
      <div className="filter">
        <TextField
          type="date"
          label={t.filter.from}
          value={filled.from}
          onChange={(from) => setFilled({ ...filled, from })}
        />
        <TextField type="date" label={t.filter.to} value={filled.to} onChange={(to) => setFilled({ ...filled, to })} />
        <SelectField
          label={t.filter.source}
          value={filled.source}
          options={[['', t.filter.every], ...orderSources.map((each): [string, string] => [each, sources[each]])]}
          onChange={(source) => setFilled({ ...filled, source: source as Counted['source'] })}
        />
      </div>
    </Form>
  )
}
