/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useState } from 'react'
import type { AppealGround } from '../../../domain/appeal.ts'
import { type Lodged, LodgeForm } from '../appeal/lodge-form.tsx'
import { appealTexts } from '../appeal/texts.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Form } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import type { OwnEvaluationTexts } from './texts.zh.ts'

export type OwnBatch = Answer<'seeOwnEvaluations'>['batches'][number]

interface CardProps extends PageProps {
  readonly t: OwnEvaluationTexts
  readonly batch: OwnBatch
  readonly evaluation: OwnBatch['evaluations'][number]
  readonly grounds: readonly AppealGround[]
  readonly onDone: (text: string) => void
}

type FormName = 'STATE' | 'APPEAL'

/** One of a batch: what was given and said, what one says to it, and the way to appeal. */
export function OwnEvaluationCard(props: CardProps) {
  const { t, spoken, evaluation } = props
  const { language } = spoken
  const { number, grade, tags, comment, statement, isInvalidated, appeal, mayAppeal } = evaluation
  const [opened, setOpened] = useState<FormName | undefined>(undefined)
  return (
    <li className="card" data-number={number} data-grade={grade}>
      <p>
        <strong>{spoken.t.shared.grades[grade]}</strong>{' '}
        {isInvalidated ? <Tag className="tag-plain">{t.invalidated}</Tag> : null}
        <span className="under">
          {tags.map(({ nameZh, nameEn }) => (language === 'en' ? nameEn : nameZh)).join(' · ')}
        </span>
      </p>
      <p>{comment === null ? t.noWords : <q className="broken">{comment}</q>}</p>
      {statement === null ? null : (
        <div>
          <h3>{t.statement}</h3>
          <p className="broken words">{statement}</p>
        </div>
      )}
      {appeal === null ? null : <p className="quiet">{sayAppeal(language, appeal)}</p>}
      <Toggles {...props} opened={opened} onToggle={(what) => setOpened(opened === what ? undefined : what)} />
      {opened === 'STATE' && statement === null ? <StateForm {...props} /> : null}
      {opened === 'APPEAL' && mayAppeal ? <AppealForm {...props} /> : null}
    </li>
  )
}

interface TogglesProps extends CardProps {
  readonly opened: FormName | undefined
  readonly onToggle: (what: FormName) => void
}

/** What may be done with it; each says which of the batch it is about. */
function Toggles({ t, evaluation: { number, statement, mayAppeal }, opened, onToggle }: TogglesProps) {
  const no = String(number)
  const toggles = [
    ...(statement === null ? [{ what: 'STATE', short: t.state, long: t.stateNamed(no) } as const] : []),
    ...(mayAppeal ? [{ what: 'APPEAL', short: t.appeal, long: t.appealNamed(no) } as const] : []),
  ]
  return (
    <div className="acts">
      {toggles.map(({ what, short, long }) => (
        <Button
          key={what}
          size="large"
          aria-label={opened === what ? t.giveUpNamed(no) : long}
          aria-expanded={opened === what}
          onClick={() => onToggle(what)}
        >
          {opened === what ? t.giveUp : short}
        </Button>
      ))}
    </div>
  )
}

function sayAppeal(language: PageProps['spoken']['language'], appeal: NonNullable<CardProps['evaluation']['appeal']>) {
  const { standings, verdicts, title } = appealTexts[language]
  return `${title} · ${appeal.verdict === null ? standings[appeal.standing] : verdicts[appeal.verdict]}`
}

function StateForm({ t, spoken, signedIn, batch: { from }, evaluation: { number }, onDone }: CardProps) {
  const [words, setWords] = useState('')
  const send = async () => {
    if (words.trim() === '') return t.needWords
    const heard = await signedIn.ask('stateOwn', { body: { from, number, words: words.trim() } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    onDone(t.stated)
    return undefined
  }
  return (
    <Form label={t.stateNamed(String(number))} submit={t.send} onSubmit={send}>
      <WordsField rows={3} label={t.statement} hint={t.stateHint} value={words} onChange={setWords} />
    </Form>
  )
}

function AppealForm({ t, spoken, signedIn, batch: { from }, evaluation: { number }, grounds, onDone }: CardProps) {
  const send = async (lodged: Lodged) => {
    const heard = await signedIn.ask('appealOwn', { body: { from, number, ...lodged } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    onDone(t.appealed)
    return undefined
  }
  return <LodgeForm spoken={spoken} grounds={grounds} onSend={send} />
}
