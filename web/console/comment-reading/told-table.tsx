/** @jsxImportSource react */
import { sayCount } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import { sayLabel, type Told } from './say.ts'
import type { CommentReadingTexts } from './texts.ts'

interface ToldTableProps {
  readonly t: CommentReadingTexts
  readonly language: Language
  readonly title: string
  readonly of: string
  readonly rows: readonly (Told & { readonly name: string })[]
}

const columns = [
  ['positive', 'POSITIVE'],
  ['negative', 'NEGATIVE'],
  ['neutral', 'NEUTRAL'],
  ['mixed', 'MIXED'],
] as const
const named = 3

/** Groups side by side: how many comments, how they are meant, what most of them say. */
export function ToldTable({ t, language, title, of, rows }: ToldTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard
    <section className="sheet" tabIndex={0} aria-label={title}>
      <table data-of={of}>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col">{t.comments}</th>
            {columns.map(([, polarity]) => (
              <th scope="col" key={polarity}>
                {t.polarities[polarity]}
              </th>
            ))}
            <th scope="col">{t.mostly}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} data-row={row.name}>
              <th scope="row">{row.name}</th>
              <td>{sayCount(language, row.comments)}</td>
              {columns.map(([column]) => (
                <td key={column}>{row.isHidden ? '–' : sayCount(language, row[column])}</td>
              ))}
              <td>
                {row.isHidden
                  ? t.hidden
                  : row.labels
                      .slice(0, named)
                      .map(({ label, comments }) => `${sayLabel(t, label)} ${sayCount(language, comments)}`)
                      .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
