import { useEffect, useRef, useState } from 'preact/hooks'
import { wait, whenBack } from '../shared/browser.ts'
import { type Answer, type Body, call } from '../shared/call.ts'
import { type Delivery, deliver } from '../shared/delivery.ts'
import { sayDueTime, sayInstant } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { sayRefusal } from '../shared/refusal.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { StanceForm } from './own-appeal-form.tsx'
import { type OwnAppealTexts, ownAppealTexts } from './own-appeal-texts.ts'

type Appeal = NonNullable<Answer<'followOwnAppeal'>['appeal']>
type Sent = Omit<Body<'answerOwnAppeal'>, 'receipt'>

interface AppealProps {
  readonly shared: SharedTexts
  readonly language: Language
  readonly receipt: string
}

/** Somebody says that one’s evaluation should not count: what, why, until when one may answer, and what was decided. Nothing where nobody does. */
export function OwnAppeal({ shared, language, receipt }: AppealProps) {
  const t = ownAppealTexts[language]
  const [appeal, setAppeal] = useState<Appeal | null | 'FAILED' | undefined>(undefined)
  const asking = useRef<Delivery | undefined>(undefined)
  const ask = () => {
    asking.current?.stop()
    asking.current = deliver(() => call('followOwnAppeal', { body: { receipt } }), wait, {
      done: (answer) => setAppeal(answer.appeal),
      later: () => setAppeal((known) => known ?? 'FAILED'),
      refused: () => setAppeal('FAILED'),
    })
  }
  useEffect(() => {
    ask()
    const leave = whenBack(() => asking.current?.nudge())
    return () => {
      leave()
      asking.current?.stop()
    }
  }, [receipt])
  if (appeal === undefined || appeal === null) return null
  if (appeal === 'FAILED') {
    return (
      <section class="card stack">
        <p>{t.failed}</p>
        <button type="button" class="button" onClick={ask}>
          {t.again}
        </button>
      </section>
    )
  }
  return (
    <>
      <Standing {...{ t, language, appeal }} />
      <Speak {...{ t, shared, receipt, appeal }} onAppeal={setAppeal} onMoved={ask} />
    </>
  )
}

interface ShownProps {
  readonly t: OwnAppealTexts
  readonly appeal: Appeal
}

function Standing({ t, language, appeal }: ShownProps & { readonly language: Language }) {
  const { stage, verdict, stance, mayAnswer, said, reasons } = appeal
  const by = (until: string | null) => (until === null ? t.noCalendar : sayDueTime(language, until))
  const isOpen = stage === 'LODGED'
  const facts: readonly (readonly [string, string])[] = [
    [t.ground, t.grounds[appeal.ground]],
    [t.lodgedAt, sayInstant(language, appeal.lodgedAt)],
    ...(mayAnswer ? [[t.answerBy, by(appeal.objectUntil)] as const] : []),
    ...(isOpen ? [[t.decideBy, by(appeal.decideUntil)] as const] : []),
    ...(mayAnswer || stage === 'WITHDRAWN'
      ? []
      : [[t.stance, stance === null ? t.silent : t.stances[stance]] as const]),
  ]
  return (
    <section class="card stack" aria-labelledby="appeal" data-appeal={verdict ?? stage}>
      <h2 class="title" id="appeal">
        {headingOf(t, appeal)}
      </h2>
      {isOpen ? <p>{t.lead}</p> : null}
      {verdict === null ? null : <p>{t.effects[verdict]}</p>}
      {stage === 'WITHDRAWN' ? <p>{t.withdrawn}</p> : null}
      <dl class="facts">
        {facts.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      {said === null ? null : <Words title={t.said} words={[said]} />}
      {reasons.length === 0 ? null : <Words title={t.reasons} words={reasons} />}
      {isOpen && !mayAnswer ? <p class="quiet">{t.waits}</p> : null}
    </section>
  )
}

function headingOf(t: OwnAppealTexts, { stage, verdict, mayAnswer }: Appeal): string {
  if (verdict !== null) return t.heading[verdict]
  if (stage === 'WITHDRAWN') return t.heading.withdrawn
  return mayAnswer ? t.heading.asked : t.heading.waits
}

function Words({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  return (
    <div class="stack">
      <h3 class="card-title">{title}</h3>
      {words.map((each) => (
        <p key={each} class="receipt" lang="zh-CN">
          {each}
        </p>
      ))}
    </div>
  )
}

interface SpeakProps extends ShownProps {
  readonly shared: SharedTexts
  readonly receipt: string
  readonly onAppeal: (appeal: Appeal) => void
  /** Somebody else was faster: how it stands is asked anew. */
  readonly onMoved: () => void
}

type Sending = {
  readonly isBusy: boolean
  readonly isDelayed?: boolean
  readonly warning?: string
  readonly done?: string
}

function Speak({ t, shared, receipt, appeal, onAppeal, onMoved }: SpeakProps) {
  const [sending, setSending] = useState<Sending>({ isBusy: false })
  const delivery = useRef<Delivery | undefined>(undefined)
  useEffect(() => {
    const leave = whenBack(() => delivery.current?.nudge())
    return () => {
      leave()
      delivery.current?.stop()
    }
  }, [])
  const send = (sent: Sent) => {
    if (sending.isBusy) return
    setSending({ isBusy: true })
    // Sent twice, the second is told that one has spoken: then how it stands is asked anew.
    delivery.current = deliver(() => call('answerOwnAppeal', { body: { receipt, ...sent } }), wait, {
      done: (answer) => {
        setSending({ isBusy: false, done: t.done[sent.stance] })
        onAppeal(answer.appeal)
      },
      later: () => setSending({ isBusy: true, isDelayed: true }),
      refused: ({ code }) => {
        setSending({ isBusy: false, warning: t.refusals[code] ?? sayRefusal(shared, code) })
        onMoved()
      },
    })
  }
  return (
    <>
      <div role="status" aria-live="polite">
        {sending.done === undefined ? null : <p class="card">{sending.done}</p>}
        {sending.isBusy ? <p class="quiet">{sending.isDelayed ? t.delayed : t.sending}</p> : null}
      </div>
      <div role="alert">{sending.warning === undefined ? null : <p class="warning">{sending.warning}</p>}</div>
      {appeal.mayAnswer ? (
        <StanceForm
          t={t}
          isBusy={sending.isBusy}
          onWarn={(warning) => setSending({ isBusy: false, warning })}
          onSend={send}
        />
      ) : null}
    </>
  )
}
