import { type Answer, type Body, call } from '../shared/call.ts'
import { sayInstant } from '../shared/format.ts'
import { type Language, nameIn } from '../shared/language.ts'
import { sayRefusal } from '../shared/refusal.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { SupplementForm } from './own-supplement-form.tsx'
import { type OwnSupplementTexts, ownSupplementTexts } from './own-supplement-texts.ts'
import { SendingNote, useOwn, useSending } from './use-delivery.tsx'

type Own = Answer<'followOwnSupplements'>

interface OwnProps {
  readonly shared: SharedTexts
  readonly language: Language
  readonly receipt: string
}

/** 改评、追评: what was said later, and whether one may say how it is now. Where it cannot be had, the page stands without it. */
export function OwnSupplement({ shared, language, receipt }: OwnProps) {
  const t = ownSupplementTexts[language]
  const { own, setOwn, ask } = useOwn(
    receipt,
    () => call('followOwnSupplements', { body: { receipt } }),
    (answer) => answer,
  )
  const { sending, send, warn } = useSending((code) => sayRefusal(shared, code))
  const give = (said: Omit<Body<'giveSupplement'>, 'receipt'>) =>
    send(() => call('giveSupplement', { body: { receipt, ...said } }), {
      done: (answer) => {
        setOwn(answer)
        return t.done
      },
      refused: ask,
    })
  if (own === undefined || own === 'FAILED') return null
  const { offered, questionnaire } = own
  return (
    <>
      <Given {...{ t, shared, language, own }} />
      <SendingNote t={t} sending={sending} />
      {offered === null || questionnaire === null ? null : (
        <SupplementForm
          {...{ t, shared, language, questionnaire }}
          kind={offered}
          by={own.offeredBy}
          isBusy={sending.isBusy}
          onWarn={warn}
          onSend={give}
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
