/** @jsxImportSource react */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { Failure, Success } from '../parts.tsx'
import type { DeskProps } from './desk.ts'
import { type Draft, emptyDraft } from './draft.ts'
import { sayList } from './say.ts'
import { StepForm } from './step-form.tsx'
import { EventLine } from './story.tsx'
import type { Order, OrderStep, SeenOrder, StepWish } from './use-order.ts'

interface StepsProps extends DeskProps {
  readonly order: Order
  readonly seen: SeenOrder
}

type Drafts = Readonly<Partial<Record<OrderStep, Draft>>>

/** Where several may be done, the one that brings the order on. */
const onward: readonly OrderStep[] = ['ACCEPT_TRANSFER', 'FINISH', 'EXPLAIN', 'FEED_BACK', 'VERIFY']

/** The steps that whoever looks may do now, and only these; what he has written outlives whatever somebody else does meanwhile. */
export function Steps(props: StepsProps) {
  const { say, order, seen } = props
  const { t } = say
  const [chosen, setChosen] = useState<OrderStep | undefined>(undefined)
  const [drafts, setDrafts] = useState<Drafts>({})
  const open = order.options.filter(({ hindrance }) => hindrance === null)
  const isOpen = (step: OrderStep | undefined) => open.some((option) => option.step === step)
  const next = onward.find(isOpen) ?? open[0]?.step
  const shown = chosen !== undefined && isOpen(chosen) ? chosen : undefined
  const keep = (step: OrderStep, draft: Draft | undefined) => {
    const { [step]: _, ...others } = drafts
    setDrafts(draft === undefined ? others : { ...others, [step]: draft })
  }
  const heading = useRef<HTMLHeadingElement>(null)
  const act = async (step: OrderStep, wish: StepWish) => {
    const acted = await seen.act(step, wish)
    if (acted === 'DONE') {
      keep(step, undefined)
      setChosen(undefined)
      heading.current?.focus()
    }
    return typeof acted === 'string' ? undefined : acted.failure
  }
  return (
    <section className="card stack" aria-labelledby="steps" data-options={open.map(({ step }) => step).join(' ')}>
      <h2 id="steps" ref={heading} tabIndex={-1}>
        {t.steps.title}
      </h2>
      <Success text={seen.done === undefined ? undefined : t.steps.done(t.steps.names[seen.done])} />
      <Passed {...props} />
      {seen.passed !== undefined && !isOpen(seen.passed.step) ? (
        <KeptDraft {...props} step={seen.passed.step} draft={drafts[seen.passed.step]} />
      ) : null}
      {open.length === 0 ? <p>{t.steps.none}</p> : null}
      <div className="acts">
        {open.map(({ step }) => (
          <Button
            key={step}
            size="large"
            type={step === (shown ?? next) ? 'primary' : 'default'}
            aria-expanded={step === shown}
            onClick={() => setChosen(step === shown ? undefined : step)}
          >
            {t.steps.names[step]}
          </Button>
        ))}
      </div>
      {shown === undefined ? null : (
        <StepForm
          key={shown}
          {...props}
          step={shown}
          draft={drafts[shown] ?? emptyDraft}
          onDraft={(draft) => keep(shown, draft)}
          onGiveUp={() => setChosen(undefined)}
          onSend={(wish) => act(shown, wish)}
        />
      )}
      <Hindered {...props} />
    </section>
  )
}

/** Somebody else was first: who, and with what. */
function Passed({ say, seen: { passed } }: StepsProps) {
  const { t } = say
  if (passed === undefined) return null
  return (
    <div data-passed={passed.step}>
      <Failure text={t.steps.passed} />
      {passed.since.length === 0 ? <p>{t.steps.passedNothing}</p> : null}
      <ul className="plain-list">
        {passed.since.map((event) => (
          <li key={event.sequence}>
            <EventLine say={say} event={event} />
          </li>
        ))}
      </ul>
    </div>
  )
}

interface KeptDraftProps extends StepsProps {
  readonly step: OrderStep
  readonly draft: Draft | undefined
}

/** The step is no longer there to be done; the words are. */
function KeptDraft({ say: { t }, step, draft }: KeptDraftProps) {
  const evidence = draft?.evidence.map(({ reference }) => reference).filter((reference) => reference !== '') ?? []
  const written = [draft?.words ?? '', ...evidence].filter((part) => part !== '').join('\n')
  if (written === '') return null
  return (
    <div className="notice">
      <p>{t.steps.keptDraft(t.steps.names[step])}</p>
      <p className="broken words" data-kept-draft={step}>
        {written}
      </p>
    </div>
  )
}

/** What is his to do and cannot be done as things are, by what stands in its way. */
function Hindered({ say, spoken, order: { options } }: StepsProps) {
  const { t } = say
  const refusals = [...new Set(options.flatMap(({ hindrance }) => (hindrance === null ? [] : [hindrance])))]
  if (refusals.length === 0) return null
  return (
    <div className="quiet">
      <h3>{t.steps.later}</h3>
      <ul className="plain-list">
        {refusals.map((code) => (
          <li key={code} data-hindrance={code}>
            {sayList(
              say,
              options.filter(({ hindrance }) => hindrance === code).map(({ step }) => t.steps.names[step]),
            )}
            <span className="under">{spoken.t.refusals[code]}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
