import { useEffect, useRef, useState } from 'preact/hooks'
import type { RefusalCode } from '../../contracts/problem.ts'
import { countCodePoints } from '../../domain/evaluation.ts'
import type { EvaluationChannel } from '../../domain/evaluation-channel.ts'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import { newKey, wait, whenBack } from '../shared/browser.ts'
import { type Answer, call } from '../shared/call.ts'
import { type Delay, type Delivery, deliver } from '../shared/delivery.ts'
import { GradeFace, gradesBestFirst } from '../shared/grade-face.tsx'
import type { Language } from '../shared/language.ts'
import { sayRefusal } from '../shared/refusal.ts'
import { useTitle } from '../shared/use-language.ts'
import { BlindChoiceField, useBlindChoice } from './blind-choice.tsx'
import type { PageProps } from './evaluate-page.tsx'
import { Heading } from './heading.tsx'
import { Comment, tidy } from './reasons-form.tsx'
import { ReceiptCard } from './receipt-card.tsx'
import { sendComment } from './send-comment.ts'
import type { CitizenTexts as Texts } from './texts.zh.ts'
import { type Trouble, toTrouble } from './trouble.ts'
import { TroublePage } from './trouble-page.tsx'
import { WindowInfo } from './window-info.tsx'

type Window = Answer<'seeWindow'>
type Kept = Answer<'givePublicComment'>
type Stage =
  | { readonly kind: 'OPENING' }
  | { readonly kind: 'THANKS'; readonly kept: Kept }
  | { readonly kind: 'TROUBLE'; readonly trouble: Trouble; readonly mayRetry: boolean }
  | { readonly kind: 'ASKING'; readonly window: Window }

interface CommentProps extends PageProps {
  readonly hallCode: string
  readonly windowCode: string
  readonly channel: EvaluationChannel
}

/** What a window's standing code opens: what the window does, and a general comment, never mixed with evaluations of services. */
export function CommentPage({ t, language, hallCode, windowCode, channel }: CommentProps) {
  const [stage, setStage] = useState<Stage>({ kind: 'OPENING' })
  const delivery = useRef<Delivery | undefined>(undefined)
  useTitle(`${t.titles.comment} · ${t.shared.product}`)
  useEffect(() => {
    const opening = deliver(() => call('seeWindow', { params: { hallCode, windowCode } }), wait, {
      done: (window) => setStage({ kind: 'ASKING', window }),
      later: (trouble) => setStage({ kind: 'TROUBLE', trouble, mayRetry: true }),
      refused: ({ code }) => setStage({ kind: 'TROUBLE', trouble: ofWindow(code), mayRetry: false }),
    })
    delivery.current = opening
    const leave = whenBack(opening.nudge)
    return () => {
      leave()
      opening.stop()
    }
  }, [hallCode, windowCode])

  switch (stage.kind) {
    case 'OPENING':
      return <p class="opening quiet">{t.opening}</p>
    case 'TROUBLE':
      return (
        <TroublePage
          t={t}
          trouble={stage.trouble}
          onRetry={stage.mayRetry ? () => delivery.current?.nudge() : undefined}
        />
      )
    case 'THANKS':
      return (
        <>
          <section class="card stack">
            <Heading id="thanks" text={t.commentReceived} />
            <p>{t.commentReceivedMore}</p>
          </section>
          <ReceiptCard
            {...{ t, language }}
            receipt={stage.kept.receipt}
            receivedAt={stage.kept.receivedAt}
            of={{ kind: 'publicComment' }}
          />
        </>
      )
    case 'ASKING':
      return (
        <>
          <section class="card" lang="zh-CN">
            <Heading id="window-title" text={`${stage.window.hallName} · ${stage.window.windowName}`} isQuiet />
          </section>
          <WindowInfo {...{ language, hallCode, windowCode }} />
          <CommentForm
            {...{ t, language, channel, window: stage.window }}
            onDone={(kept) => setStage({ kind: 'THANKS', kept })}
          />
        </>
      )
  }
}

/** A code in the address that cannot be one of a window leads to none. */
function ofWindow(code: RefusalCode): Trouble {
  return code === 'MALFORMED' ? 'WINDOW_UNKNOWN' : toTrouble(code)
}

type Sending = { readonly delay?: Delay; readonly isBusy: boolean; readonly code?: RefusalCode }

interface FormProps {
  readonly t: Texts
  readonly language: Language
  readonly window: Window
  readonly channel: EvaluationChannel
  readonly onDone: (kept: Kept) => void
}

