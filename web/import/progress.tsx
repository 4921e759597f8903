import { useState } from 'preact/hooks'
import { saveBlob } from '../shared/browser.ts'
import { sayCount, sayDay } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { fetchBadRows, type Seen } from './run.ts'
import type { ImportTexts } from './texts.zh.ts'
import type { Who } from './who.ts'

interface ProgressProps {
  readonly t: ImportTexts
  readonly language: Language
  readonly seen: Seen
  readonly who: Who
  readonly onAgain: () => void
}

export function ProgressView({ t, language, seen, who, onAgain }: ProgressProps) {
  const isOver = seen.finishedAt !== null
  return (
    <>
      <section class="card stack" aria-labelledby="progress" data-state={seen.state}>
        <h2 id="progress">{`${t.progress}: ${t.kinds[seen.kind]}`}</h2>
        <progress max={100} value={seen.percent} aria-labelledby="progress" />
        <p role="status">{`${t.states[seen.state]} · ${seen.percent}%`}</p>
        <Figures t={t} language={language} seen={seen} />
        {isOver ? <Outcome t={t} seen={seen} /> : null}
        {isOver ? (
          <button type="button" class="button" onClick={onAgain}>
            {t.again}
          </button>
        ) : null}
      </section>
      {seen.badRows.length > 0 ? <BadRows t={t} language={language} seen={seen} who={who} /> : null}
    </>
  )
}

function Figures({ t, language, seen }: Pick<ProgressProps, 't' | 'language' | 'seen'>) {
  const say = (count: number) => sayCount(language, count)
  const read = seen.rowsExpected === null ? say(seen.rowsRead) : `${say(seen.rowsRead)} / ${say(seen.rowsExpected)}`
  return (
    <dl class="figures">
      <div>
        <dt>{t.read}</dt>
        <dd data-figure="read">{read}</dd>
      </div>
      <div>
        <dt>{t.kept}</dt>
        <dd data-figure="kept">{say(seen.rowsKept)}</dd>
        {seen.rowsUnchanged > 0 ? <dd class="quiet">{`${t.unchanged} ${say(seen.rowsUnchanged)}`}</dd> : null}
      </div>
      <div class={seen.rowsBad > 0 ? 'is-bad' : ''}>
        <dt>{t.bad}</dt>
        <dd data-figure="bad">{say(seen.rowsBad)}</dd>
      </div>
    </dl>
  )
}

function Outcome({ t, seen }: Pick<ProgressProps, 't' | 'seen'>) {
  if (seen.problem !== null) {
    const { code, columnNo } = seen.problem
    const where = columnNo === null ? '' : ` ${t.column(String(columnNo))}`
    return <p class="warning">{`${t.refused} ${t.fileProblems[code]}${where}`}</p>
  }
  if (seen.rowsBad === 0) return <p>{t.nothingBad}</p>
  return <p class="warning">{seen.mode === 'ALL_OR_NOTHING' && seen.rowsKept === 0 ? t.nothingKept : t.someKept}</p>
}

function BadRows({ t, language, seen, who }: Omit<ProgressProps, 'onAgain'>) {
  const [hasFailed, setHasFailed] = useState(false)
  const say = (count: number) => sayCount(language, count)
  const download = async () => {
    const blob = await fetchBadRows(seen.id, who)
    setHasFailed(blob === undefined)
    if (blob !== undefined) saveBlob(`bad-rows.${seen.format.toLowerCase()}`, blob)
  }
  const press = () => {
    download().catch(() => setHasFailed(true))
  }
  return (
    <section class="card stack" aria-labelledby="bad-rows">
      <h2 id="bad-rows">{t.badRows}</h2>
      {seen.rowsBad > seen.badRows.length ? (
        <p class="quiet">{t.firstOnly(say(seen.badRows.length), say(seen.rowsBad))}</p>
      ) : null}
      {seen.badRowsUntil === null ? null : (
        <>
          <button type="button" class="button button-primary" onClick={press}>
            {t.download}
          </button>
          <p class="quiet">{t.downloadHint(sayDay(language, seen.badRowsUntil))}</p>
        </>
      )}
      <p role="alert">{hasFailed ? <span class="warning">{t.downloadFailed}</span> : null}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="table-frame" tabIndex={0} aria-labelledby="bad-rows">
        <table>
          <thead>
            <tr>
              <th scope="col">{t.rowNo}</th>
              <th scope="col">{t.whichColumn}</th>
              <th scope="col">{t.problem}</th>
            </tr>
          </thead>
          <tbody>{seen.badRows.flatMap((row) => toLines(t, row))}</tbody>
        </table>
      </section>
    </section>
  )
}

function toLines(t: ImportTexts, { rowNo, problems }: Seen['badRows'][number]) {
  if (problems.length === 0)
    return [
      <tr key={rowNo}>
        <td>{rowNo}</td>
        <td />
        <td>{t.otherRow}</td>
      </tr>,
    ]
  return problems.map(({ code, column }, index) => (
    <tr key={`${rowNo}-${index}`}>
      <td>{rowNo}</td>
      <td lang="zh-CN">{column ?? ''}</td>
      <td>{t.rowProblems[code]}</td>
    </tr>
  ))
}
