/** @jsxImportSource react */
import { Tag } from 'antd'
import { sayCount, sayDay, sayDueTime, sayInstant } from '../../shared/format.ts'
import { BothWays } from './both-ways.tsx'
import type { SignalProps } from './props.ts'
import { Deciding, Proposing } from './reviewing.tsx'
import { manipulationTexts } from './texts.ts'

/** One signal: where and when, what was seen beside what is ordinary, and how far its review has come. */
export function SignalCard(props: SignalProps) {
  const { spoken, signal } = props
  const { language } = spoken
  const t = manipulationTexts[language]
  const { detector, state, review, hallName, windowName, windowCode, staffNo } = signal
  const place = [hallName, `${windowName} ${windowCode}`, ...(staffNo === null ? [] : [t.staff(staffNo)])]
  return (
    <li className="card stack" data-signal={signal.signalId} data-review={review}>
      <p>
        <Tag className="tag-plain">{t.states[state]}</Tag>
        <Tag className="tag-plain">{t.reviews[review]}</Tag>
      </p>
      <h2 className="broken">{t.detectors[detector]}</h2>
      <p className="quiet">{t.meanings[detector]}</p>
      <p className="broken">{place.join(' · ')}</p>
      <p>{t.found(sayDay(language, signal.day))}</p>
      <Seen {...props} />
      <BothWays {...props} />
      <Proposed {...props} />
      <Term {...props} />
      {signal.mayPropose ? <Proposing {...props} /> : null}
      {signal.mayDecide ? <Deciding {...props} /> : null}
    </li>
  )
}

/** Three places at most: what is told of a chance is its size. */
const toText = (value: number) =>
  Math.abs(value) >= 0.001 || value === 0 ? String(Number(value.toFixed(3))) : value.toExponential(1)

function Seen({ spoken: { language }, signal }: SignalProps) {
  const t = manipulationTexts[language]
  const pairs: readonly (readonly [string, string])[] = [
    [t.cell, signal.cell],
    [t.observed, toText(signal.observed)],
    [t.expected, toText(signal.expected)],
    ...(signal.chance === null ? [] : [[t.chance, toText(signal.chance)] as const]),
    ...(signal.level === null ? [] : [[t.level, toText(signal.level)] as const]),
    [t.evaluations, sayCount(language, signal.evaluations)],
    [t.parameters, signal.parameters.slice(0, 16)],
  ]
  return (
    <dl className="pairs stacked">
      {pairs.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="broken">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Proposed({ spoken: { language }, signal: { proposal, refusedBefore } }: SignalProps) {
  const t = manipulationTexts[language]
  if (proposal === null) return null
  const { outcome, words, proposedAt, isOwn, isConfirmed, decidedAt, decidedWords } = proposal
  const decided = decidedAt === null ? '' : sayInstant(language, decidedAt)
  return (
    <>
      <p>
        <strong>{t.proposed(t.outcomes[outcome], sayInstant(language, proposedAt), isOwn)}</strong>
      </p>
      <dl className="pairs stacked">
        <dt>{t.reasons}</dt>
        <dd className="broken words">{words ?? ''}</dd>
      </dl>
      {isConfirmed === null ? null : (
        <>
          <p>
            <strong>{isConfirmed ? t.confirmed(decided) : t.refused(decided)}</strong>
          </p>
          <dl className="pairs stacked">
            <dt>{t.reasons}</dt>
            <dd className="broken words">{decidedWords ?? ''}</dd>
          </dl>
        </>
      )}
      {refusedBefore === 0 ? null : <p>{t.refusedBefore(sayCount(language, refusedBefore))}</p>}
    </>
  )
}

function Term({ spoken: { language }, signal: { decideUntil, isOverdue } }: SignalProps) {
  const t = manipulationTexts[language]
  if (isOverdue)
    return (
      <p>
        <strong>{t.overdue}</strong>
      </p>
    )
  return decideUntil === null ? null : <p>{t.decideBy(sayDueTime(language, decideUntil))}</p>
}
