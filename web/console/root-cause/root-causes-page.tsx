/** @jsxImportSource react */
import { useState } from 'react'
import { sayCount, sayDay } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, TextField } from '../parts.tsx'
import { sayPercent } from '../score-period/say.ts'
import { useAnswer } from '../use-answer.ts'
import { CauseCard, type Told } from './cause.tsx'
import { rootCauseTexts } from './texts.ts'
import type { RootCauseTexts } from './texts.zh.ts'

/** 根因分析: which item, at which step, since when; as of any day, so that one can see what was to be seen then. */
export function RootCausesPage(props: PageProps) {
  const { spoken } = props
  const t = rootCauseTexts[spoken.language]
  const [to, setTo] = useState('')
  const found = useAnswer(props, 'listRootCauses', { query: to === '' ? {} : { to } })
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <div className="filter">
        <TextField type="date" label={t.to} value={to === '' ? (found.value?.untilDay ?? '') : to} onChange={setTo} />
      </div>
      <Failure text={found.failure} again={{ label: spoken.t.again, ask: found.reload }} />
      {found.value === undefined ? (
        <p>{found.failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <Causes language={spoken.language} t={t} told={found.value} />
      )}
    </>
  )
}

interface CausesProps {
  readonly language: Language
  readonly t: RootCauseTexts
  readonly told: Told
}

function Causes({ language, t, told }: CausesProps) {
  const { fromDay, recentFrom, untilDay, tested, causes, falseShareThousandths, levelThousandths } = told
  const day = (of: string) => sayDay(language, of)
  const changed = causes.filter(({ since }) => since !== null)
  const standing = causes.filter(({ since }) => since === null)
  const cards = (of: Told['causes']) =>
    of.map((cause) => <CauseCard key={`${cause.kind} ${keyOf(cause)}`} language={language} t={t} cause={cause} />)
  return (
    <div className="stack" data-until={untilDay}>
      <p className="quiet">{t.scope(day(fromDay), day(recentFrom), day(untilDay), sayCount(language, tested))}</p>
      <section className="stack" aria-labelledby="changed">
        <h2 id="changed">{t.changedTitle}</h2>
        {changed.length === 0 ? <p className="card">{t.none}</p> : cards(changed)}
      </section>
      {standing.length === 0 ? null : (
        <section className="stack" aria-labelledby="standing">
          <h2 id="standing">{t.standingTitle}</h2>
          <p className="quiet">{t.standingHint}</p>
          {cards(standing)}
        </section>
      )}
      <section className="stack" aria-labelledby="notes">
        <h2 id="notes">{t.notesTitle}</h2>
        <ul className="facts">
          {t.notes(sayPercent(falseShareThousandths, 1000), sayPercent(levelThousandths, 1000)).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}

const keyOf = ({ itemCode, hallName, windowCode, staffNo, mode, service, since, effects }: Told['causes'][number]) =>
  [itemCode, hallName, windowCode, staffNo, mode, service, since?.day, effects[0]?.ratio].join(' ')
