/** @jsxImportSource react */
import { sayCount, sayDay } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import { type Figures, sayLabel } from './say.ts'
import type { CommentReadingTexts } from './texts.ts'
import { ToldTable } from './told-table.tsx'
import { WeekChart } from './week-chart.tsx'

interface FiguresViewProps {
  readonly t: CommentReadingTexts
  readonly language: Language
  readonly figures: Figures
}

/** What was counted, as tables; the weeks as bars too. */
export function FiguresView({ t, language, figures }: FiguresViewProps) {
  const { total, weeks, windows, items } = figures
  const count = (number: number) => sayCount(language, number)
  return (
    <>
      <p className="quiet" role="status" data-comments={total.comments}>
        {t.period(sayDay(language, figures.fromDay), sayDay(language, figures.toDay), count(total.comments))}
        {figures.reader === null ? null : <span className="under">{t.reader(figures.reader)}</span>}
        {figures.isComplete ? null : <span className="under">{t.behind}</span>}
        {figures.toReview === 0 ? null : <span className="under">{t.toReview(count(figures.toReview))}</span>}
        {figures.unreadable === 0 ? null : <span className="under">{t.unreadable(count(figures.unreadable))}</span>}
        {figures.copies.comments === 0 ? null : (
          <span className="under">{t.copies(count(figures.copies.comments), count(figures.copies.clusters))}</span>
        )}
      </p>
      {total.comments === 0 ? <p className="card">{t.nothing}</p> : null}
      {total.isHidden ? <p className="card">{t.hidden}</p> : null}
      <LabelTable t={t} language={language} figures={figures} />
      <h2>{t.byWeek}</h2>
      <WeekChart weeks={weeks} label={t.chart} />
      <ToldTable
        t={t}
        language={language}
        title={t.byWeek}
        of={t.week}
        rows={weeks.map((week) => ({ ...week, name: sayDay(language, week.week) }))}
      />
      <TopicTable t={t} language={language} figures={figures} />
      <h2>{t.byWindow}</h2>
      <ToldTable
        t={t}
        language={language}
        title={t.byWindow}
        of={t.window}
        rows={windows.map((each) => ({ ...each, name: `${each.hallCode} ${each.windowCode} ${each.windowName}` }))}
      />
      <h2>{t.byItem}</h2>
      <ToldTable
        t={t}
        language={language}
        title={t.byItem}
        of={t.item}
        rows={items.map((each) => ({ ...each, name: `${each.itemName} ${each.itemCode}` }))}
      />
    </>
  )
}

function LabelTable({ t, language, figures: { total } }: FiguresViewProps) {
  if (total.labels.length === 0) return null
  return (
    <>
      <h2>{t.byLabel}</h2>
      <table data-labels>
        <thead>
          <tr>
            <th scope="col">{t.label}</th>
            <th scope="col">{t.comments}</th>
          </tr>
        </thead>
        <tbody>
          {total.labels.map(({ label, comments }) => (
            <tr key={label} data-label={label}>
              <th scope="row">{sayLabel(t, label)}</th>
              <td>{sayCount(language, comments)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function TopicTable({ t, language, figures: { topics, topicsBefore } }: FiguresViewProps) {
  return (
    <>
      <h2>{t.topics}</h2>
      <p className="quiet">
        {t.topicsHint(sayDay(language, topicsBefore.fromDay), sayCount(language, topicsBefore.comments))}
      </p>
      {topics.length === 0 ? (
        <p>{t.noTopics}</p>
      ) : (
        <table data-topics>
          <thead>
            <tr>
              {[t.word, t.now, t.before, t.lift].map((each) => (
                <th scope="col" key={each}>
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {topics.map(({ word, now, before, liftHundredths }) => (
              <tr key={word}>
                <th scope="row">{word}</th>
                <td>{sayCount(language, now)}</td>
                <td>{sayCount(language, before)}</td>
                <td>{liftHundredths === null ? t.isNew : (liftHundredths / 100).toFixed(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
