/** @jsxImportSource react */
import { useEffect, useState } from 'react'
import { findMobile } from '../../domain/letter.ts'
import { sayInstant } from '../shared/format.ts'
import { type Answer, sayFailure } from './call.ts'
import type { PageProps } from './page.ts'
import { Act, Failure, Form, Success, TextField } from './parts.tsx'

type Kept = Answer<'seeReminderPhone'>

/** The own number for reminders: left and taken away by nobody but its holder, and shown masked even to him. */
export function OwnReminder({ spoken: { t, language }, signedIn: { ask } }: PageProps) {
  const [kept, setKept] = useState<Kept | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const [phone, setPhone] = useState('')
  useEffect(() => {
    const open = async () => {
      const heard = await ask('seeReminderPhone', {})
      if (heard.ok) setKept(heard.answer)
      else setFailure(sayFailure(t, heard))
    }
    void open()
  }, [ask, t])
  const keep = async () => {
    setDone(undefined)
    const mobile = findMobile(phone)
    if (mobile === undefined) return t.reminder.wrong
    const heard = await ask('keepReminderPhone', { body: { phone: mobile } })
    if (!heard.ok) return sayFailure(t, heard)
    setKept(heard.answer)
    setPhone('')
    setDone(t.reminder.done)
    return undefined
  }
  const remove = async () => {
    setDone(undefined)
    const heard = await ask('removeReminderPhone', { body: {} })
    setFailure(heard.ok ? undefined : sayFailure(t, heard))
    if (!heard.ok) return
    setKept(heard.answer)
    setDone(t.reminder.removed)
  }
  return (
    <section className="card stack" aria-labelledby="reminder" data-kept={kept && kept.phone !== null}>
      <h2 id="reminder">{t.reminder.title}</h2>
      <p className="quiet">{t.reminder.hint}</p>
      <Failure text={failure} />
      <Success text={done} />
      {kept === undefined ? null : kept.phone === null ? (
        <p>{t.reminder.none}</p>
      ) : (
        <>
          <p>{t.reminder.kept(kept.phone, sayInstant(language, kept.keptAt ?? ''))}</p>
          <Act t={t} label={t.reminder.remove} sure={t.reminder.removeSure} isDanger onSure={() => void remove()} />
        </>
      )}
      <Form submit={t.reminder.keep} onSubmit={keep} label={t.reminder.title}>
        <TextField
          type="tel"
          label={t.reminder.phone}
          hint={t.reminder.phoneHint}
          value={phone}
          onChange={setPhone}
          autoComplete="tel"
        />
      </Form>
    </section>
  )
}
