/** @jsxImportSource react */
import { sayCount, sayDay } from '../../shared/format.ts'
import type { SignalProps } from './props.ts'
import { manipulationTexts } from './texts.ts'

/** The window around that day, as it counts and without what waits for a decision. */
export function BothWays({ spoken: { language }, signal: { window } }: SignalProps) {
  const t = manipulationTexts[language]
  const { counted, without, asideShare, isMarked } = window
  const mean = (value: number | null) => (value === null ? '–' : value.toFixed(2))
  const rows: readonly (readonly [string, string, string])[] = [
    ...[5, 4, 3, 2, 1].map(
      (grade) =>
        [
          String(grade),
          sayCount(language, counted.grades[grade - 1] ?? 0),
          sayCount(language, without.grades[grade - 1] ?? 0),
        ] as const,
    ),
    [t.given, sayCount(language, counted.given), sayCount(language, without.given)],
    [t.mean, mean(counted.meanGrade), mean(without.meanGrade)],
  ]
  return (
    <>
      <table className="figures">
        <caption>{t.figure(sayDay(language, window.fromDay), sayDay(language, window.toDay))}</caption>
        <thead>
          <tr>
            <th scope="col">{t.grade}</th>
            <th scope="col">{t.counted}</th>
            <th scope="col">{t.without}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, all, left]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{all}</td>
              <td>{left}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p data-marked={isMarked}>
        {isMarked ? <strong>{t.marked(String(asideShare))}</strong> : t.unmarked(String(asideShare))}
      </p>
    </>
  )
}
