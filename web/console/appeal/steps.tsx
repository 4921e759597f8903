/** @jsxImportSource react */
import { Button } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { type Verdict, verdicts } from '../../../domain/appeal.ts'
import type { AppealStep } from '../../../domain/appeal-option.ts'
import { Act, Failure, Form, SelectField, Success } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import type { Appeal, AppealDeskProps } from './say.ts'
import type { AppealWish, SeenAppeal } from './use-appeal.ts'

interface StepsProps extends AppealDeskProps {
  readonly appeal: Appeal
  readonly seen: SeenAppeal
}

/** What has been written so far; it outlives whatever somebody else does meanwhile. */
interface Draft {
  readonly choice: string
  readonly words: string
}

const emptyDraft: Draft = { choice: '', words: '' }

/** The steps that whoever looks may do now, and only these; what is his and cannot be done says why. */
export function AppealSteps(props: StepsProps) {
  const { say, spoken, appeal, seen } = props
  const { t } = say
  const [draft, setDraft] = useState(emptyDraft)
  const heading = useRef<HTMLHeadingElement>(null)
  const open = appeal.options.filter(({ hindrance }) => hindrance === null).map(({ step }) => step)
  const act = async (wish: AppealWish) => {
    const acted = await seen.act(wish)
    if (acted === 'DONE') {
      setDraft(emptyDraft)
      heading.current?.focus()
    }
    return typeof acted === 'string' ? undefined : acted.failure
  }
  const form = { ...props, draft, onDraft: setDraft, onSend: act }
  // The step may be gone; the words are there to be copied.
  const isKept = seen.passed !== undefined && !open.includes(seen.passed) && draft.words !== ''
  return (
    <section className="card stack" aria-labelledby="appeal-steps" data-options={open.join(' ')}>
      <h2 id="appeal-steps" ref={heading} tabIndex={-1}>
        {t.steps.title}
      </h2>
      <Success text={seen.done === undefined ? undefined : t.steps.done(t.steps.names[seen.done])} />
      <Failure text={seen.passed === undefined ? undefined : t.steps.passed} />
      {isKept ? (
        <div className="notice">
          <p>{t.steps.keptDraft}</p>
          <p className="broken words">{draft.words}</p>
        </div>
      ) : null}
      {open.length === 0 ? <p>{t.steps.none}</p> : null}
      {open.includes('VOTE') ? <VoteForm {...form} /> : null}
      {open.includes('NOTE_PROVINCE') ? <ProvinceForm {...form} /> : null}
      {open.includes('WITHDRAW') ? (
        <div className="stack">
          <p className="quiet">{t.steps.hints.WITHDRAW}</p>
          <Withdraw {...props} onSure={() => act({ step: 'WITHDRAW' })} />
        </div>
      ) : null}
      <Hindered refusals={spoken.t.refusals} {...props} />
    </section>
  )
}

function Withdraw({ say: { t }, spoken, onSure }: StepsProps & { readonly onSure: () => Promise<string | undefined> }) {
  const [failure, setFailure] = useState<string | undefined>(undefined)
  return (
    <>
      <Act
        t={spoken.t}
        label={t.steps.names.WITHDRAW}
        sure={t.steps.withdrawSure}
        isDanger
        onSure={() => void onSure().then(setFailure)}
      />
      <Failure text={failure} />
    </>
  )
}

interface FormProps extends StepsProps {
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  readonly onSend: (wish: AppealWish) => Promise<string | undefined>
}

function VoteForm(props: FormProps) {
  const { say, draft, onDraft, onSend, appeal } = props
  const { t } = say
  const send = async () => {
    const words = draft.words.trim()
    if (draft.choice === '' || words === '') return t.steps.lack
    return onSend({ step: 'VOTE', verdict: draft.choice as Verdict, words })
  }
  return (
    <StepForm {...props} step="VOTE" onSubmit={send}>
      {appeal.stance === null ? <p className="notice">{t.steps.silence}</p> : null}
      <SelectField
        label={t.steps.verdict}
        value={draft.choice}
        options={[['', t.steps.choose], ...verdicts.map((each): [string, string] => [each, t.verdicts[each]])]}
        onChange={(choice) => onDraft({ ...draft, choice })}
      />
      <WordsField
        label={t.steps.reasons}
        hint={t.steps.reasonsHint}
        value={draft.words}
        onChange={(words) => onDraft({ ...draft, words })}
      />
    </StepForm>
  )
}

function ProvinceForm(props: FormProps) {
  const { say, draft, onDraft, onSend } = props
  const { t } = say
  const send = async () => {
    const words = draft.words.trim()
    if (draft.choice === '' || words === '') return t.steps.lack
    return onSend({ step: 'NOTE_PROVINCE', isAccepted: draft.choice === 'true', words })
  }
  return (
    <StepForm {...props} step="NOTE_PROVINCE" onSubmit={send}>
      <SelectField
        label={t.steps.answer}
        value={draft.choice}
        options={[
          ['', t.steps.choose],
          ['true', t.result.accepted],
          ['false', t.result.notAccepted],
        ]}
        onChange={(choice) => onDraft({ ...draft, choice })}
      />
      <WordsField
        label={t.steps.source}
        hint={t.steps.sourceHint}
        value={draft.words}
        onChange={(words) => onDraft({ ...draft, words })}
      />
    </StepForm>
  )
}

interface StepFormProps extends FormProps {
  readonly step: AppealStep
  readonly onSubmit: () => Promise<string | undefined>
  readonly children: ReactNode
}

/** Opened on demand: whoever only reads is not asked to decide. */
function StepForm({ say: { t }, step, onSubmit, children }: StepFormProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="step-form" data-step={step}>
      <p className="quiet">{t.steps.hints[step]}</p>
      <Button size="large" type={isOpen ? 'text' : 'primary'} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t.steps.giveUp : t.steps.names[step]}
      </Button>
      {isOpen ? (
        <Form label={t.steps.names[step]} submit={t.steps.submit} onSubmit={onSubmit}>
          {children}
        </Form>
      ) : null}
    </div>
  )
}

/** What is his and cannot be done as things are, by what stands in its way. */
function Hindered({
  say: { t },
  appeal: { options },
  refusals,
}: StepsProps & { readonly refusals: Readonly<Partial<Record<string, string>>> }) {
  const hindered = options.filter(({ hindrance }) => hindrance !== null)
  if (hindered.length === 0) return null
  return (
    <div className="quiet">
      <h3>{t.steps.later}</h3>
      <ul className="plain-list">
        {hindered.map(({ step, hindrance }) => (
          <li key={step} data-hindrance={hindrance}>
            {t.steps.names[step]}
            <span className="under">{refusals[hindrance ?? ''] ?? hindrance}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
