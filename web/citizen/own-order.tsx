import { useEffect, useRef, useState } from 'preact/hooks'
import { wait, whenBack } from '../shared/browser.ts'
import { type Answer, type Body, call } from '../shared/call.ts'
import { type Delivery, deliver } from '../shared/delivery.ts'
import { sayDueTime, sayInstant } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { sayRefusal } from '../shared/refusal.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { OwnClosure } from './own-closure.tsx'
import { type FilesProps, MessageFiles } from './own-files.tsx'
import { RateForm, WordsForm } from './own-order-forms.tsx'
import { type OwnOrderTexts, ownOrderTexts } from './own-order-texts.ts'
import { OwnSupplement } from './own-supplement.tsx'

type Order = NonNullable<Answer<'followOwnOrder'>['order']>
type Sent = Omit<Body<'answerOwnOrder'>, 'receipt'>

interface OrderProps {
  readonly shared: SharedTexts
  readonly language: Language
  readonly receipt: string
  /** A complaint has no grade that something could stand beside. */
  readonly isEvaluation?: boolean
}

/** What became of a bad evaluation, for whoever holds its receipt, who also has the last word. */
export function OwnOrder({ shared, language, receipt, isEvaluation = false }: OrderProps) {
  const t = ownOrderTexts[language]
  const [order, setOrder] = useState<Order | null | 'FAILED' | undefined>(undefined)
  const asking = useRef<Delivery | undefined>(undefined)
  const ask = () => {
    asking.current?.stop()
    asking.current = deliver(() => call('followOwnOrder', { body: { receipt } }), wait, {
      done: (answer) => setOrder(answer.order),
      later: () => setOrder((known) => known ?? 'FAILED'),
      refused: () => setOrder('FAILED'),
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
  if (order === undefined) return <p class="opening quiet">{t.opening}</p>
  if (order === null) return <p class="quiet footnotes">{t.none}</p>
  if (order === 'FAILED') {
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
      <Progress {...{ t, shared, language, receipt, order }} />
      <OwnClosure {...{ shared, language, receipt }} onAnswered={ask} />
      <LastWord {...{ t, shared, language, receipt, order }} onOrder={setOrder} onMoved={ask} />
      {isEvaluation ? <OwnSupplement key={`${order.stage} ${order.round}`} {...{ shared, language, receipt }} /> : null}
    </>
  )
}

interface ShownProps extends FilesProps {
  readonly t: OwnOrderTexts
  readonly order: Order
}

function Progress(props: ShownProps) {
  const { t, language, order } = props
  const isOpen = order.stage !== 'CLOSED' && order.stage !== 'FED_BACK'
  const facts: readonly (readonly [string, string])[] = [
    [t.openedAt, sayInstant(language, order.openedAt)],
    ...(isOpen && order.nextDueAt !== null ? [[t.stepBy, sayDueTime(language, order.nextDueAt)] as const] : []),
    ...(isOpen && order.dueAt !== null && order.dueAt !== order.nextDueAt
      ? [[t.endBy, sayDueTime(language, order.dueAt)] as const]
      : []),
    ...(order.satisfaction === null ? [] : [[t.satisfaction, t.mark(order.satisfaction)] as const]),
  ]
  return (
    <section class="card stack" aria-labelledby="order" data-stage={order.stage}>
      <h2 class="title" id="order">
        {t.heading(t.stages[order.stage])}
      </h2>
      {order.round > 0 ? <p>{t.round(order.round)}</p> : null}
      <p>{t.next[order.stage]}</p>
      {order.isLate && isOpen ? <p class="warning">{t.late}</p> : null}
      <dl class="facts">
        {facts.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <Messages {...props} />
    </section>
  )
}

/** The answer stands out; what was written besides can be read where there was something. */
function Messages({ t, order, ...who }: ShownProps) {
  const { language } = who
  const { answer } = order
  const messages = order.messages.filter(({ from, words }) => from === 'CITIZEN' || words !== answer)
  const answered = [...order.messages].reverse().find(({ from, words }) => from === 'DESK' && words === answer)
  return (
    <>
      {answer === null ? null : (
        <div class="stack">
          <h3 class="card-title">{t.answer}</h3>
          <p class="receipt" lang="zh-CN">
            {answer}
          </p>
          <MessageFiles {...who} files={answered?.files ?? []} />
        </div>
      )}
      {messages.length === 0 ? null : (
        <details class="scores" open={order.mayWrite}>
          <summary>{t.messages}</summary>
          <dl class="stack">
            {messages.map((message) => (
              <div key={message.at}>
                <dt class="quiet">{`${t.from[message.from]} · ${sayInstant(language, message.at)}`}</dt>
                <dd lang="zh-CN">{message.words}</dd>
                {message.files.length === 0 ? null : (
                  <dd class="stack">
                    <MessageFiles {...who} files={message.files} />
                  </dd>
                )}
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  )
}

interface LastWordProps extends ShownProps {
  readonly onOrder: (order: Order) => void
  /** Somebody else was faster: how it stands is asked anew. */
  readonly onMoved: () => void
}

type Sending = {
  readonly isBusy: boolean
  readonly isDelayed?: boolean
  readonly warning?: string
  readonly done?: string
}

function LastWord({ t, shared, language, receipt, order, onOrder, onMoved }: LastWordProps) {
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
    // Sent twice, the second is refused by the stage that the first has reached: then how it stands is asked anew.
    delivery.current = deliver(() => call('answerOwnOrder', { body: { receipt, ...sent } }), wait, {
      done: (answer) => {
        setSending({ isBusy: false, done: t.done[sent.answer] })
        onOrder(answer.order)
      },
      later: () => setSending({ isBusy: true, isDelayed: true }),
      refused: ({ code }) => {
        setSending({ isBusy: false, warning: t.refusals[code] ?? sayRefusal(shared, code) })
        onMoved()
      },
    })
  }
  const form = {
    ...{ t, shared, language, receipt },
    isBusy: sending.isBusy,
    onWarn: (warning: string) => setSending({ isBusy: false, warning }),
  }
  return (
    <>
      <div role="status" aria-live="polite">
        {sending.done === undefined ? null : <p class="card">{sending.done}</p>}
        {sending.isBusy ? <p class="quiet">{sending.isDelayed ? t.delayed : t.sending}</p> : null}
      </div>
      <div role="alert">{sending.warning === undefined ? null : <p class="warning">{sending.warning}</p>}</div>
      {order.mayAskHelp ? (
        <section class="card stack" aria-labelledby="help">
          <h2 class="card-title" id="help">
            {t.helpTitle}
          </h2>
          <p class="quiet">{t.helpHint}</p>
          <button
            type="button"
            class="button"
            aria-disabled={sending.isBusy}
            onClick={() => send({ answer: 'ASK_HELP' })}
          >
            {t.help}
          </button>
        </section>
      ) : null}
      {order.mayWrite ? <WordsForm {...form} what="WRITE" hint={t.writeHint} onSend={send} /> : null}
      {order.mayRate ? <RateForm {...{ ...form, language, order }} onSend={send} /> : null}
      {order.mayReopen && !order.mayRate ? (
        <WordsForm
          {...form}
          what="REOPEN"
          hint={t.reopenHint(order.reopenBy === null ? null : sayDueTime(language, order.reopenBy))}
          onSend={send}
        />
      ) : null}
    </>
  )
}
