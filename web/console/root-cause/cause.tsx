/** @jsxImportSource react */
import { sayCount, sayDay } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import type { Answer } from '../call.ts'
import type { RootCauseTexts } from './texts.zh.ts'

export type Told = Answer<'listRootCauses'>
type Cause = Told['causes'][number]
type Effect = Cause['effects'][number]

interface CauseProps {
  readonly language: Language
  readonly t: RootCauseTexts
  readonly cause: Cause
}

const times = (thousandths: number) => (thousandths / 1000).toFixed(thousandths >= 100_000 ? 0 : 1)

/** One thing that is named: what, since when, at which step, by how much. The bars say nothing that stands not in the table. */
export function CauseCard({ language, t, cause }: CauseProps) {
  const { kind, since, service, reasons, ownerName } = cause
  const count = (number: number) => sayCount(language, number)
  return (
    <article className="card stack" data-kind={kind} data-known={cause.isKnown}>
      <h3>{nameOf(t, cause)}</h3>
      {ownerName === null ? null : <p className="quiet">{t.owner(ownerName)}</p>}
      <p>
        {since === null ? null : <strong>{sinceOf(t, language, cause)}</strong>}{' '}
        {service === null || kind === 'STEP' ? null : t.atStep(t.steps[service])}
        {since === null || since.earliest === since.latest ? null : (
          <span className="under">{t.between(sayDay(language, since.earliest), sayDay(language, since.latest))}</span>
        )}
      </p>
      <ul className="facts">
        {cause.effects.map(({ signal, ratio, lower, upper, seen, expected, exposure }) => (
          <li key={signal}>
            {t.sentence(signal, times(ratio), times(lower), times(upper))}
            {seen === null || expected === null ? null : (
              <span className="under">{t.counted(count(seen), count(exposure), (expected / 10).toFixed(1))}</span>
            )}
          </li>
        ))}
      </ul>
      <Effects t={t} effects={cause.effects} count={count} />
      {kind === 'ITEM' ? <p>{t.rule}</p> : null}
      {reasons.length === 0 ? null : (
        <p>
          {t.reasons}
          {language === 'en' ? ': ' : '：'}
          {reasons
            .map((each) => `${language === 'en' ? each.nameEn : each.nameZh} ${t.times(count(each.count))}`)
            .join(language === 'en' ? ', ' : '，')}
        </p>
      )}
    </article>
  )
}

function nameOf(t: RootCauseTexts, cause: Cause): string {
  const { kind, itemName, itemCode, hallName, windowCode, windowName, staffNo, mode, service } = cause
  const hall = hallName ?? ''
  switch (kind) {
    case 'ITEM':
      return t.item(itemName ?? '', itemCode ?? '')
    case 'WINDOW':
      return t.window(hall, windowCode ?? '', windowName ?? '')
    case 'STAFF':
      return t.staff(hall, staffNo)
    case 'HALL':
      return t.hall(hall)
    case 'STEP':
      return t.step(service === null ? '' : t.steps[service])
    case 'MODE':
      return t.mode(mode === null ? '' : t.modes[mode])
    case 'CITY':
      return t.everywhere
  }
}

function sinceOf(t: RootCauseTexts, language: Language, { since, isKnown }: Cause): string {
  if (since === null) return ''
  const day = sayDay(language, since.day)
  if (isKnown) return t.sinceKnown(day)
  return since.orEarlier ? t.sinceEarlier(day) : t.since(day)
}

interface EffectsProps {
  readonly t: RootCauseTexts
  readonly effects: readonly Effect[]
  readonly count: (number: number) => string
}

/** From one to eight times, each doubling as wide as the next. */
const placeOf = (thousandths: number) => Math.max(0, Math.min(100, (Math.log2(thousandths / 1000) / 3) * 100))

function Effects({ t, effects, count }: EffectsProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard
    <section className="sheet" tabIndex={0} aria-label={t.columns.signal}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.columns.signal}</th>
            <th scope="col">{t.columns.seen}</th>
            <th scope="col">{t.columns.expected}</th>
            <th scope="col">{t.columns.of}</th>
            <th scope="col">{t.columns.ratio}</th>
            <th scope="col">{t.columns.interval}</th>
          </tr>
        </thead>
        <tbody>
          {effects.map(({ signal, seen, expected, exposure, ratio, lower, upper }) => (
            <tr key={signal} data-signal={signal}>
              <th scope="row">{t.signals[signal]}</th>
              <td>{seen === null ? '–' : count(seen)}</td>
              <td>{expected === null ? '–' : (expected / 10).toFixed(1)}</td>
              <td>{count(exposure)}</td>
              <td>{times(ratio)}</td>
              <td>
                {times(lower)}–{times(upper)}
                <svg className="interval-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect className="scale" x="0" y="3" width="100" height="2" />
                  <rect
                    className="span"
                    x={placeOf(lower)}
                    y="1"
                    width={Math.max(0.6, placeOf(upper) - placeOf(lower))}
                    height="6"
                  />
                  <rect className="score" x={Math.max(0, placeOf(ratio) - 0.3)} y="0" width="0.6" height="8" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
