/** @jsxImportSource react */
import { Tag } from 'antd'
import { sayDueTime, sayInstant } from '../../shared/format.ts'
import { Deciding } from './deciding.tsx'
import type { PeriodProps, ScoredWindow } from './say.ts'

interface ObjectionPartProps extends PeriodProps {
  readonly window: ScoredWindow
  /** Of an open one, where it is known. */
  readonly decideBy?: string | null
  readonly asOf?: string
  readonly onDecided: () => Promise<void>
}

/** What was objected, and what was decided; who may not decide is told why. */
export function ObjectionPart(props: ObjectionPartProps) {
  const { say, window, decideBy = null, asOf = '' } = props
  const { t, language } = say
  const { objection } = window
  if (objection === null) return null
  const { decision, words, objectedAt, isOwn, mayDecide } = objection
  const state = decision === null ? 'open' : decision.outcome === 'UPHELD' ? 'upheld' : 'dismissed'
  return (
    <div className="notice stack" data-objection={objection.objectionId} data-outcome={state}>
      <p>
        <Tag className={state === 'open' ? 'tag-bad' : 'tag-plain'}>{t.objections.states[state]}</Tag>
        {decision === null || decision.remedy === null ? null : t.objections.remedies[decision.remedy]}
      </p>
      <dl className="pairs stacked">
        <dt>{t.objections.words}</dt>
        <dd className="broken words">{words ?? t.objections.erased}</dd>
      </dl>
      <p className="quiet">{t.objections.objected(sayInstant(language, objectedAt))}</p>
      {decideBy === null ? null : <Term say={say} decideBy={decideBy} isOverdue={decideBy <= asOf} />}
      <Decided say={say} decision={decision} />
      {decision !== null || mayDecide ? null : (
        <p className="quiet">{isOwn ? t.objections.own : t.objections.mayNot}</p>
      )}
      {mayDecide ? <Deciding {...props} objectionId={objection.objectionId} /> : null}
    </div>
  )
}

interface DecidedProps extends Pick<PeriodProps, 'say'> {
  readonly decision: NonNullable<ScoredWindow['objection']>['decision']
}

function Decided({ say: { t, language }, decision }: DecidedProps) {
  if (decision === null) return null
  return (
    <>
      <dl className="pairs stacked">
        <dt>{t.objections.reasons}</dt>
        <dd className="broken words">{decision.words ?? t.objections.erased}</dd>
      </dl>
      <p className="quiet">{t.objections.decided(sayInstant(language, decision.decidedAt))}</p>
    </>
  )
}

interface TermProps extends Pick<PeriodProps, 'say'> {
  readonly decideBy: string
  readonly isOverdue: boolean
}

function Term({ say: { t, language }, decideBy, isOverdue }: TermProps) {
  return (
    <p>
      {t.objections.decideBy(sayDueTime(language, decideBy))}
      {isOverdue ? <strong className="late">{` ${t.objections.overdue}`}</strong> : null}
    </p>
  )
}
