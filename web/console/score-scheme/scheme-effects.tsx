/** @jsxImportSource react */
import { Button } from 'antd'
import { useId, useState } from 'react'
import type { ScoreScheme } from '../../../domain/score-scheme.ts'
import { type Answer, sayFailure } from '../call.ts'
import { Failure } from '../parts.tsx'
import { type SchemeProps, type SchemeSpoken, sayShare } from './say.ts'

type Effects = Answer<'previewScoreScheme'>
type Sum = Effects['halls'][number]

/** 方案预览: what a scheme would have made of the last period that was computed. Nothing of it is kept, and nobody who is scored sees it. */
export function SchemeEffects({
  say,
  spoken,
  signedIn,
  session,
  scheme,
}: SchemeProps & { readonly scheme: ScoreScheme }) {
  const { effects: t } = say.t
  const id = useId()
  const [asked, setAsked] = useState<{
    readonly of: ScoreScheme
    readonly effects?: Effects
    readonly failure?: string
  }>()
  const [isAsking, setAsking] = useState(false)
  if (!session.permissions.includes('score-scheme:decide')) return null
  const ask = async () => {
    setAsking(true)
    const heard = await signedIn.ask('previewScoreScheme', { body: { scheme: scheme as never } })
    setAsking(false)
    setAsked(heard.ok ? { of: scheme, effects: heard.answer } : { of: scheme, failure: sayFailure(spoken.t, heard) })
  }
  const effects = asked?.effects
  return (
    <section className="card stack" aria-labelledby={id} data-effects={effects?.period ?? ''}>
      <h2 id={id}>{t.title}</h2>
      <p className="quiet">{t.hint}</p>
      <p>
        <Button size="large" loading={isAsking} onClick={() => void ask()}>
          {t.ask}
        </Button>
      </p>
      <Failure text={asked?.failure} />
      <div aria-live="polite">
        {effects === undefined ? null : (
          <>
            {asked?.of === scheme ? null : <p className="broken-rule">{t.changed}</p>}
            <EffectsOf say={say} effects={effects} />
          </>
        )}
      </div>
    </section>
  )
}

/** Thousandths of a point with a sign, to a tenth: what it would gain. */
const sayChange = (thousandths: number | null) => {
  if (thousandths === null) return '—'
  const tenths = Math.round(thousandths / 100) / 10
  return tenths > 0 ? `+${tenths.toFixed(1)}` : tenths < 0 ? `−${Math.abs(tenths).toFixed(1)}` : '0'
}
const sayPoints = (thousandths: number | null) => (thousandths === null ? '—' : (thousandths / 1000).toFixed(1))

function EffectsOf({ say, effects }: { readonly say: SchemeSpoken; readonly effects: Effects }) {
  const { effects: t } = say.t
  return (
    <>
      <p>{effects.purpose === 'OBJECTION' ? t.ofOpen(effects.period) : t.ofFinal(effects.period)}</p>
      {effects.isScored ? null : <p>{t.unscored}</p>}
      <p>{t.ranked(String(effects.rankedBefore), String(effects.rankedAfter))}</p>
      <Held say={say} effects={effects} />
      <Weights say={say} effects={effects} />
      <Trees say={say} trees={effects.trees} />
      <Sums say={say} title={t.divisions} sums={effects.divisions} />
      <Sums say={say} title={t.halls} sums={effects.halls} />
      <Sums
        say={say}
        title={t.kinds}
        sums={effects.kinds.map((sum) => ({
          ...sum,
          name: say.t.kinds[sum.name as keyof typeof say.t.kinds] ?? sum.name,
        }))}
      />
      <Windows say={say} title={t.gain} windows={most(effects, 1)} />
      <Windows say={say} title={t.lose} windows={most(effects, -1)} />
    </>
  )
}

const shownMax = 10

/** Those that would gain (or lose) most. */
function most({ windows }: Effects, sign: 1 | -1): Effects['windows'] {
  const changeOf = ({ before, after }: Effects['windows'][number]) => sign * ((after ?? 0) - (before ?? 0))
  return windows
    .filter((window) => window.before !== null && window.after !== null && changeOf(window) > 0)
    .sort((one, other) => changeOf(other) - changeOf(one))
    .slice(0, shownMax)
}

