/** @jsxImportSource react */
import { Button } from 'antd'
import { useId, useState } from 'react'
import { sayFailure } from '../call.ts'
import type { Order } from '../handling-order/use-order.ts'
import type { PageProps } from '../page.ts'
import { Form, Success, TextField } from '../parts.tsx'
import { practiceTexts } from './texts.ts'

interface PracticeDraftProps extends PageProps {
  readonly order: Order
}

const empty = { title: '', done: '', appliesTo: '' }

/** 成果固化, where the citizen has said that it is solved. */
export function PracticeDraft(props: PracticeDraftProps) {
  const { spoken, session, order } = props
  const t = practiceTexts[spoken.language].draft
  const [isOpen, setOpen] = useState(false)
  const [isKept, setKept] = useState(false)
  const rated = [...order.events].reverse().find(({ kind }) => kind === 'RATED')
  const isMended = order.stage === 'CLOSED' && rated?.isSolved === true && order.problem !== null
  if (!isMended || !session.permissions.includes('practice:draft')) return null
  const done = () => {
    setOpen(false)
    setKept(true)
  }
  return (
    <section className="card stack" aria-labelledby="practice">
      <h2 id="practice">{t.title}</h2>
      <p className="quiet">{t.hint}</p>
      <Success text={isKept ? t.kept : undefined} />
      {isOpen ? (
        <DraftForm {...props} onKept={done} />
      ) : (
        <Button size="large" onClick={() => setOpen(true)}>
          {t.open}
        </Button>
      )}
    </section>
  )
}

function DraftForm({ spoken, signedIn, order, onKept }: PracticeDraftProps & { readonly onKept: () => void }) {
  const t = practiceTexts[spoken.language].draft
  const [filled, setFilled] = useState(empty)
  const id = useId()
  const send = async () => {
    const said = { title: filled.title.trim(), done: filled.done.trim(), appliesTo: filled.appliesTo.trim() }
    if (Object.values(said).includes('')) return t.lack
    const heard = await signedIn.ask('draftPractice', { body: { orderId: order.orderId, ...said } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    onKept()
    return undefined
  }
  return (
    <Form label={t.title} submit={t.submit} onSubmit={send}>
      <TextField
        label={t.name}
        value={filled.title}
        maxLength={80}
        hint={t.warning}
        onChange={(title) => setFilled({ ...filled, title })}
      />
      <div className="line">
        <label htmlFor={id}>{t.done}</label>
        <textarea
          id={id}
          className="select"
          rows={5}
          maxLength={2000}
          value={filled.done}
          onChange={(event) => setFilled({ ...filled, done: event.target.value })}
        />
      </div>
      <TextField
        label={t.appliesTo}
        value={filled.appliesTo}
        maxLength={400}
        onChange={(appliesTo) => setFilled({ ...filled, appliesTo })}
      />
    </Form>
  )
}
