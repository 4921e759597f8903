/** @jsxImportSource react */
import { useState } from 'react'
import { type CalendarDayKind, calendarDayKinds } from '../../../domain/working-calendar.ts'
import { sayDay } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import { Form, SelectField, Success, TextField } from '../parts.tsx'
import type { CalendarProps } from './say.ts'

/** What the place itself decides for one day: it speaks before the notice of the year. */
export function LocalDay({ say: { t, language }, spoken, signedIn, calendar, onKept }: CalendarProps) {
  const [wish, setWish] = useState({ day: '', kind: 'LOCAL_CLOSURE' as CalendarDayKind, name: '', source: '' })
  const [done, setDone] = useState<string | undefined>(undefined)
  const keep = async () => {
    const { day, kind } = wish
    const [name, source] = [wish.name.trim(), wish.source.trim()]
    setDone(undefined)
    if (day === '' || name === '' || source === '') return t.local.lack
    const params = { divisionCode: calendar.divisionCode, day }
    const heard = await signedIn.ask('keepCalendarDay', { params, body: { kind, name, source } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    setDone(t.local.done(sayDay(language, day)))
    onKept(heard.answer)
    return undefined
  }
  return (
    <section className="card stack" aria-labelledby="local-day">
      <h2 id="local-day">{t.local.title}</h2>
      <p className="quiet">{t.local.hint}</p>
      <Success text={done} />
      <Form submit={t.local.submit} onSubmit={keep}>
        <TextField type="date" label={t.local.day} value={wish.day} onChange={(day) => setWish({ ...wish, day })} />
        <SelectField
          label={t.local.kind}
          value={wish.kind}
          options={calendarDayKinds.map((kind) => [kind, t.kinds[kind]])}
          onChange={(kind) => setWish({ ...wish, kind: kind as CalendarDayKind })}
        />
        <TextField
          label={t.local.name}
          value={wish.name}
          maxLength={40}
          onChange={(name) => setWish({ ...wish, name })}
        />
        <TextField
          label={t.local.source}
          value={wish.source}
          maxLength={300}
          onChange={(source) => setWish({ ...wish, source })}
        />
      </Form>
    </section>
  )
}
