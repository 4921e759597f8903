/** @jsxImportSource react */
import { useState } from 'react'
import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { findScorePeriod } from '../../../domain/score-period.ts'
import { sayDay, sayInstant } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Form, Heading, SelectField, TextField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { usePlaces } from '../use-places.ts'
import { FigureCards, Queries } from './figure-cards.tsx'
import { systemTexts } from './texts.ts'
import type { SystemTexts } from './texts.zh.ts'

type Part = Answer<'seeSystemFigures'>['parts'][number]

/** What tells one part of the answer from another. */
const keyOf = ({ level, divisionCode, hallCode, windowCode }: Part) =>
  [level, divisionCode, hallCode, windowCode].filter((code) => code !== null).join('/')
const namePart = (t: SystemTexts, { name, windowCode, hallCode, divisionCode }: Part) =>
  name === null ? t.all : `${name} (${windowCode ?? hallCode ?? divisionCode ?? ''})`

/** 系统数据指标: what the records say by themselves, each figure with its definition, its query, its coverage and its last record. */
export function SystemPage(props: PageProps) {
  const { spoken } = props
  const { language } = spoken
  const t = systemTexts[language]
  const [asked, setAsked] = useState({ period: toPlainDate(Date.now()).slice(0, 7), hallCode: '' })
  const [chosen, setChosen] = useState('')
  const { period, hallCode } = asked
  const definitions = useAnswer(props, 'listSystemIndicators', {})
  const figures = useAnswer(props, 'seeSystemFigures', { query: { period, ...(hallCode === '' ? {} : { hallCode }) } })
  const parts = figures.value?.parts ?? []
  const part = parts.find((each) => keyOf(each) === chosen) ?? parts[0]
  const failed = definitions.failure === undefined ? figures : definitions
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <Filter {...props} t={t} asked={asked} onAsked={setAsked} />
      <Failure text={failed.failure} again={{ label: spoken.t.again, ask: failed.reload }} />
      {figures.value === undefined || definitions.value === undefined ? (
        <p>{failed.failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          <p className="quiet" role="status" data-period={figures.value.period.name}>
            {sayAsked(language, t, figures.value)}
          </p>
          {part === undefined ? <p className="card">{t.none}</p> : null}
          <div className="filter">
            <SelectField
              label={t.place}
              value={part === undefined ? '' : keyOf(part)}
              options={parts.map((each): [string, string] => [keyOf(each), namePart(t, each)])}
              onChange={setChosen}
            />
          </div>
          {part === undefined ? null : (
            <FigureCards
              language={language}
              t={t}
              figures={part.figures}
              told={figures.value}
              definitions={definitions.value}
            />
          )}
          <Queries t={t} definitions={definitions.value} />
          <NotMeasured language={language} t={t} definitions={definitions.value} />
        </>
      )}
    </>
  )
}

function sayAsked(language: Language, t: SystemTexts, { period, knownUntil }: Answer<'seeSystemFigures'>): string {
  const lastDay = toPlainDate(Date.parse(`${period.endDay}T00:00:00+08:00`) - 1)
  return t.asOf(sayDay(language, period.fromDay), sayDay(language, lastDay), sayInstant(language, knownUntil))
}

interface Asked {
  readonly period: string
  readonly hallCode: string
}

interface FilterProps extends PageProps {
  readonly t: SystemTexts
  readonly asked: Asked
  readonly onAsked: (asked: Asked) => void
}

function Filter({ t, asked, onAsked, signedIn }: FilterProps) {
  const [filled, setFilled] = useState(asked)
  const { halls } = usePlaces(signedIn.ask)
  return (
    <Form
      label={t.filter.label}
      submit={t.filter.show}
      onSubmit={async () => {
        const period = findScorePeriod(filled.period.trim())
        if (period === undefined || period.fromDay > toPlainDate(Date.now())) return t.filter.wrong
        onAsked({ ...filled, period: period.name })
        return undefined
      }}
    >
      <div className="filter">
        <TextField
          label={t.filter.period}
          hint={t.filter.periodHint}
          value={filled.period}
          maxLength={7}
          onChange={(period) => setFilled({ ...filled, period })}
        />
        <SelectField
          label={t.filter.hall}
          value={filled.hallCode}
          options={[
            ['', t.filter.every],
            ...halls.map(({ hallCode, name }): [string, string] => [hallCode, `${name} (${hallCode})`]),
          ]}
          onChange={(hallCode) => setFilled({ ...filled, hallCode })}
        />
      </div>
    </Form>
  )
}

interface NotMeasuredProps {
  readonly language: Language
  readonly t: SystemTexts
  readonly definitions: Answer<'listSystemIndicators'>
}

/** What is asked for in the documents and held by no record: said, and not guessed. */
function NotMeasured({ language, t, definitions }: NotMeasuredProps) {
  const of = language === 'en' ? 'en' : 'zh'
  const indicators = definitions.indicators.filter(({ reading }) => reading === null)
  return (
    <section className="stack" aria-labelledby="not-measured">
      <h2 id="not-measured">{t.notMeasured}</h2>
      <ul className="facts" data-not-measured={indicators.length}>
        {indicators.map(({ measure, name, counted }) => (
          <li key={measure}>
            <b>{name[of]}</b>
            <span className="under">{counted[of]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
