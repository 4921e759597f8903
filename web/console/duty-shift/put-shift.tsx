/** @jsxImportSource react */
import { useState } from 'react'
import { dayMinutes } from '../../../domain/duty-shift.ts'
import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { sayDay } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import { Form, SelectField, TextField } from '../parts.tsx'
import type { RosterProps } from './roster-week.tsx'
import { findMinute, weekFrom } from './say.ts'

const nothing = { accountId: '', day: '', isWhole: false, from: '09:00', until: '17:30' }

/** Puts somebody on duty on a day of the week that is shown. */
export function PutShift({ page, t, monday, hallCode, roster, onChanged }: RosterProps) {
  const { spoken, signedIn } = page
  const [filled, setFilled] = useState(nothing)
  const today = toPlainDate(Date.parse(roster.asOf))
  const days = weekFrom(monday).filter((day) => day >= today)
  const dayOf = (day: (typeof days)[number]) =>
    `${t.weekdays[weekFrom(monday).indexOf(day)]} ${sayDay(spoken.language, day)}`
  const send = async () => {
    const { accountId, day, isWhole } = filled
    const fromMinute = isWhole ? 0 : findMinute(filled.from)
    const toMinute = isWhole ? dayMinutes : findMinute(filled.until)
    if (accountId === '' || day === '' || fromMinute === undefined || toMinute === undefined) return t.put.lack
    // Midnight at the end of a shift is the end of its day.
    const body = { accountId, day, fromMinute, toMinute: toMinute === 0 ? dayMinutes : toMinute }
    const heard = await signedIn.ask('putDutyShift', { params: { hallCode }, body })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    setFilled({ ...filled, day: '' })
    await onChanged(t.put.done)
    return undefined
  }
  return (
    <section className="card stack" aria-labelledby="put">
      <h2 id="put">{t.put.title}</h2>
      {roster.supervisors.length === 0 ? (
        <p>{t.put.nobody}</p>
      ) : (
        <Form label={t.put.title} submit={t.put.submit} onSubmit={send}>
          <SelectField
            label={t.put.who}
            value={filled.accountId}
            options={[
              ['', t.cover.choose],
              ...roster.supervisors.map((each): [string, string] => [each.accountId, each.name]),
            ]}
            onChange={(accountId) => setFilled({ ...filled, accountId })}
          />
          <SelectField
            label={t.put.day}
            value={filled.day}
            options={[['', t.cover.choose], ...days.map((day): [string, string] => [day, dayOf(day)])]}
            onChange={(day) => setFilled({ ...filled, day })}
          />
          <label className="check">
            <input
              type="checkbox"
              checked={filled.isWhole}
              onChange={(event) => setFilled({ ...filled, isWhole: event.target.checked })}
            />
            {t.put.whole}
          </label>
          {filled.isWhole ? null : (
            <div className="from-until">
              <TextField
                type="time"
                label={t.put.from}
                value={filled.from}
                onChange={(from) => setFilled({ ...filled, from })}
              />
              <TextField
                type="time"
                label={t.put.until}
                value={filled.until}
                onChange={(until) => setFilled({ ...filled, until })}
              />
            </div>
          )}
        </Form>
      )}
    </section>
  )
}
