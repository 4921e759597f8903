/** @jsxImportSource react */
import { Button } from 'antd'
import { Failure } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { usePlaces } from '../use-places.ts'
import type { CalendarProps } from './say.ts'

const everything = { limit: '1000' }

/** The hours in which halls are open; they are said in the catalogue, from a day on like everything there. */
export function HallHours(props: CalendarProps) {
  const { say, spoken, session, signedIn, goTo } = props
  const { t } = say
  const places = usePlaces(signedIn.ask)
  const found = useAnswer(props, 'listHallHours', { query: everything })
  const entries = found.value?.entries
  const nameOf = (hallCode: string) => places.halls.find((hall) => hall.hallCode === hallCode)?.name ?? hallCode
  return (
    <section className="card stack" aria-labelledby="hours">
      <h2 id="hours">{t.hours.title}</h2>
      <p className="quiet">{t.hours.hint}</p>
      <Failure text={found.failure} again={{ label: spoken.t.again, ask: found.reload }} />
      {entries?.length === 0 ? <p>{t.hours.none}</p> : null}
      <ul className="posts" data-hours={entries?.length ?? 0}>
        {(entries ?? []).map(({ hallCode, hours }) => (
          <li key={hallCode}>
            <span>
              {nameOf(hallCode)}
              <span className="under">
                {hours.length === 0
                  ? t.hours.never
                  : hours.map(({ weekday, from, to }) => `${t.weekdays[weekday - 1]} ${from}–${to}`).join(' · ')}
              </span>
            </span>
            {session.permissions.includes('catalogue:write') ? (
              <Button
                size="large"
                aria-label={t.hours.change(nameOf(hallCode))}
                onClick={() => goTo('catalogue', `hall-hours/${hallCode}`)}
              >
                {t.hours.changeShort}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
