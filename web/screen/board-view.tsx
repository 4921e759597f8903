import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import { sayCount } from '../shared/format.ts'
import { GradeFace, gradesBestFirst } from '../shared/grade-face.tsx'
import type { Language } from '../shared/language.ts'
import { inColumns, percentOf } from './figures.ts'
import type { Board } from './live-board.ts'
import type { ScreenTexts } from './texts.zh.ts'

interface Saying {
  readonly t: ScreenTexts
  readonly language: Language
}

interface ViewProps {
  readonly say: Saying
  readonly board: Board
}

type Grades = NonNullable<Board['today']['grades']>
type Window = Board['windows'][number]

export function BoardView({ say, board }: ViewProps) {
  return (
    <div class="board">
      <div class="board-today">
        <Today say={say} board={board} />
        <GradesToday say={say} board={board} />
      </div>
      <Windows say={say} board={board} />
    </div>
  )
}

function Today({ say, board }: ViewProps) {
  const { t, language } = say
  return (
    <>
      <section class="panel figure" aria-labelledby="today">
        <h2 id="today">{t.today}</h2>
        <p>
          <strong class="number number-first" data-figure="evaluations-today">
            {sayCount(language, board.today.evaluations)}
          </strong>
          <span class="hint">{t.todayHint}</span>
        </p>
      </section>
      <section class="panel figure" aria-labelledby="comments">
        <h2 id="comments">{t.publicComments}</h2>
        <p>
          <strong class="number" data-figure="public-comments-today">
            {sayCount(language, board.today.publicComments)}
          </strong>
          <span class="hint">{t.publicCommentsHint}</span>
        </p>
      </section>
    </>
  )
}

function GradesToday({ say, board }: ViewProps) {
  const { t } = say
  const { grades, evaluations } = board.today
  return (
    <section class="panel" aria-labelledby="grades-today">
      <h2 id="grades-today">{t.gradesToday}</h2>
      {grades === null ? (
        <p class="absent">{evaluations === 0 ? t.nothingYet : t.tooFew(board.smallestGroup)}</p>
      ) : (
        <>
          <GradeTable
            say={say}
            grades={grades}
            total={gradesBestFirst.reduce((sum, grade) => sum + grades[grade], 0)}
          />
          <p class="hint">{t.gradesInGroups(board.smallestGroup)}</p>
        </>
      )}
    </section>
  )
}

/** The chart is the table: a bar lies in the cell of its share. */
function GradeTable({ say, grades, total }: { readonly say: Saying; readonly grades: Grades; readonly total: number }) {
  const { t, language } = say
  return (
    <table class="grades-table" aria-labelledby="grades-today">
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{t.grade}</th>
          <th scope="col">{t.share}</th>
          <th scope="col">{t.count}</th>
        </tr>
      </thead>
      <tbody>
        {gradesBestFirst.map((grade) => (
          <tr key={grade} data-grade={grade}>
            <th scope="row">
              <GradeFace grade={grade} />
              <span>{`${t.shared.grades[grade]} ${grade}`}</span>
            </th>
            <td class="bar-cell">
              <Bar percent={percentOf(grades[grade], total)} />
              <span class="percent">{`${percentOf(grades[grade], total)}%`}</span>
            </td>
            <td class="count">{sayCount(language, grades[grade])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Bar({ percent }: { readonly percent: number }) {
  return (
    <span class="bar" aria-hidden="true">
      <span class="bar-fill" style={{ width: `${percent}%` }} />
    </span>
  )
}

/** So many rows fit below each other on a wall screen in two columns; with more windows there are three. */
const ROWS_MAX = 12

function Windows({ say, board }: ViewProps) {
  const { t } = say
  const isDense = board.windows.length > 2 * ROWS_MAX
  const recent = board.windows.find((window) => window.recent !== null)?.recent ?? undefined
  return (
    <section class="panel windows" aria-labelledby="windows">
      <h2 id="windows">
        {t.windows}
        <span class="hint">
          {recent === undefined ? t.noRecent(board.smallestGroup) : t.recent(recent.fromDay, recent.toDay)}
        </span>
      </h2>
      {board.windows.length === 0 ? <p class="absent">{t.noWindows}</p> : null}
      <div class={isDense ? 'window-tables window-tables-dense' : 'window-tables'}>
        {inColumns(board.windows, isDense ? Math.ceil(board.windows.length / 3) : ROWS_MAX).map((windows) => (
          <WindowTable
            key={windows[0]?.windowCode}
            say={say}
            windows={windows}
            hasRecent={recent !== undefined}
            isRoomy={board.windows.length <= ROWS_MAX}
          />
        ))}
      </div>
    </section>
  )
}

interface TableProps {
  readonly say: Saying
  readonly windows: readonly Window[]
  /** Whether any window of the hall has a distribution to show. */
  readonly hasRecent: boolean
  readonly isRoomy: boolean
}

function WindowTable({ say, windows, hasRecent, isRoomy }: TableProps) {
  const { t } = say
  return (
    <table class={isRoomy ? 'window-table window-table-roomy' : 'window-table'} aria-labelledby="windows">
      <thead>
        <tr>
          <th scope="col">{t.window}</th>
          <th scope="col" class="count">
            {t.windowToday}
          </th>
          {(hasRecent ? gradesBestFirst : []).map((grade) => (
            <th scope="col" key={grade} class="count">
              <GradeFace grade={grade} />
              <span class="grade-short">{grade}</span>
              <span class="visually-hidden">{t.shared.grades[grade]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {windows.map((window) => (
          <WindowRow key={window.windowCode} say={say} window={window} hasRecent={hasRecent} />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly say: Saying
  readonly window: Window
  readonly hasRecent: boolean
}

function WindowRow({ say, window, hasRecent }: RowProps) {
  const { language } = say
  return (
    <tr data-window={window.windowCode}>
      <th scope="row" lang="zh-CN">
        {window.windowName}
      </th>
      <td class="count count-today">{sayCount(language, window.evaluationsToday)}</td>
      {hasRecent ? <Recent say={say} recent={window.recent} /> : null}
    </tr>
  )
}

function Recent({ say, recent }: { readonly say: Saying; readonly recent: Window['recent'] }) {
  if (recent === null) {
    return (
      <td class="absent" colSpan={5}>
        {say.t.recentNone}
      </td>
    )
  }
  return (
    <>
      {gradesBestFirst.map((grade) => (
        <RecentCell key={grade} say={say} grade={grade} recent={recent} />
      ))}
    </>
  )
}

interface CellProps {
  readonly say: Saying
  readonly grade: SatisfactionGrade
  readonly recent: NonNullable<Window['recent']>
}

function RecentCell({ say, grade, recent }: CellProps) {
  return (
    <td class="count">
      {sayCount(say.language, recent.grades[grade])}
      <Bar percent={percentOf(recent.grades[grade], recent.evaluations)} />
    </td>
  )
}
