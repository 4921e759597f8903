import { render } from 'preact'
import type { Answer } from '../shared/call.ts'
import { sayCount, sayDay, sayInstant } from '../shared/format.ts'
import { type SpokenFigure, sayAgain, sayCycle, sayTold } from '../shared/handling-figure/say.ts'
import type { Language } from '../shared/language.ts'
import { Shell } from '../shared/shell.tsx'
import { useLanguage, useTitle } from '../shared/use-language.ts'
import { Appeals } from './appeals.tsx'
import { Closures } from './closures.tsx'
import { Malicious } from './malicious.tsx'
import { texts } from './texts.ts'
import type { PublicFigureTexts as Texts } from './texts.zh.ts'
import { useAsked } from './use-asked.ts'

type Totals = Answer<'seeHandlingTotals'>
type Standing = Totals['total']['rates'][number]['standing']

/** 整改公示: for everybody, every figure with its definition. */
function App() {
  const [spoken, setLanguage] = useLanguage(texts)
  const shown = spoken?.t ?? texts['zh-CN']
  useTitle(`${shown.title} · ${shown.shared.product}`)
  const { answer: totals, hasFailed } = useAsked('seeHandlingTotals')
  if (spoken === undefined) return null
  const { t, language } = spoken
  return (
    <Shell t={t.shared} language={language} onLanguage={setLanguage}>
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <div aria-live="polite">
        {totals === undefined && !hasFailed ? <p class="quiet">{t.opening}</p> : null}
        {hasFailed ? (
          <p class="warning" data-failed>
            {t.failed}
          </p>
        ) : null}
      </div>
      {totals === undefined ? null : <Figures t={t} language={language} totals={totals} />}
    </Shell>
  )
}

interface FiguresProps {
  readonly t: Texts
  readonly language: Language
  readonly totals: Totals
}

function Figures({ t, language, totals }: FiguresProps) {
  const { figures } = t
  const { total, tooFewBelow, fromDay, toDay, asOf } = totals
  const say = (count: number) => sayCount(language, count)
  const { satisfaction, cycle } = total
  return (
    <div data-rounds={total.rounds}>
      <p class="quiet">
        {figures.period(sayDay(language, fromDay), sayDay(language, toDay), say(total.rounds))}
        <br />
        {t.asOf(sayInstant(language, asOf))}
      </p>
      {total.rounds === 0 ? <p class="card">{figures.none}</p> : null}
      <h2>{t.rates}</h2>
      <ul class="figures">
        {total.rates.map((figure) => {
          const of = figures.count(say(figure.count), say(figure.of))
          const spoken = sayTold(figures, figure, { of, in: 'PERCENT', tooFewBelow })
          const leftOut = figure.leftOut.map(({ reason, rounds }) => `${figures.leftOut[reason]} ${say(rounds)}`)
          return (
            <Figure
              key={figure.rate}
              t={t}
              words={figures.rates[figure.rate]}
              spoken={spoken}
              standing={figure.standing}
              leftOut={leftOut}
            />
          )
        })}
        <Figure
          t={t}
          words={figures.satisfaction}
          spoken={sayTold(figures, satisfaction, {
            of: figures.rated(say(satisfaction.rated)),
            in: 'POINTS',
            tooFewBelow,
          })}
          standing={satisfaction.standing}
          leftOut={
            satisfaction.ratedThroughDesk === 0
              ? []
              : [`${figures.leftOut.RECEIPT_THROUGH_DESK} ${say(satisfaction.ratedThroughDesk)}`]
          }
        />
        <Figure
          t={t}
          words={figures.cycle}
          spoken={sayCycle(figures, cycle, { of: figures.answered(say(cycle.answered)), tooFewBelow })}
          standing={cycle.standing}
        />
        <Figure t={t} words={figures.again} spoken={sayAgain(figures, total.again, { say, tooFewBelow })} />
      </ul>
      <h2>{t.exceptions}</h2>
      <p class="quiet">{t.exceptionsLead}</p>
      <dl class="card exceptions">
        {total.exceptions.map(({ exception, rounds }) => (
          <div key={exception} data-exception={exception}>
            <dt>
              {figures.exceptions[exception].name}
              <span class="number">{t.rounds(say(rounds))}</span>
            </dt>
            <dd class="quiet">{figures.exceptions[exception].definition}</dd>
          </div>
        ))}
      </dl>
      <Closures t={t} language={language} />
      <Appeals t={t} language={language} />
      <Reports t={t} language={language} reports={totals.confidentialReports} />
      <Malicious t={t} language={language} />
      <h2>{t.readIt}</h2>
      <ul class="notes">
        {figures.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  )
}

interface ReportsProps extends Pick<FiguresProps, 't' | 'language'> {
  readonly reports: Totals['confidentialReports']
}

/** Two totals of the last quarter, and nothing finer anywhere. */
function Reports({ t: { reports: t }, language, reports: { fromDay, toDay, received, decided } }: ReportsProps) {
  const say = (total: number | null) => (total === null ? t.tooFew : sayCount(language, total))
  return (
    <section data-reports>
      <h2>{t.title}</h2>
      <p class="quiet">{t.lead(sayDay(language, fromDay), sayDay(language, toDay))}</p>
      <dl class="card exceptions">
        <div>
          <dt>
            {t.received}
            <span class="number">{say(received)}</span>
          </dt>
        </div>
        <div>
          <dt>
            {t.decided}
            <span class="number">{say(decided)}</span>
          </dt>
        </div>
      </dl>
    </section>
  )
}

interface FigureProps {
  readonly t: Texts
  readonly words: { readonly name: string; readonly definition: string; readonly source: string }
  readonly spoken: SpokenFigure
  /** None: there is no goal to it. */
  readonly standing?: Standing
  readonly leftOut?: readonly string[]
}

function Figure({ t: { figures }, words, spoken, standing, leftOut = [] }: FigureProps) {
  return (
    <li class="card figure" data-standing={standing}>
      <h3>{words.name}</h3>
      <p class="value">
        {spoken.value}
        {standing === undefined ? null : (
          <span class={`standing ${standing.toLowerCase()}`}>{figures.standings[standing]}</span>
        )}
      </p>
      <p>{spoken.behind.join(' · ')}</p>
      {leftOut.length === 0 ? null : (
        <p class="quiet">
          {figures.leftOutTitle}
          {leftOut.join(' · ')}
        </p>
      )}
      <p class="quiet">
        {`${figures.definition}: ${words.definition}`}
        <br />
        {`${figures.source}: ${words.source}`}
      </p>
    </li>
  )
}

const root = document.getElementById('root')
if (root !== null) render(<App />, root)
