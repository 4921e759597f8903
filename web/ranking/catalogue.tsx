import { sayCount, sayDay } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { useAnswer } from '../shared/use-answer.ts'
import type { Catalogue } from './ask.ts'
import { Waiting } from './parts.tsx'
import type { RankingTexts } from './texts.zh.ts'

interface Props {
  readonly t: RankingTexts
  readonly language: Language
}

const dayOf = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)

/** 公开目录: every period that is final, and how far it has come. */
export function CataloguePage({ t, language }: Props) {
  const asked = useAnswer<Catalogue>('/api/v1/rankings')
  const { catalogue: words } = t
  if (asked.state !== 'THERE') return <Waiting t={t} state={asked.state} />
  const { rateHundredths, due, periods } = asked.answer
  return (
    <section data-periods={periods.length}>
      <h2>{words.title}</h2>
      {rateHundredths === null ? null : (
        <p>{words.rate(`${rateHundredths / 100} %`, sayCount(language, due.count), sayCount(language, due.of))}</p>
      )}
      {periods.length === 0 ? <p class="card">{words.none}</p> : null}
      <ul class="periods">
        {periods.map((each) => {
          const [newest] = each.published
          const version = (revision: number) => (revision === 0 ? words.first : words.revision(String(revision)))
          const late = each.daysLate === 0 ? '' : words.late(sayCount(language, each.daysLate))
          const state =
            newest === undefined
              ? words.notYet
              : [
                  words.publishedOn(sayDay(language, dayOf(newest.publishedAt))),
                  ...(newest.revision > 0 ? [words.revision(String(newest.revision))] : []),
                  ...(newest.withdrawn === null ? [] : [words.withdrawn, words.noneStands]),
                ].join(' · ')
          return (
            <li key={each.period} class="card" data-period={each.period}>
              <h3>
                {newest === undefined ? (
                  t.period(each.period)
                ) : (
                  <a href={`/ranking/${each.period}`}>{t.period(each.period)}</a>
                )}
              </h3>
              <p>{state}</p>
              {each.waiting.map(({ revision, since, daysLate }) => (
                <p key={revision} data-waiting={revision}>
                  {words.waiting(
                    version(revision),
                    sayDay(language, dayOf(since)),
                    daysLate === 0 ? '' : words.late(sayCount(language, daysLate)),
                  )}
                </p>
              ))}
              <p class="quiet">
                {[words.dueOn(sayDay(language, dayOf(each.dueAt))), late].filter((part) => part !== '').join(' · ')}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
