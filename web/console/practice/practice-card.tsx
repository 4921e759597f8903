/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useState } from 'react'
import type { PracticeOutcome } from '../../../domain/practice.ts'
import { sayInstant } from '../../shared/format.ts'
import type { Answer } from '../call.ts'
import { Act, Failure, Form, TextField } from '../parts.tsx'
import type { Spoken } from '../use-spoken.ts'
import { practiceTexts } from './texts.ts'
import type { Practice } from './use-practices.ts'

interface PracticeCardProps {
  readonly spoken: Spoken
  readonly practice: Practice
  readonly kinds: Answer<'listPractices'>['kinds']
  readonly onOrder: () => void
  /** @returns what went wrong, in words */
  readonly onDecide?: (outcome: PracticeOutcome, reason: string | undefined) => Promise<string | undefined>
}

const stateClasses = { OPEN: 'tag-bad', ADOPTED: 'tag-good', REJECTED: 'tag-plain' } as const

/** One practice: what was done, where it applies, where it comes from; and, for whoever may, the decision. */
export function PracticeCard(props: PracticeCardProps) {
  const { spoken, practice, kinds, onOrder, onDecide } = props
  const { language } = spoken
  const t = practiceTexts[language]
  const names = practice.kinds.map((code) => {
    const kind = kinds.find((each) => each.code === code)
    return kind === undefined ? code : language === 'en' ? kind.nameEn : kind.nameZh
  })
  const place = [practice.hallName, practice.windowName, practice.itemName].filter((part) => part !== null).join(' · ')
  return (
    <li className="card stack" data-practice={practice.practiceId} data-state={practice.state}>
      <p>
        <Tag className={stateClasses[practice.state]}>{t.states[practice.state]}</Tag>
        {names.map((name) => (
          <Tag key={name} className="tag-plain">
            {name}
          </Tag>
        ))}
      </p>
      <h2 className="broken">{practice.title}</h2>
      <dl className="pairs stacked">
        <dt>{t.done}</dt>
        <dd className="broken words">{practice.done}</dd>
        <dt>{t.appliesTo}</dt>
        <dd className="broken words">{practice.appliesTo}</dd>
        <dt>{t.from}</dt>
        <dd>{place}</dd>
        {practice.reason === null ? null : (
          <>
            <dt>{t.reason}</dt>
            <dd className="broken words">{practice.reason}</dd>
          </>
        )}
      </dl>
      <p className="quiet">
        {[
          t.drafted(sayInstant(language, practice.draftedAt)),
          ...(practice.endedAt === null ? [] : [t.ended(sayInstant(language, practice.endedAt))]),
          ...(practice.isOwn ? [t.own] : []),
        ].join(' · ')}
      </p>
      <Button size="large" aria-label={t.orderOf(practice.title)} onClick={onOrder}>
        {t.order}
      </Button>
      {practice.mayDecide && onDecide !== undefined ? (
        <Decision spoken={spoken} practice={practice} onDecide={onDecide} />
      ) : null}
    </li>
  )
}

type DecisionProps = Pick<PracticeCardProps, 'spoken' | 'practice'> & Required<Pick<PracticeCardProps, 'onDecide'>>

function Decision({ spoken, practice, onDecide }: DecisionProps) {
  const t = practiceTexts[spoken.language].decide
  const [isRejecting, setRejecting] = useState(false)
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const reject = async () => (reason.trim() === '' ? t.lack : onDecide('REJECTED', reason.trim()))
  return (
    <>
      <div className="acts">
        <Act
          t={spoken.t}
          label={t.adopt}
          name={t.adoptOf(practice.title)}
          sure={t.adoptSure}
          onSure={() => void onDecide('ADOPTED', undefined).then(setFailure)}
        />
        {isRejecting ? null : (
          <Button size="large" aria-label={t.rejectOf(practice.title)} onClick={() => setRejecting(true)}>
            {t.reject}
          </Button>
        )}
      </div>
      <Failure text={failure} />
      {isRejecting ? (
        <Form label={t.rejectOf(practice.title)} submit={t.send} onSubmit={reject}>
          <TextField label={t.reason} value={reason} maxLength={400} onChange={setReason} />
        </Form>
      ) : null}
    </>
  )
}
