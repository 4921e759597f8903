import { useState } from 'preact/hooks'
import { type Answer, call } from '../shared/call.ts'
import { sayDueTime, sayInstant } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { sayRefusal } from '../shared/refusal.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { type OwnMaliciousTexts, ownMaliciousTexts } from './own-malicious-texts.ts'
import { tidy } from './reasons-form.tsx'
import { Failed, SendingNote, useOwn, useSending } from './use-delivery.tsx'

type Entry = NonNullable<Answer<'followOwnMaliciousEntry'>['entry']>

interface EntryProps {
  readonly shared: SharedTexts
  readonly language: Language
  readonly receipt: string
}

/** One’s evaluation was entered as malicious: why, what that means, until when one may object, and what came of it. Nothing where it was not. */
export function OwnMalicious({ shared, language, receipt }: EntryProps) {
  const t = ownMaliciousTexts[language]
  const {
    own: entry,
    setOwn: setEntry,
    ask,
  } = useOwn(
    receipt,
    () => call('followOwnMaliciousEntry', { body: { receipt } }),
    (answer) => answer.entry,
  )
  if (entry === undefined || entry === null) return null
  if (entry === 'FAILED') return <Failed t={t} onAgain={ask} />
  return (
    <>
      <Standing {...{ t, language, entry }} />
      <Objection {...{ t, shared, receipt, entry }} onEntry={setEntry} onMoved={ask} />
    </>
  )
}

interface ShownProps {
  readonly t: OwnMaliciousTexts
  readonly entry: Entry
}

function Standing({ t, language, entry }: ShownProps & { readonly language: Language }) {
  const { standing, ending, confirmedAt, objectUntil, endsAt, endedAt, verdict } = entry
  const say = (instant: string) => sayInstant(language, instant)
  const state = ending === null ? t.standings[standing] : `${t.standings[standing]}：${t.endings[ending]}`
  const facts: readonly (readonly [string, string])[] = [
    [t.standing, state],
    ...(confirmedAt === null ? [] : [[t.confirmedAt, say(confirmedAt)] as const]),
    ...(entry.mayObject
      ? [[t.objectBy, objectUntil === null ? t.noCalendar : sayDueTime(language, objectUntil)] as const]
      : []),
    ...(endsAt === null || standing === 'ENDED' ? [] : [[t.endsAt, sayDueTime(language, endsAt)] as const]),
    ...(endedAt === null ? [] : [[t.endedAt, say(endedAt)] as const]),
  ]
  return (
    <section class="card stack" aria-labelledby="malicious" data-malicious={standing}>
      <h2 class="title" id="malicious">
        {t.title}
      </h2>
      <p>{t.lead}</p>
      <p>{t.effect}</p>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <Words title={t.reasons} words={entry.reasons} />
      <Words title={t.objection} words={entry.objection === null ? [] : [entry.objection]} />
      {verdict === null ? null : <p>{t.verdicts[verdict]}</p>}
      <Words title={t.answers} words={entry.answers} />
    </section>
  )
}

function Words({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  if (words.length === 0) return null
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

interface ObjectionProps extends ShownProps {
  readonly shared: SharedTexts
  readonly receipt: string
  readonly onEntry: (entry: Entry) => void
  /** Somebody else was faster: how it stands is asked anew. */
  readonly onMoved: () => void
}

function Objection({ t, shared, receipt, entry, onEntry, onMoved }: ObjectionProps) {
  const { sending, send, warn } = useSending((code) => t.refusals[code] ?? sayRefusal(shared, code))
  const object = (words: string) => {
    if (words === '') return warn(t.missing)
    send(() => call('objectToOwnMaliciousEntry', { body: { receipt, words } }), {
      done: (answer) => {
        onEntry(answer.entry)
        return t.done
      },
      refused: onMoved,
    })
  }
  return (
    <>
      <SendingNote t={t} sending={sending} />
      {entry.mayObject ? <ObjectionForm t={t} isBusy={sending.isBusy} onSend={object} /> : null}
    </>
  )
}

interface FormProps {
  readonly t: OwnMaliciousTexts
  readonly isBusy: boolean
  readonly onSend: (words: string) => void
}

function ObjectionForm({ t, isBusy, onSend }: FormProps) {
  const [words, setWords] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    onSend(tidy(words))
  }
  return (
    <form class="card stack" onSubmit={submit} noValidate>
      <h2 class="card-title">{t.askTitle}</h2>
      <p class="quiet">{t.askHint}</p>
      <div>
        <label class="card-title" for="malicious-words">
          {t.words}
        </label>
        <p class="quiet" id="malicious-words-hint">
          {t.wordsHint}
        </p>
        <textarea
          class="field"
          id="malicious-words"
          rows={3}
          maxLength={4000}
          value={words}
          aria-describedby="malicious-words-hint"
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <button type="submit" class="button button-primary" aria-disabled={isBusy}>
        {t.send}
      </button>
    </form>
  )
}
