/** @jsxImportSource react */
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { type NoticeRead, readHolidayNotice } from '../../../domain/holiday-notice.ts'
import { sayDay } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import { Form, Success, TextField } from '../parts.tsx'
import type { CalendarProps, CalendarSpoken } from './say.ts'

/** The first year that nobody has entered. */
const nextYear = ({ years, year }: CalendarProps['calendar']) =>
  String(Math.max(year - 1, ...years.map((each) => each.year)) + 1)

const textMax = 8000

/** The notice as it was published, read by the same rule that checks it at the server. */
export function NoticeForm(props: CalendarProps) {
  const { say, spoken, signedIn, calendar, onKept } = props
  const { t } = say
  const id = useId()
  const [year, setYear] = useState(nextYear(calendar))
  const [text, setText] = useState('')
  const [read, setRead] = useState<NoticeRead | undefined>(undefined)
  const [said, setSaid] = useState({ source: '', documentNo: '', announcedOn: '' })
  const [done, setDone] = useState<string | undefined>(undefined)
  const publish = async () => {
    if (read === undefined || said.source.trim() === '' || said.announcedOn === '') return t.notice.lack
    const heard = await signedIn.ask('publishCalendarYear', {
      params: { divisionCode: calendar.divisionCode, year },
      body: {
        source: said.source.trim(),
        documentNo: said.documentNo.trim() === '' ? null : said.documentNo.trim(),
        announcedOn: said.announcedOn,
        days: [...read.days],
      },
    })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    setDone(t.notice.done(year))
    setRead(undefined)
    setText('')
    onKept(heard.answer)
    return undefined
  }
  return (
    <section className="card stack" aria-labelledby="notice">
      <h2 id="notice">{t.notice.title}</h2>
      <p className="quiet">{t.notice.hint}</p>
      <Success text={done} />
      <TextField label={t.notice.year} value={year} isNumeric maxLength={4} onChange={setYear} />
      <div className="line">
        <label htmlFor={id}>{t.notice.text}</label>
        <Input.TextArea
          id={id}
          rows={6}
          value={text}
          maxLength={textMax}
          spellCheck={false}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <Button size="large" onClick={() => setRead(readHolidayNotice(text, Number(year)))}>
        {t.notice.read}
      </Button>
      {read === undefined ? null : <WhatWasRead say={say} read={read} />}
      {read === undefined || read.faults.length > 0 ? null : (
        <Form submit={t.notice.publish} onSubmit={publish}>
          <TextField
            label={t.notice.source}
            value={said.source}
            maxLength={300}
            onChange={(source) => setSaid({ ...said, source })}
          />
          <TextField
            label={t.notice.documentNo}
            value={said.documentNo}
            maxLength={60}
            onChange={(documentNo) => setSaid({ ...said, documentNo })}
          />
          <TextField
            type="date"
            label={t.notice.announcedOn}
            value={said.announcedOn}
            onChange={(announcedOn) => setSaid({ ...said, announcedOn })}
          />
        </Form>
      )}
    </section>
  )
}

function WhatWasRead({ say: { t, language }, read: { days, faults } }: { say: CalendarSpoken; read: NoticeRead }) {
  const worked = days.filter(({ kind }) => kind === 'ADJUSTED_WORKDAY')
  return (
    <div role="status" data-read={days.length}>
      <p>{t.notice.found(String(days.length - worked.length), String(worked.length))}</p>
      <ul className="facts">
        {days.map(({ day, kind, name }) => (
          <li key={`${day}${kind}${name}`}>{`${sayDay(language, day)} ${name} · ${t.kinds[kind]}`}</li>
        ))}
      </ul>
      {faults.length === 0 ? null : <p className="notice warned">{t.notice.mend}</p>}
      <ul className="facts" data-faults={faults.length}>
        {faults.map(({ code, about }) => (
          <li key={`${code}${about}`} className="warned">
            {t.notice.faults[code](about)}
          </li>
        ))}
      </ul>
    </div>
  )
}
