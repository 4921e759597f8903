/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useState } from 'react'
import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { sayDay } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Act, Failure, Form, SelectField } from '../parts.tsx'
import { type Roster, type Shift, sayHours, weekFrom } from './say.ts'
import type { DutyTexts } from './texts.zh.ts'

export interface RosterProps {
  readonly page: PageProps
  readonly t: DutyTexts
  readonly monday: PlainDate
  readonly hallCode: string
  readonly roster: Roster
  /** What was done, in words. */
  readonly onChanged: (said: string) => Promise<void>
}

/** A week, day by day, with whom is on duty. */
export function RosterWeek(props: RosterProps) {
  const { t, roster, monday, page } = props
  const today = toPlainDate(Date.parse(roster.asOf))
  return (
    <>
      {roster.shifts.length === 0 ? <p className="card">{t.empty}</p> : null}
      <ul className="roster" data-shifts={roster.shifts.length}>
        {weekFrom(monday).map((day, index) => {
          const shifts = roster.shifts.filter((shift) => shift.day === day)
          return (
            <li key={day} className={day === today ? 'card roster-day is-today' : 'card roster-day'} data-day={day}>
              <h2>
                {t.weekdays[index]}
                <span className="under">{sayDay(page.spoken.language, day)}</span>
                {day === today ? <Tag className="tag-good">{t.today}</Tag> : null}
              </h2>
              {shifts.length === 0 ? (
                <p className="quiet">{t.nobody}</p>
              ) : (
                <ul className="shifts">
                  {shifts.map((shift) => (
                    <ShiftItem key={shift.shiftId} {...props} shift={shift} />
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

type ItemProps = RosterProps & { readonly shift: Shift }

function ShiftItem(props: ItemProps) {
  const { t, shift, page, onChanged } = props
  const [isCovering, setCovering] = useState(false)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const named = `${t.weekdays[weekFrom(props.monday).indexOf(shift.day as PlainDate)]} ${sayHours(t, shift)} ${shift.name}`
  const withdraw = async () => {
    const heard = await page.signedIn.ask('withdrawDutyShift', { params: { shiftId: shift.shiftId }, body: {} })
    setFailure(heard.ok ? undefined : sayFailure(page.spoken.t, heard))
    if (heard.ok) await onChanged(t.withdraw.done)
  }
  return (
    <li className="shift" data-shift={shift.shiftId}>
      <p>
        <strong>{shift.isOwn ? t.oneself(shift.name) : shift.name}</strong>
        <span className="shift-hours">{sayHours(t, shift)}</span>
        {shift.covers === null ? null : <Tag className="tag-plain">{t.covers(shift.covers)}</Tag>}
        {shift.isNow ? <Tag className="tag-good">{t.onDuty}</Tag> : null}
      </p>
      {!shift.mayChange ? null : isCovering ? (
        <CoverForm {...props} named={named} onClose={() => setCovering(false)} />
      ) : (
        <div className="acts shift-acts">
          <Button size="large" aria-label={t.cover.of(named)} onClick={() => setCovering(true)}>
            {t.cover.open}
          </Button>
          <Act
            t={page.spoken.t}
            label={t.withdraw.open}
            name={t.withdraw.of(named)}
            sure={t.withdraw.sure}
            isDanger
            onSure={() => void withdraw()}
          />
        </div>
      )}
      <Failure text={failure} />
    </li>
  )
}

/** 替班: the one goes and the other comes in one act. */
function CoverForm({
  t,
  shift,
  roster,
  page,
  named,
  onChanged,
  onClose,
}: ItemProps & { readonly named: string; readonly onClose: () => void }) {
  const [accountId, setAccountId] = useState('')
  const others = roster.supervisors.filter((each) => each.accountId !== shift.accountId)
  const send = async () => {
    if (accountId === '') return t.cover.choose
    const params = { shiftId: shift.shiftId }
    const heard = await page.signedIn.ask('coverDutyShift', { params, body: { accountId } })
    if (!heard.ok) return sayFailure(page.spoken.t, heard)
    await onChanged(t.cover.done)
    return undefined
  }
  return (
    <div className="stack shift-form">
      {others.length === 0 ? (
        <p className="quiet">{t.cover.nobodyElse}</p>
      ) : (
        <Form label={t.cover.of(named)} submit={t.cover.submit} onSubmit={send}>
          <SelectField
            label={t.cover.who}
            value={accountId}
            options={[['', t.cover.choose], ...others.map((each): [string, string] => [each.accountId, each.name])]}
            onChange={setAccountId}
          />
        </Form>
      )}
      <Button size="large" onClick={onClose}>
        {t.cover.close}
      </Button>
    </div>
  )
}