function CommentForm({ t, language, window, channel, onDone }: FormProps) {
  const blind = useBlindChoice('PUBLIC_COMMENT', window)
  const [grade, setGrade] = useState<SatisfactionGrade | undefined>(undefined)
  const [comment, setComment] = useState('')
  const [sending, send, nudge] = useSending({
    done: (kept) => {
      blind.used()
      onDone(kept)
    },
    refused: blind.refused,
  })
  const text = tidy(comment)
  const submit = (event: Event) => {
    event.preventDefault()
    if (countCodePoints(text) > window.commentCodePointsMax || blind.waitsUntil !== undefined) return
    const { hallCode, windowCode } = window
    const words = text === '' ? {} : { comment: text }
    const said = { hallCode, windowCode, channel, ...(grade === undefined ? {} : { grade }), ...words }
    if (grade === undefined && text === '') return send(said)
    blind.send((extra) => send({ ...said, ...extra }))
  }
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <section class="card">
        <h2 class="title">{t.titles.comment}</h2>
        <p class="quiet">{t.publicCommentHint}</p>
      </section>
      <section class="card stack">
        <GradeChoice t={t} grade={grade} onChoose={setGrade} />
        <Comment t={t} value={comment} max={window.commentCodePointsMax} onInput={setComment} />
        <BlindChoiceField choice={blind} language={language} />
        <div role="alert">
          {sending.code === undefined ? null : <p class="warning">{sayRefusal(t.shared, sending.code)}</p>}
        </div>
        <div role="status">{sending.isBusy ? <Waiting t={t} delay={sending.delay} onRetry={nudge} /> : null}</div>
        <button type="submit" class="button button-primary" aria-disabled={sending.isBusy}>
          {t.sendComment}
        </button>
      </section>
      <p class="quiet footnotes">{t.voluntary}</p>
    </form>
  )
}

function Waiting({
  t,
  delay,
  onRetry,
}: {
  readonly t: Texts
  readonly delay: Delay | undefined
  readonly onRetry: () => void
}) {
  if (delay === undefined) return <p class="quiet">{t.sending}</p>
  return (
    <div class="warning stack">
      <p>{delay === 'OFFLINE' ? t.commentKept : t.commentBusy}</p>
      <button type="button" class="button" onClick={onRetry}>
        {t.sendNow}
      </button>
    </div>
  )
}

type Ask = Parameters<typeof call<'givePublicComment'>>[1]['body']

/** Sends one comment under one key until it is answered; a refused one may be mended and sent under a new key. */
function useSending(then: {
  readonly done: (kept: Kept) => void
  readonly refused: (code: RefusalCode) => void
}): readonly [Sending, (ask: Ask) => void, () => void] {
  const [sending, setSending] = useState<Sending>({ isBusy: false })
  const delivery = useRef<Delivery | undefined>(undefined)
  const nudge = () => delivery.current?.nudge()
  useEffect(() => {
    const leave = whenBack(nudge)
    return () => {
      leave()
      delivery.current?.stop()
    }
  }, [])
  const send = (body: Ask) => {
    if (sending.isBusy) return
    if (body.grade === undefined && body.comment === undefined)
      return setSending({ isBusy: false, code: 'COMMENT_EMPTY' })
    const idempotencyKey = newKey()
    setSending({ isBusy: true })
    delivery.current = deliver(() => sendComment(body, idempotencyKey), wait, {
      done: then.done,
      later: (delay) => setSending({ isBusy: true, delay }),
      refused: ({ code }) => {
        then.refused(code)
        setSending({ isBusy: false, code })
      },
    })
  }
  return [sending, send, nudge]
}

interface ChoiceProps {
  readonly t: Texts
  readonly grade: SatisfactionGrade | undefined
  readonly onChoose: (grade: SatisfactionGrade | undefined) => void
}

function GradeChoice({ t, grade, onChoose }: ChoiceProps) {
  return (
    <fieldset>
      <legend class="card-title">{t.gradeOptional}</legend>
      <div class="grades">
        {gradesBestFirst.map((each) => (
          <label key={each} class={each === grade ? 'grade grade-chosen' : 'grade'}>
            <input
              type="radio"
              class="visually-hidden"
              name="grade"
              checked={each === grade}
              onChange={() => onChoose(each)}
            />
            <GradeFace grade={each} />
            <span class="grade-word">{t.shared.grades[each]}</span>
            <span class="grade-number">{each}</span>
          </label>
        ))}
      </div>
      {grade === undefined ? null : (
        <button type="button" class="button button-after" onClick={() => onChoose(undefined)}>
          {t.noGrade}
        </button>
      )}
    </fieldset>
  )
}
