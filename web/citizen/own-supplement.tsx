import { useEffect, useRef, useState } from 'preact/hooks'
import { wait, whenBack } from '../shared/browser.ts'
import { type Answer, type Body, call } from '../shared/call.ts'
import { type Delivery, deliver } from '../shared/delivery.ts'
import { sayInstant } from '../shared/format.ts'
import { type Language, nameIn } from '../shared/language.ts'
import { sayRefusal } from '../shared/refusal.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { SupplementForm } from './own-supplement-form.tsx'
import { type OwnSupplementTexts, ownSupplementTexts } from './own-supplement-texts.ts'

type Own = Answer<'followOwnSupplements'>

interface OwnProps {
  readonly shared: SharedTexts
  readonly language: Language
  readonly receipt: string
}

type Sending = { readonly isBusy: boolean; readonly status?: string; readonly warning?: string }

/** 改评、追评: what was said later, and whether one may say how it is now. Where it cannot be had, the page stands without it. */
export function OwnSupplement({ shared, language, receipt }: OwnProps) {
  const t = ownSupplementTexts[language]
  const [own, setOwn] = useState<Own | undefined>(undefined)
  const [sending, setSending] = useState<Sending>({ isBusy: false })
  const delivery = useRef<Delivery | undefined>(undefined)
  const ask = () => {
    delivery.current?.stop()
    delivery.current = deliver(() => call('followOwnSupplements', { body: { receipt } }), wait, {
      done: setOwn,
      later: () => undefined,
      refused: () => undefined,
    })
  }
  useEffect(() => {
    ask()
    const leave = whenBack(() => delivery.current?.nudge())
    return () => {
      leave()
      delivery.current?.stop()
    }
  }, [receipt])
  const send = (said: Omit<Body<'giveSupplement'>, 'receipt'>) => {
    if (sending.isBusy) return
    setSending({ isBusy: true, status: t.sending })
    // Sent twice, the second is refused, and how it stands is asked anew.
    delivery.current = deliver(() => call('giveSupplement', { body: { receipt, ...said } }), wait, {
      done: (answer) => {
        setSending({ isBusy: false, status: t.done })
        setOwn(answer)
      },
      later: () => setSending({ isBusy: true, status: t.delayed }),
      refused: ({ code }) => {
        setSending({ isBusy: false, warning: sayRefusal(shared, code) })
        ask()
      },
    })
  }
  if (own === undefined) return null
  const { offered, questionnaire } = own
  return (
    <>
      <Given {...{ t, shared, language, own }} />
      <div role="status" aria-live="polite">
        {sending.status === undefined ? null : <p class="card">{sending.status}</p>}
      </div>
      <div role="alert">{sending.warning === undefined ? null : <p class="warning">{sending.warning}</p>}</div>
      {offered === null || questionnaire === null ? null : (
        <SupplementForm
          {...{ t, shared, language, questionnaire }}
          kind={offered}
          by={own.offeredBy}
          isBusy={sending.isBusy}
          onWarn={(warning) => setSending({ isBusy: false, warning })}
          onSend={send}
        />
      )}
    </>
  )
}

interface GivenProps {
  readonly t: OwnSupplementTexts
  readonly shared: SharedTexts
  readonly language: Language
  readonly own: Own
}

function Given({ t, shared, language, own: { given } }: GivenProps) {
  return (
    <>
      {given.map(({ kind, grade, givenAt, tags, comment }) => (
        <section class="card stack" key={kind} aria-labelledby={`later-${kind}`} data-later={kind} data-grade={grade}>
          <h2 class="card-title" id={`later-${kind}`}>
            {t.given[kind]}
          </h2>
          <p>{`${shared.grades[grade]} · ${sayInstant(language, givenAt)}`}</p>
          {tags.length === 0 ? null : (
            <p>
              {tags.map((tag) => (
                <span class="reason" key={tag.code}>
                  {nameIn(language, tag)}
                </span>
              ))}
            </p>
          )}
          {comment === null ? null : <p class="receipt">{comment}</p>}
          <p class="quiet">{t.stays}</p>
        </section>
      ))}
    </>
  )
}
