import { useEffect, useRef, useState } from 'preact/hooks'
import { newKey, wait, whenBack } from '../shared/browser.ts'
import type { Answer, Body } from '../shared/call.ts'
import { type Delivery, deliver } from '../shared/delivery.ts'
import { sayRefusal } from '../shared/refusal.ts'
import { useTitle } from '../shared/use-language.ts'
import { BlindChoiceField, useBlindChoice } from './blind-choice.tsx'
import type { PageProps } from './evaluate-page.tsx'
import { Heading } from './heading.tsx'
import { tidy } from './reasons-form.tsx'
import { ReceiptCard } from './receipt-card.tsx'
import { nowhere, PlaceFields, type ReportPlace } from './report-place.tsx'
import { type ReportTexts, reportTexts } from './report-texts.ts'
import { sendReport } from './send-report.ts'

type Ask = Body<'giveConfidentialReport'>
type Kept = Answer<'giveConfidentialReport'>

interface ReportProps extends PageProps {
  /** Of the evaluation from which one came here; empty: from elsewhere. It is not sent unless one says so. */
  readonly receipt: string
}

/** 向纪检监察举报: straight to discipline inspection, past everybody whom it may be about. */
export function ReportPage({ t: own, language, receipt }: ReportProps) {
  const t = reportTexts[language]
  const [kept, setKept] = useState<Kept | undefined>(undefined)
  useTitle(`${t.title} · ${own.shared.product}`)
  if (kept !== undefined)
    return (
      <>
        <section class="card stack">
          <Heading id="thanks" text={t.received} />
          <p>{t.receivedMore}</p>
        </section>
        <ReceiptCard t={own} language={language} receipt={kept.receipt} receivedAt={kept.receivedAt} />
      </>
    )
  return (
    <>
      <section class="card stack">
        <Heading id="report" text={t.title} isQuiet />
        <p>{t.lead}</p>
        <ul class="report-points">
          {t.kept.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </section>
      <ReportForm t={t} own={own} language={language} receipt={receipt} onKept={setKept} />
    </>
  )
}

interface Draft {
  readonly kind: Ask['kind'] | undefined
  readonly words: string
  readonly place: ReportPlace
  readonly about: string
  readonly name: string
  readonly phone: string
}

const emptyDraft: Draft = { kind: undefined, words: '', place: nowhere, about: '', name: '', phone: '' }

interface FormProps {
  readonly t: ReportTexts
  readonly own: PageProps['t']
  readonly language: PageProps['language']
  readonly receipt: string
  readonly onKept: (kept: Kept) => void
}

function ReportForm({ t, own, language, receipt, onKept }: FormProps) {
  const [draft, setDraft] = useState(emptyDraft)
  const blind = useBlindChoice('CONFIDENTIAL_REPORT', draft.place)
  const [isBusy, setBusy] = useState(false)
  const [note, setNote] = useState<string | undefined>(undefined)
  const [warning, setWarning] = useState<string | undefined>(undefined)
  const delivery = useRef<Delivery | undefined>(undefined)
  useEffect(() => {
    const leave = whenBack(() => delivery.current?.nudge())
    return () => {
      leave()
      delivery.current?.stop()
    }
  }, [])
  const submit = (event: Event) => {
    event.preventDefault()
    if (isBusy || blind.waitsUntil !== undefined) return
    const lack = findLack(draft, t)
    setWarning(lack)
    if (lack !== undefined || draft.kind === undefined) return
    const body = toAsk(draft, draft.kind)
    blind.send((extra) => send({ ...body, ...extra }))
  }
  const send = (body: Ask) => {
    const idempotencyKey = newKey()
    setBusy(true)
    setNote(t.sending)
    delivery.current = deliver(() => sendReport(body, idempotencyKey), wait, {
      done: (kept) => {
        blind.used()
        onKept(kept)
      },
      later: () => setNote(t.later),
      refused: ({ code }) => {
        setBusy(false)
        setNote(undefined)
        blind.refused(code)
        setWarning(sayRefusal(own.shared, code))
      },
    })
  }
  const change = (changed: Partial<Draft>) => setDraft({ ...draft, ...changed })
  return (
    <form class="card stack" onSubmit={submit} noValidate>
      <fieldset>
        <legend class="card-title">{t.kind}</legend>
        <div class="tags">
          {(Object.keys(t.kinds) as Ask['kind'][]).map((each) => (
            <label class="choice" key={each}>
              <input type="radio" name="kind" checked={each === draft.kind} onChange={() => change({ kind: each })} />
              <span>{t.kinds[each]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div>
        <label class="card-title" for="report-words">
          {t.words}
        </label>
        <p class="quiet" id="report-words-hint">
          {t.wordsHint}
        </p>
        <textarea
          class="field"
          id="report-words"
          rows={6}
          maxLength={4000}
          value={draft.words}
          aria-describedby="report-words-hint"
          onInput={(event) => change({ words: event.currentTarget.value })}
        />
      </div>
      <PlaceFields t={t} shared={own.shared} place={draft.place} onPlace={(place) => change({ place })} />
      <About t={t} receipt={receipt} value={draft.about} onChange={(about) => change({ about })} />
      <fieldset class="stack">
        <legend class="card-title">{t.contact}</legend>
        <p class="quiet">{t.contactHint}</p>
        <Line id="report-name" label={t.name} max={100} value={draft.name} onChange={(name) => change({ name })} />
        <Line id="report-phone" label={t.phone} max={20} value={draft.phone} onChange={(phone) => change({ phone })} />
      </fieldset>
      <BlindChoiceField choice={blind} language={language} />
      <div role="alert">{warning === undefined ? null : <p class="warning">{warning}</p>}</div>
      <div role="status">{note === undefined ? null : <p class="quiet">{note}</p>}</div>
      <button type="submit" class="button button-primary" aria-disabled={isBusy}>
        {t.send}
      </button>
    </form>
  )
}

function findLack({ kind, words, name, phone }: Draft, { lack }: ReportTexts): string | undefined {
  if (kind === undefined) return lack.kind
  if (tidy(words) === '') return lack.words
  return tidy(name) !== '' && tidy(phone) === '' ? lack.phone : undefined
}

function toAsk({ words, place, about, name, phone }: Draft, kind: Ask['kind']): Ask {
  const { hallCode, windowCode, staffNo } = place
  const called = tidy(name) === '' ? {} : { name: tidy(name) }
  return {
    kind,
    words: tidy(words),
    ...(hallCode === '' ? {} : { hallCode }),
    ...(windowCode === '' ? {} : { windowCode }),
    ...(staffNo.trim() === '' ? {} : { staffNo: staffNo.trim() }),
    ...(about.trim() === '' ? {} : { aboutReceipt: about.trim() }),
    ...(tidy(phone) === '' ? {} : { contact: { ...called, phone: tidy(phone) } }),
  }
}

interface AboutProps {
  readonly t: ReportTexts
  readonly receipt: string
  readonly value: string
  readonly onChange: (receipt: string) => void
}

/** Who comes from his evaluation ticks that it is this one, or does not; nobody has to say which it is. */
function About({ t, receipt, value, onChange }: AboutProps) {
  if (receipt === '')
    return <Line id="report-about" label={t.about} hint={t.aboutHint} max={64} value={value} onChange={onChange} />
  return (
    <fieldset>
      <legend class="card-title">{t.about}</legend>
      <p class="quiet">{t.aboutThisHint}</p>
      <label class="choice">
        <input
          type="checkbox"
          checked={value !== ''}
          onChange={(event) => onChange(event.currentTarget.checked ? receipt : '')}
        />
        <span>{t.aboutThis}</span>
      </label>
    </fieldset>
  )
}

interface LineProps {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly max: number
  readonly value: string
  readonly onChange: (value: string) => void
}

function Line({ id, label, hint, max, value, onChange }: LineProps) {
  return (
    <div>
      <label class="card-title" for={id}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p class="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        class="field"
        id={id}
        maxLength={max}
        value={value}
        autocomplete="off"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  )
}
