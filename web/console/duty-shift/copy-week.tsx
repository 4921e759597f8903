/** @jsxImportSource react */
import { useState } from 'react'
import { addDays } from '../../../domain/kernel/plain-date.ts'
import { sayCount, sayDay } from '../../shared/format.ts'
import { type Answer, sayCode, sayFailure } from '../call.ts'
import { Act, Failure, Success } from '../parts.tsx'
import type { RosterProps } from './roster-week.tsx'
import { sayHours } from './say.ts'

type CopyProps = Omit<RosterProps, 'roster' | 'onChanged'> & { readonly onCopied: () => Promise<void> }

/** Most weeks are like the one before. */
export function CopyWeek({ page, t, monday, hallCode, onCopied }: CopyProps) {
  const { spoken, signedIn } = page
  const { language } = spoken
  const [copied, setCopied] = useState<Answer<'copyDutyWeek'> | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const copy = async () => {
    const heard = await signedIn.ask('copyDutyWeek', { params: { hallCode }, body: { day: addDays(monday, -7) } })
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    setCopied(heard.ok ? heard.answer : undefined)
    if (heard.ok) await onCopied()
  }
  const isNothing = copied !== undefined && copied.copied.length + copied.left.length === 0
  const said = copied === undefined ? undefined : t.copy.done(sayCount(language, copied.copied.length))
  return (
    <section className="card stack spaced" aria-label={t.copy.open}>
      <Act t={spoken.t} label={t.copy.open} sure={t.copy.sure} onSure={() => void copy()} />
      <Failure text={failure} />
      <Success text={isNothing ? t.copy.nothing : said} />
      {copied === undefined || copied.left.length === 0 ? null : (
        <>
          <p>{t.copy.left}</p>
          <ul className="facts" data-left={copied.left.length}>
            {copied.left.map(({ day, name, why, ...span }) => (
              <li key={`${day}|${span.fromMinute}|${name}`}>
                {`${sayDay(language, day)} ${sayHours(t, span)} ${name}`}
                <span className="under">{sayCode(spoken.t, why)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
