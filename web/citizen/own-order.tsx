import { type Answer, type Body, call } from '../shared/call.ts'
import { sayDueTime, sayInstant } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { sayRefusal } from '../shared/refusal.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { OwnClosure } from './own-closure.tsx'
import { type FilesProps, MessageFiles } from './own-files.tsx'
import { RateForm, WordsForm } from './own-order-forms.tsx'
import { type OwnOrderTexts, ownOrderTexts } from './own-order-texts.ts'
import { OwnSupplement } from './own-supplement.tsx'
import { Failed, SendingNote, useOwn, useSending } from './use-delivery.tsx'

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
  const {
    own: order,
    setOwn: setOrder,
    ask,
  } = useOwn(
    receipt,
    () => call('followOwnOrder', { body: { receipt } }),
    (answer) => answer.order,
  )
  if (order === undefined) return <p class="opening quiet">{t.opening}</p>
  if (order === null) return <p class="quiet footnotes">{t.none}</p>
  if (order === 'FAILED') return <Failed t={t} onAgain={ask} />
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

function LastWord({ t, shared, language, receipt, order, onOrder, onMoved }: LastWordProps) {
  const { sending, send, warn } = useSending((code) => t.refusals[code] ?? sayRefusal(shared, code))
  const speak = (sent: Sent) =>
    send(() => call('answerOwnOrder', { body: { receipt, ...sent } }), {
      done: (answer) => {
        onOrder(answer.order)
        return t.done[sent.answer]
      },
      refused: onMoved,
    })
  const form = {
    ...{ t, shared, language, receipt },
    isBusy: sending.isBusy,
    onWarn: warn,
    onSend: speak,
  }
  return (
    <>
      <SendingNote t={t} sending={sending} />
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
            onClick={() => speak({ answer: 'ASK_HELP' })}
          >
            {t.help}
          </button>
        </section>
      ) : null}
      {order.mayWrite ? <WordsForm {...form} what="WRITE" hint={t.writeHint} /> : null}
      {order.mayRate ? <RateForm {...{ ...form, language, order }} /> : null}
      {order.mayReopen && !order.mayRate ? (
        <WordsForm
          {...form}
          what="REOPEN"
          hint={t.reopenHint(order.reopenBy === null ? null : sayDueTime(language, order.reopenBy))}
        />
      ) : null}
    </>
  )
}
