/** @jsxImportSource react */
import { Tag } from 'antd'
import { sayDueTime, sayInstant } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import type { Answer } from '../call.ts'
import type { MaliciousTexts } from './texts.zh.ts'

export type ListedEntry = Answer<'listMaliciousEntries'>['entries'][number]

export interface EntrySpoken {
  readonly t: MaliciousTexts
  readonly language: Language
}

const classes = {
  PROPOSED: 'tag-plain',
  DECLINED: 'tag-plain',
  WAITING: 'tag-plain',
  OBJECTED: 'tag-late',
  IN_FORCE: 'tag-bad',
  ENDED: 'tag-good',
} as const

/** Number, state and days of an entry: there is nobody’s name to be shown. */
export function EntryFacts({ t, language, entry }: EntrySpoken & { readonly entry: ListedEntry }) {
  const { number, standing, ending, proposedAt, confirmedAt, objectUntil, endsAt, endedAt } = entry
  const say = (instant: string) => sayInstant(language, instant)
  const objected = objectUntil === null ? t.noCalendar : t.before(sayDueTime(language, objectUntil))
  const isOver = standing === 'ENDED' || standing === 'DECLINED'
  const pairs: readonly (readonly [string, string])[] = [
    [t.proposedAt, say(proposedAt)],
    ...(confirmedAt === null ? [] : [[t.confirmedAt, say(confirmedAt)] as const]),
    ...(confirmedAt === null || isOver ? [] : [[t.objectUntil, objected] as const]),
    ...(endsAt === null || isOver ? [] : [[t.endsAt, sayDueTime(language, endsAt)] as const]),
    ...(endedAt === null ? [] : [[t.endedAt, say(endedAt)] as const]),
  ]
  return (
    <>
      <p>
        <strong>{t.number(String(number))}</strong> <Tag className={classes[standing]}>{t.standings[standing]}</Tag>
        {ending === null ? null : <span className="under">{t.endings[ending]}</span>}
      </p>
      <dl className="pairs stacked">
        {pairs.map(([name, value]) => (
          <div key={name} className="pair">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
