/** @jsxImportSource react */
import { useState } from 'react'
import { dayMinutes } from '../../../domain/duty-shift.ts'
import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { sayDay } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import { Form, SelectField } from '../parts.tsx'
import type { RosterProps } from './roster-week.tsx'
import { sayMinute, weekFrom } from './say.ts'

/** Half hours: in the browser’s own field for times some see AM and PM. */
const clock = Array.from({ length: 49 }, (_, index) => [String(index * 30), sayMinute(index * 30)] as const)
const nothing = { accountId: '', day: '', isWhole: false, from: '540', until: '1050' }

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
    if (accountId === '' || day === '') return t.put.lack
    const [fromMinute, toMinute] = isWhole ? [0, dayMinutes] : [Number(filled.from), Number(filled.until)]
    const body = { accountId, day, fromMinute, toMinute }
    const heard = await signedIn.ask('putDutyShift', { params: { hallCode }, body })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    setFilled({ ...filled, day: '' })
    await onChanged(t.put.done)
    return undefined
  }
  return (
    <section className="card stack spaced" aria-labelledby="put">
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
              <SelectField
                label={t.put.from}
                value={filled.from}
                options={clock.slice(0, -1)}
                onChange={(from) => setFilled({ ...filled, from })}
              />
              <SelectField
                label={t.put.until}
                value={filled.until}
                options={clock.slice(1)}
                onChange={(until) => setFilled({ ...filled, until })}
              />
            </div>
          )}
        </Form>
      )}
    </section>
  )
}
