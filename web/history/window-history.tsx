import { useEffect, useState } from 'preact/hooks'
import { wait, whenBack } from '../shared/browser.ts'
import { call } from '../shared/call.ts'
import { deliver } from '../shared/delivery.ts'
import { sayCount, sayDay, sayInstant } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { askHistory, type History, type HistoryPeriod, type Place } from './ask.ts'
import { OpeningList } from './opening-list.tsx'
import type { HistoryTexts as Texts } from './texts.zh.ts'

interface PageProps {
  readonly t: Texts
  readonly language: Language
  readonly place: Place
}

type Told =
  | { readonly state: 'OPENING' | 'FAILED' | 'UNKNOWN' }
  | { readonly state: 'SHOWN'; readonly history: History }

export function WindowHistory({ t, language, place }: PageProps) {
  const [told, setTold] = useState<Told>({ state: 'OPENING' })
  const [before, setBefore] = useState<string | undefined>(undefined)
  const items = useItems(place)
  useEffect(() => {
    const asking = deliver(() => askHistory(place, before), wait, {
      done: (page) =>
        setTold((last) => ({
          state: 'SHOWN',
          history: last.state === 'SHOWN' ? { ...page, periods: [...last.history.periods, ...page.periods] } : page,
        })),
      later: () => setTold((last) => (last.state === 'SHOWN' ? last : { state: 'FAILED' })),
      refused: () => setTold({ state: 'UNKNOWN' }),
    })
    const leave = whenBack(asking.nudge)
    return () => {
      leave()
      asking.stop()
    }
  }, [place, before])
  if (told.state !== 'SHOWN')
    return (
      <div role="status" data-history={told.state}>
        {told.state === 'OPENING' ? <p class="quiet">{t.opening}</p> : null}
        {told.state === 'FAILED' ? <p class="warning">{t.failed}</p> : null}
        {told.state === 'UNKNOWN' ? <p class="warning">{t.unknownWindow}</p> : null}
      </div>
    )
  const { history } = told
  const older = history.next
  return (
    <div data-history="SHOWN">
      <h2 class="place" lang="zh-CN">{`${history.hallName} · ${history.windowName}`}</h2>
      <p>{t.lead(sayCount(language, history.k), sayCount(language, history.openAfterDays))}</p>
      <p>{t.detailHint(sayCount(language, history.k))}</p>
      {history.periods.length === 0 ? <p class="card">{t.none}</p> : null}
      <ol class="periods">
        {history.periods.map((period) => (
          <li key={period.period.day ?? period.period.week}>
            <Period t={t} language={language} period={period} items={items} />
          </li>
        ))}
      </ol>
      {older === null ? null : (
        <button type="button" class="button" onClick={() => setBefore(older)}>
          {t.older}
        </button>
      )}
    </div>
  )
}

/** An item has its name in the catalogue; where that cannot be had, its code is shown. */
function useItems({ hallCode, windowCode }: Place): ReadonlyMap<string, string> {
  const [items, setItems] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    void call('seeWindowPage', { params: { hallCode, windowCode } }).then((outcome) => {
      if (outcome.ok) setItems(new Map(outcome.answer.items?.map(({ itemCode, name }) => [itemCode, name])))
    })
  }, [hallCode, windowCode])
  return items
}

interface PeriodProps extends Omit<PageProps, 'place'> {
  readonly period: HistoryPeriod
  readonly items: ReadonlyMap<string, string>
}

function Period({ t, language, period, items }: PeriodProps) {
  const { window, hall, openings } = period
  const say = (count: number) => sayCount(language, count)
  const name = period.period.day ?? period.period.week ?? ''
  return (
    <section class="card stack" data-period={name} aria-labelledby={`period-${name}`}>
      <h3 id={`period-${name}`}>
        {period.period.day === null
          ? t.week(sayDay(language, period.fromDay), sayDay(language, period.toDay))
          : sayDay(language, period.period.day)}
      </h3>
      {period.period.day === null ? <p class="quiet">{t.weekHint}</p> : null}
      {window === null ? <p>{t.notOpenedHere}</p> : <Figures t={t} say={say} window={window} />}
      <p class="quiet">{t.hall(say(hall.given), say(hall.notOpened))}</p>
      {window === null || window.revision === 1 ? null : (
        <p class="quiet">{t.recounted(sayInstant(language, window.countedAt))}</p>
      )}
      {openings === null ? null : (
        <OpeningList t={t} language={language} period={period} address={openings} items={items} />
      )}
    </section>
  )
}

interface FiguresProps {
  readonly t: Texts
  readonly say: (count: number) => string
  readonly window: NonNullable<HistoryPeriod['window']>
}

function Figures({ t, say, window: { counts, grades } }: FiguresProps) {
  const most = Math.max(...grades, 1)
  const best = [5, 4, 3, 2, 1] as const
  const rows = (['given', 'valid', 'invalidated', 'quarantined', 'notOpened'] as const).filter(
    (row) => row !== 'notOpened' || counts.notOpened > 0,
  )
  return (
    <>
      <dl class="counts">
        {rows.map((row) => (
          <div key={row} data-count={row}>
            <dt>{t[row]}</dt>
            <dd>{t.count(say(counts[row]))}</dd>
          </div>
        ))}
      </dl>
      <h4>{t.distribution}</h4>
      <ul class="grades">
        {best.map((grade) => (
          <li key={grade}>
            <span>{t.shared.grades[grade]}</span>
            <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect width={((grades[grade - 1] ?? 0) / most) * 100} height="8" rx="1" />
            </svg>
            <span class="number">{t.count(say(grades[grade - 1] ?? 0))}</span>
          </li>
        ))}
      </ul>
      <p class="quiet">{t.distributionHint}</p>
    </>
  )
}
