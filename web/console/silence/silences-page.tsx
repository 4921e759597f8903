/** @jsxImportSource react */
import { useState } from 'react'
import { sayCount, sayDay } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { sayPercent } from '../score-period/say.ts'
import { useAnswer } from '../use-answer.ts'
import { usePlaces } from '../use-places.ts'
import { type SilenceTexts, silenceTexts } from './texts.ts'

type Told = Answer<'listSilences'>
type SilentWindow = Told['windows'][number]
const kinds = ['WENT_BADLY', 'ELDERLY', 'UNINVITED'] as const
const share = (of: number) => sayPercent(of, 10_000)

/** 听不到的声音: of whom too little is heard, beside the good rate of those who spoke. */
export function SilencesPage(props: PageProps) {
  const { spoken, signedIn } = props
  const t = silenceTexts[spoken.language]
  const [hallCode, setHallCode] = useState('')
  const { halls } = usePlaces(signedIn.ask)
  const found = useAnswer(props, 'listSilences', { query: hallCode === '' ? {} : { hallCode } })
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <div className="filter">
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
      <Failure text={found.failure} again={{ label: spoken.t.again, ask: found.reload }} />
      {found.value === undefined ? (
        <p>{found.failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <Silences language={spoken.language} t={t} told={found.value} />
      )}
    </>
  )
}

interface SilencesProps {
  readonly language: Language
  readonly t: SilenceTexts
  readonly told: Told
}

function Silences({ language, t, told }: SilencesProps) {
  const { fromDay, toDay, windows, falseShareThousandths, smallestGroup } = told
  const unusual = windows.filter((window) => window.unusual.length > 0)
  const count = (of: number) => sayCount(language, of)
  return (
    <div className="stack">
      <p className="quiet">{t.scope(sayDay(language, fromDay), sayDay(language, toDay))}</p>
      <section className="stack" aria-labelledby="unusual">
        <h2 id="unusual">{t.unusualTitle}</h2>
        {unusual.length === 0 ? <p className="card">{t.none}</p> : null}
        {unusual.map((window) => (
          <Unusual key={`${window.hallCode} ${window.windowCode}`} t={t} window={window} count={count} />
        ))}
      </section>
      <Everywhere t={t} windows={windows} count={count} />
      <section className="stack" aria-labelledby="notes">
        <h2 id="notes">{t.notesTitle}</h2>
        <ul className="facts">
          {t.notes(sayPercent(falseShareThousandths, 1000), count(smallestGroup)).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}

interface WindowProps {
  readonly t: SilenceTexts
  readonly window: SilentWindow
  readonly count: (of: number) => string
}

function Unusual({ t, window, count }: WindowProps) {
  const { hallName, windowCode, windowName, unusual, hushes, bounds, hotline, unresolved } = window
  return (
    <article className="card stack" data-window={windowCode} data-unusual={unusual.join(' ')}>
      <h3>
        {hallName} {windowCode} {windowName}
      </h3>
      {unusual.map((kind) => {
        const hush = hushes[kind]
        return hush === null ? null : (
          <p key={kind}>{t.said[kind](count(hush.seen), (hush.expected / 10).toFixed(0), count(hush.of))}</p>
        )
      })}
      {bounds === null ? null : <p>{t.hidden(share(bounds.lower), share(bounds.upper), share(bounds.alike))}</p>}
      <p className="quiet">{t.told(count(hotline), count(unresolved))}</p>
    </article>
  )
}

interface EverywhereProps extends Omit<WindowProps, 'window'> {
  readonly windows: readonly SilentWindow[]
}

function Everywhere({ t, windows, count }: EverywhereProps) {
  return (
    <section className="stack" aria-labelledby="all">
      <h2 id="all">{t.allTitle}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard */}
      <section className="sheet" tabIndex={0} aria-label={t.allTitle}>
        <table>
          <thead>
            <tr>
              {(['window', 'services', 'spoke', 'good', 'bounds', ...kinds, 'complaints'] as const).map((column) => (
                <th scope="col" key={column}>
                  {t.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {windows.map((window) => (
              <Row key={`${window.hallCode} ${window.windowCode}`} t={t} window={window} count={count} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function Row({ t, window, count }: WindowProps) {
  const { hallName, windowCode, services, evaluated, good, bounds, hushes, hotline, unresolved } = window
  return (
    <tr>
      <th scope="row">
        {hallName} {windowCode}
      </th>
      <td>{count(services)}</td>
      <td>{count(evaluated)}</td>
      <td>{good === null ? t.few : share(good)}</td>
      <td>
        {bounds === null ? (
          t.few
        ) : (
          <>
            {share(bounds.lower)}–{share(bounds.upper)}
            <svg className="interval-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect className="scale" x="0" y="3" width="100" height="2" />
              <rect
                className="span"
                x={bounds.lower / 100}
                y="1"
                width={Math.max(0.6, (bounds.upper - bounds.lower) / 100)}
                height="6"
              />
              <rect className="score" x={Math.max(0, bounds.alike / 100 - 0.3)} y="0" width="0.6" height="8" />
            </svg>
          </>
        )}
      </td>
      {kinds.map((kind) => {
        const hush = hushes[kind]
        return <td key={kind}>{hush === null ? t.few : `${count(hush.seen)} / ${(hush.expected / 10).toFixed(1)}`}</td>
      })}
      <td>
        {count(hotline)} / {count(unresolved)}
      </td>
    </tr>
  )
}