/** Why windows stand in no order: where nobody is ranked the page says what is missing. */
function Held({ say, effects }: { readonly say: SchemeSpoken; readonly effects: Effects }) {
  const { effects: t } = say.t
  const reasons = heldReasons.filter((reason) => effects.heldAfter[reason] > 0)
  if (reasons.length === 0) return null
  return (
    <>
      <p>{t.heldTitle}</p>
      <ul className="facts" data-held={reasons.join(' ')}>
        {reasons.map((reason) => (
          <li key={reason}>{t.held[reason](String(effects.heldAfter[reason]))}</li>
        ))}
        {effects.missingAfter.map(({ group, windows }) => (
          <li key={group} data-missing={group}>
            {t.missing(say.t.groups[group], String(windows))}
          </li>
        ))}
      </ul>
    </>
  )
}

const heldReasons = ['GROUP_MISSING', 'COVERAGE_LOW', 'VETOED', 'NOTHING_MEASURED'] as const

/** Citizens and enterprises, each by the tree of their own. */
function Trees({ say, trees }: { readonly say: SchemeSpoken; readonly trees: Effects['trees'] }) {
  const { effects: t } = say.t
  return (
    <table className="effects">
      <caption>{t.trees}</caption>
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.compared}</th>
          <th scope="col">{t.gainers}</th>
          <th scope="col">{t.losers}</th>
          <th scope="col">{t.change}</th>
        </tr>
      </thead>
      <tbody>
        {trees.map(({ audience, windows, compared, gain, lose, meanChange }) => (
          <tr key={audience} data-tree={audience}>
            <th scope="row">{say.t.audiences[audience]}</th>
            <td>{t.of(String(compared), String(windows))}</td>
            <td>{gain}</td>
            <td>{lose}</td>
            <td>{sayChange(meanChange)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Weights({ say, effects }: { readonly say: SchemeSpoken; readonly effects: Effects }) {
  const { effects: t } = say.t
  const groups = [...new Set([...effects.weightsBefore, ...effects.weightsAfter].map(({ group }) => group))]
  const cell = (weights: Effects['weightsAfter'], group: string) => {
    const found = weights.find((each) => each.group === group)
    if (found === undefined) return '—'
    return t.weight(sayShare(found.nominal), found.effective === null ? '—' : sayShare(found.effective))
  }
  return (
    <table className="effects">
      <caption>{t.weights}</caption>
      <thead>
        <tr>
          <th scope="col">{t.group}</th>
          <th scope="col">{t.before}</th>
          <th scope="col">{t.after}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group}>
            <th scope="row">{say.t.groups[group]}</th>
            <td>{cell(effects.weightsBefore, group)}</td>
            <td>{cell(effects.weightsAfter, group)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Sums({
  say,
  title,
  sums,
}: {
  readonly say: SchemeSpoken
  readonly title: string
  readonly sums: readonly Sum[]
}) {
  const { effects: t } = say.t
  if (sums.length === 0) return null
  return (
    <table className="effects">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.compared}</th>
          <th scope="col">{t.gainers}</th>
          <th scope="col">{t.losers}</th>
          <th scope="col">{t.change}</th>
          <th scope="col">{t.rise}</th>
        </tr>
      </thead>
      <tbody>
        {sums.map((sum) => (
          <tr key={sum.name} data-sum={sum.name}>
            <th scope="row">{sum.name}</th>
            <td>{t.of(String(sum.compared), String(sum.windows))}</td>
            <td>{sum.gain}</td>
            <td>{sum.lose}</td>
            <td>{sayChange(sum.meanChange)}</td>
            <td>{sayChange(sum.meanRise)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Windows({
  say,
  title,
  windows,
}: {
  readonly say: SchemeSpoken
  readonly title: string
  readonly windows: Effects['windows']
}) {
  const { effects: t } = say.t
  return (
    <>
      <h3>{title}</h3>
      {windows.length === 0 ? <p>{t.nobody}</p> : null}
      <ul className="plain-list">
        {windows.map(({ hallCode, hallName, windowCode, windowName, before, after, placeBefore, placeAfter }) => (
          <li key={`${hallCode}/${windowCode}`} data-effect={`${hallCode}/${windowCode}`}>
            <strong>
              {hallName} · {windowName}
            </strong>{' '}
            {t.window(
              sayPoints(before),
              sayPoints(after),
              placeBefore === null ? '—' : String(placeBefore),
              placeAfter === null ? '—' : String(placeAfter),
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
