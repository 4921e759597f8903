/** @jsxImportSource react */
import { Table, Tag } from 'antd'
import { type PlainDate, weekdayOf } from '../../../domain/kernel/plain-date.ts'
import { sayCount, sayDay } from '../../shared/format.ts'
import type { Calendar, CalendarProps } from './say.ts'

const dayMs = 86_400_000
/** A quarter of a year: as long as the longest of the usual limits. */
const nearDays = 92

/** How far the calendar is known: what comes behind is not guessed, and somebody has to know in time. */
export function Edge({ say: { t, language }, calendar: { knownUntil, missedYear } }: CalendarProps) {
  const left = knownUntil === null ? 0 : Math.ceil((Date.parse(`${knownUntil}T23:59:59+08:00`) - Date.now()) / dayMs)
  return (
    <section className="card stack" data-known-until={knownUntil ?? ''}>
      <p>{knownUntil === null ? t.unknown : `${t.knownUntil}: ${sayDay(language, knownUntil)}`}</p>
      {missedYear === null ? null : (
        <p className="notice warned" role="status" data-missed-year={missedYear}>
          {t.missed(String(missedYear))}
        </p>
      )}
      {knownUntil !== null && left <= nearDays ? <p className="warned">{t.near(sayCount(language, left))}</p> : null}
    </section>
  )
}

type Day = Calendar['days'][number]

export function DayList({ say: { t, language }, calendar }: CalendarProps) {
  const { year, days, years } = calendar
  const wide = { responsive: ['md' as const] }
  const isPublished = years.some((each) => each.year === year)
  return (
    <section aria-labelledby="days">
      <h2 id="days">{t.days.title(String(year))}</h2>
      <Table<Day>
        className="list"
        rowKey={({ day, divisionCode }) => `${day}${divisionCode}`}
        dataSource={days}
        pagination={false}
        locale={{ emptyText: isPublished ? t.days.none : t.days.unpublished }}
        columns={[
          {
            title: t.days.day,
            key: 'day',
            render: (_, { day, name }) => (
              <>
                {`${sayDay(language, day)} ${t.weekdays[weekdayOf(day as PlainDate) - 1]}`}
                <span className="under only-narrow">{name}</span>
              </>
            ),
          },
          {
            title: t.days.kind,
            key: 'kind',
            render: (_, { day, kind, isOwn }) => (
              <span data-day={day} data-kind={kind}>
                {t.kinds[kind]} {isOwn ? <Tag className="tag-plain">{t.days.own}</Tag> : null}
              </span>
            ),
          },
          { title: t.days.name, key: 'name', ...wide, render: (_, { name }) => name },
          { title: t.days.source, key: 'source', ...wide, render: (_, { source }) => source },
        ]}
      />
    </section>
  )
}

export function YearList({ say: { t, language }, calendar: { years } }: CalendarProps) {
  return (
    <section className="card stack" aria-labelledby="years">
      <h2 id="years">{t.years.title}</h2>
      {years.length === 0 ? <p>{t.years.none}</p> : null}
      <ul className="posts" data-years={years.length}>
        {[...years].reverse().map(({ year, source, documentNo, announcedOn, divisionCode }) => (
          <li key={`${year}${divisionCode}`}>
            <span>
              {t.years.line(String(year), source)}
              <span className="under">
                {[documentNo, announcedOn === null ? null : sayDay(language, announcedOn), divisionCode]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
