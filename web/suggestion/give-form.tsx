import { useEffect, useRef, useState } from 'preact/hooks'
import { newKey, wait, whenBack } from '../shared/browser.ts'
import { type Delivery, deliver } from '../shared/delivery.ts'
import { sayRefusal } from '../shared/refusal.ts'
import { type Answer, type Body, sendSuggestion } from './api.ts'
import { type Place, PlaceFields } from './place-fields.tsx'
import type { SuggestionTexts } from './texts.zh.ts'

export type Kept = Answer<'giveSuggestion'>

interface FormProps {
  readonly t: SuggestionTexts
  readonly at: Place
  readonly onKept: (kept: Kept) => void
}

interface Draft {
  readonly words: string
  readonly place: Place
  readonly name: string
  readonly phone: string
}

/** What somebody has to say; where, and how he is reached, if he wants to say that. */
export function GiveForm({ t, at, onKept }: FormProps) {
  const [draft, setDraft] = useState<Draft>({ words: '', place: at, name: '', phone: '' })
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
    if (isBusy) return
    const lack = findLack(draft, t)
    setWarning(lack)
    if (lack !== undefined) return
    const idempotencyKey = newKey()
    const body = toBody(draft)
    setBusy(true)
    setNote(t.sending)
    delivery.current = deliver(() => sendSuggestion(body, idempotencyKey), wait, {
      done: onKept,
      later: () => setNote(t.later),
      refused: ({ code }) => {
        setBusy(false)
        setNote(undefined)
        setWarning(sayRefusal(t.shared, code))
      },
    })
  }
  const change = (changed: Partial<Draft>) => setDraft((before) => ({ ...before, ...changed }))
  return (
    <form class="card stack" onSubmit={submit} noValidate>
      <div>
        <label class="card-title" for="words">
          {t.words}
        </label>
        <p class="quiet" id="words-hint">
          {t.wordsHint}
        </p>
        <textarea
          class="field"
          id="words"
          rows={6}
          maxLength={4000}
          value={draft.words}
          aria-describedby="words-hint"
          onInput={(event) => change({ words: event.currentTarget.value })}
        />
      </div>
      <PlaceFields t={t} place={draft.place} onPlace={(place) => change({ place })} />
      <fieldset class="stack">
        <legend class="card-title">{t.contact}</legend>
        <p class="quiet">{t.contactHint}</p>
        <Line id="name" label={t.name} max={100} value={draft.name} onChange={(name) => change({ name })} />
        <Line id="phone" label={t.phone} max={20} value={draft.phone} onChange={(phone) => change({ phone })} />
      </fieldset>
      <div role="alert">{warning === undefined ? null : <p class="warning">{warning}</p>}</div>
      <div role="status">{note === undefined ? null : <p class="quiet">{note}</p>}</div>
      <button type="submit" class="button button-primary" aria-disabled={isBusy}>
        {t.send}
      </button>
    </form>
  )
}

function findLack({ words, name, phone }: Draft, { lack }: SuggestionTexts): string | undefined {
  if (words.trim() === '') return lack.words
  return name.trim() !== '' && phone.trim() === '' ? lack.phone : undefined
}

function toBody({ words, place, name, phone }: Draft): Body<'giveSuggestion'> {
  const called = name.trim() === '' ? {} : { name: name.trim() }
  return {
    words: words.trim(),
    ...(place.hallCode === '' ? {} : { hallCode: place.hallCode }),
    ...(place.windowCode === '' ? {} : { windowCode: place.windowCode }),
    ...(phone.trim() === '' ? {} : { contact: { ...called, phone: phone.trim() } }),
  }
}

interface LineProps {
  readonly id: string
  readonly label: string
  readonly max: number
  readonly value: string
  readonly onChange: (value: string) => void
}

function Line({ id, label, max, value, onChange }: LineProps) {
  return (
    <div>
      <label class="card-title" for={id}>
        {label}
      </label>
      <input
        class="field"
        id={id}
        maxLength={max}
        value={value}
        autocomplete="off"
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  )
}
