/** @jsxImportSource react */
import { useState } from 'react'
import type { PageProps } from '../page.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { optionsOf, usePlaces } from '../use-places.ts'
import { DayList, Edge, YearList } from './calendar-facts.tsx'
import { HallHours } from './hall-hours.tsx'
import { LocalDay } from './local-day.tsx'
import { NoticeForm } from './notice-form.tsx'
import type { Calendar, CalendarSpoken } from './say.ts'
import { calendarTexts } from './texts.ts'

/** 工作日历: which days are worked where, how far that is known, and by whose notice. */
export function CalendarsPage(page: PageProps) {
  const { spoken, session, signedIn } = page
  const say: CalendarSpoken = { language: spoken.language, t: calendarTexts[spoken.language] }
  const { t } = say
  const own = session.posts.find(({ postId }) => postId === session.postId)
  const places = usePlaces(signedIn.ask)
  const [divisionCode, setDivisionCode] = useState(own?.divisionCode ?? '')
  const [year, setYear] = useState('')
  const {
    value: calendar,
    failure,
    reload,
    keep,
  } = useAnswer(page, 'seeCalendar', {
    params: { divisionCode },
    query: year === '' ? {} : { year },
  })
  const mayWrite = session.permissions.includes('calendar:write')
  const props = calendar === undefined ? undefined : { ...page, say, calendar, onKept: keep }
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <div className="filter">
        <SelectField
          label={t.division}
          value={divisionCode}
          options={optionsOf(places.divisions, divisionCode)}
          onChange={setDivisionCode}
        />
        <SelectField
          label={t.year}
          value={String(calendar?.year ?? year)}
          options={yearsOf(calendar).map((each) => [each, each])}
          onChange={setYear}
        />
      </div>
      <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
      {props === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          <Edge {...props} />
          <DayList {...props} />
          <YearList {...props} />
          {mayWrite ? <NoticeForm {...props} /> : null}
          {mayWrite ? <LocalDay {...props} /> : null}
          <HallHours {...props} />
        </>
      )}
    </>
  )
}

/** Every year that is known, and the one behind them. */
function yearsOf(calendar: Calendar | undefined): readonly string[] {
  if (calendar === undefined) return []
  const known = calendar.years.map((each) => each.year)
  const next = Math.max(calendar.year, ...known) + 1
  return [...new Set([...known, calendar.year, next])].sort((a, b) => b - a).map(String)
}
