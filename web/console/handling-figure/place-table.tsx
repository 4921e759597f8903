/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { sayCount } from '../../shared/format.ts'
import { sayMinutes, sayPercent, sayPoints } from '../../shared/handling-figure/say.ts'
import { SelectField } from '../parts.tsx'
import type { FigureSpoken } from './say.ts'
import type { Figures, Listed } from './use-figures.ts'

type By = Figures['parts'][number]['by']
export type Of = Pick<Listed, 'organizationCode' | 'hallCode' | 'divisionCode'>
export const nobody: Of = { organizationCode: '', hallCode: '', divisionCode: '' }

type Row = Figures['parts'][number]

function ofRow({ by, code }: Row): Of {
  switch (by) {
    case 'UNIT':
      return { ...nobody, organizationCode: code }
    case 'HALL':
      return { ...nobody, hallCode: code }
    case 'DIVISION':
      return { ...nobody, divisionCode: code }
  }
}

const isSame = (one: Of, other: Of) =>
  one.organizationCode === other.organizationCode &&
  one.hallCode === other.hallCode &&
  one.divisionCode === other.divisionCode

const columns = ['onTimeRectificationRate', 'rectificationRate', 'followUpRate', 'replyRate'] as const

interface PlaceTableProps {
  readonly say: FigureSpoken
  readonly figures: Figures
  readonly of: Of
  readonly onChoose: (of: Of, name: string) => void
}

/** Side by side: where it is done, and where it is not. Whoever has few is not judged. */
export function PlaceTable({ say, figures, of, onChoose }: PlaceTableProps) {
  const { t } = say
  const [by, setBy] = useState<By>('UNIT')
  const rows = figures.parts.filter((part) => part.by === by)
  return (
    <section aria-labelledby="by">
      <h2 id="by">{t.by.title}</h2>
      <p className="quiet">{t.by.hint}</p>
      <div className="filter">
        <SelectField
          label={t.by.label}
          value={by}
          options={(['UNIT', 'HALL', 'DIVISION'] as const).map((each): [string, string] => [each, t.by[each]])}
          onChange={(each) => setBy(each as By)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard */}
      <section className="sheet" tabIndex={0} aria-label={t.by[by]}>
        <table data-by={by}>
          <thead>
            <tr>
              <th scope="col">{t.by.place}</th>
              <th scope="col">{t.by.rounds}</th>
              {columns.map((rate) => (
                <th scope="col" key={rate}>
                  {t.figures.rates[rate].name}
                </th>
              ))}
              <th scope="col">{t.figures.satisfaction.name}</th>
              <th scope="col">{t.figures.cycle.name}</th>
              <th scope="col">{t.by.exceptions}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <PlaceRow key={row.code} say={say} row={row} isChosen={isSame(ofRow(row), of)} onChoose={onChoose} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

interface PlaceRowProps extends Pick<PlaceTableProps, 'say' | 'onChoose'> {
  readonly row: Row
  readonly isChosen: boolean
}

function PlaceRow({ say: { t, language }, row, isChosen, onChoose }: PlaceRowProps) {
  const { code, name, satisfaction, cycle } = row
  const exceptions = row.exceptions.reduce((sum, { rounds }) => sum + rounds, 0)
  return (
    <tr data-place={code}>
      <th scope="row">
        <Button
          size="large"
          type={isChosen ? 'primary' : 'default'}
          aria-pressed={isChosen}
          aria-label={t.by.choose(name)}
          onClick={() => onChoose(isChosen ? nobody : ofRow(row), name)}
        >
          {name}
        </Button>
      </th>
      <td>{sayCount(language, row.rounds)}</td>
      {columns.map((column) => {
        const figure = row.rates.find(({ rate }) => rate === column)
        if (figure === undefined) return <td key={column}>–</td>
        return (
          <td key={column} className={figure.standing === 'MISSED' ? 'late' : undefined}>
            {figure.hundredths === null ? '–' : sayPercent(figure.hundredths)}
            <span className="under">{t.figures.count(String(figure.count), String(figure.of))}</span>
          </td>
        )
      })}
      <td className={satisfaction.standing === 'MISSED' ? 'late' : undefined}>
        {satisfaction.hundredths === null ? '–' : sayPoints(t.figures, satisfaction.hundredths)}
        <span className="under">{t.figures.rated(String(satisfaction.rated))}</span>
      </td>
      <td>
        {cycle.medianMinutes === null ? '–' : sayMinutes(t.figures, cycle.medianMinutes)}
        <span className="under">{t.figures.answered(String(cycle.answered))}</span>
      </td>
      <td>{sayCount(language, exceptions)}</td>
    </tr>
  )
}
