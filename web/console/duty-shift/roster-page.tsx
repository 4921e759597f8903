/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { mondayOf } from '../../../domain/duty-shift.ts'
import { addDays, toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { sayDay } from '../../shared/format.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, SelectField, Success } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { usePlaces } from '../use-places.ts'
import { CopyWeek } from './copy-week.tsx'
import { PutShift } from './put-shift.tsx'
import { RosterWeek } from './roster-week.tsx'
import type { Roster } from './say.ts'
import { dutyTexts } from './texts.ts'

/** 值班表: who of a hall is on duty in a week; whoever may puts somebody there, has somebody else take over, and copies the week before. */
export function RosterPage(page: PageProps) {
  const { spoken, session } = page
  const { language } = spoken
  const t = dutyTexts[language]
  const own = session.posts.find(({ postId }) => postId === session.postId)
  const [hallCode, setHallCode] = useState(own?.hallCode ?? '')
  const thisMonday = mondayOf(toPlainDate(Date.now()))
  const [monday, setMonday] = useState(thisMonday)
  const [done, setDone] = useState<string | undefined>(undefined)
  const sunday = addDays(monday, 6)
  const wish = { params: { hallCode }, query: { from: monday, to: sunday } }
  const { value: roster, failure, reload } = useAnswer(page, 'listDutyShifts', wish, hallCode !== '')
  const turnTo = (next: typeof monday) => {
    setDone(undefined)
    setMonday(next)
  }
  const changed = async (said: string) => {
    await reload()
    setDone(said)
  }
  const props = { page, t, monday, hallCode, onChanged: changed }
  const mayWrite = session.permissions.includes('duty-shift:write')
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      {own?.hallCode == null ? <HallField page={page} t={t} hallCode={hallCode} onChange={setHallCode} /> : null}
      <fieldset className="acts weeks" aria-label={t.week.label}>
        <Button size="large" onClick={() => turnTo(addDays(monday, -7))}>
          {t.week.before}
        </Button>
        <Button size="large" aria-pressed={monday === thisMonday} onClick={() => turnTo(thisMonday)}>
          {t.week.present}
        </Button>
        <Button size="large" onClick={() => turnTo(addDays(monday, 7))}>
          {t.week.next}
        </Button>
        <strong role="status">{t.week.span(sayDay(language, monday), sayDay(language, sunday))}</strong>
      </fieldset>
      <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
      <Success text={done} />
      {roster === undefined ? (
        <p>{hallCode !== '' && failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          {monday === thisMonday ? <Now t={t} roster={roster} /> : null}
          <RosterWeek {...props} roster={roster} />
          {mayWrite && sunday >= toPlainDate(Date.parse(roster.asOf)) ? (
            <div key={monday}>
              <PutShift {...props} roster={roster} />
              <CopyWeek {...props} onCopied={reload} />
            </div>
          ) : null}
        </>
      )}
    </>
  )
}

type Texts = (typeof dutyTexts)['zh-CN']

function Now({ t, roster }: { readonly t: Texts; readonly roster: Roster }) {
  const names = roster.shifts.flatMap(({ isNow, isOwn, name }) => (isNow ? [isOwn ? t.oneself(name) : name] : []))
  return (
    <p className="notice" data-now={names.length}>
      {names.length === 0 ? t.nobodyNow : t.now(names.join(t.between))}
    </p>
  )
}

interface HallFieldProps {
  readonly page: PageProps
  readonly t: Texts
  readonly hallCode: string
  readonly onChange: (hallCode: string) => void
}

/** For who reaches more than one hall. */
function HallField({ page, t, hallCode, onChange }: HallFieldProps) {
  const { halls } = usePlaces(page.signedIn.ask)
  const options = halls.map((hall): [string, string] => [hall.hallCode, hall.name])
  return (
    <div className="filter">
      <SelectField label={t.hall} value={hallCode} options={[['', t.chooseHall], ...options]} onChange={onChange} />
    </div>
  )
}
