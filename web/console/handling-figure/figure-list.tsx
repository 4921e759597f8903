/** @jsxImportSource react */
import { Tag } from 'antd'
import { sayCount } from '../../shared/format.ts'
import { type SpokenFigure, sayAgain, sayCycle, sayTold } from '../../shared/handling-figure/say.ts'
import type { FigureSpoken } from './say.ts'
import type { FigureSet } from './use-figures.ts'

type Standing = FigureSet['rates'][number]['standing']

interface FigureListProps {
  readonly say: FigureSpoken
  readonly total: FigureSet
  readonly tooFewBelow: number
}

/** Every figure large, with what stands behind it, and with its definition. */
export function FigureList({ say, total, tooFewBelow }: FigureListProps) {
  const { t, language } = say
  const { figures } = t
  const count = (each: number) => sayCount(language, each)
  const { satisfaction, cycle } = total
  return (
    <ul className="cards figure-cards">
      {total.rates.map((figure) => (
        <FigureCard
          key={figure.rate}
          say={say}
          words={figures.rates[figure.rate]}
          spoken={sayTold(figures, figure, {
            of: figures.count(count(figure.count), count(figure.of)),
            in: 'PERCENT',
            tooFewBelow,
          })}
          standing={figure.standing}
          leftOut={figure.leftOut.map(({ reason, rounds }) => `${figures.leftOut[reason]} ${count(rounds)}`)}
          name={figure.rate}
        />
      ))}
      <FigureCard
        say={say}
        words={figures.satisfaction}
        spoken={sayTold(figures, satisfaction, {
          of: figures.rated(count(satisfaction.rated)),
          in: 'POINTS',
          tooFewBelow,
        })}
        standing={satisfaction.standing}
        leftOut={
          satisfaction.ratedThroughDesk === 0
            ? []
            : [`${figures.leftOut.RECEIPT_THROUGH_DESK} ${count(satisfaction.ratedThroughDesk)}`]
        }
        name="satisfaction"
      />
      <FigureCard
        say={say}
        words={figures.cycle}
        spoken={sayCycle(figures, cycle, { of: figures.answered(count(cycle.answered)), tooFewBelow })}
        standing={cycle.standing}
        leftOut={[]}
        name="cycle"
      />
      <FigureCard
        say={say}
        words={figures.again}
        spoken={sayAgain(figures, total.again, { say: count, tooFewBelow })}
        leftOut={[]}
        name="again"
      />
    </ul>
  )
}

interface FigureCardProps {
  readonly say: FigureSpoken
  readonly words: { readonly name: string; readonly definition: string; readonly source: string }
  readonly spoken: SpokenFigure
  /** None: there is no goal to it. */
  readonly standing?: Standing
  readonly leftOut: readonly string[]
  readonly name: string
}

const standingClasses = { MET: 'tag-good', MISSED: 'tag-late', NO_GOAL: 'tag-plain', TOO_FEW: 'tag-plain' } as const

function FigureCard({ say: { t }, words, spoken, standing, leftOut, name }: FigureCardProps) {
  const { figures } = t
  return (
    <li className="card" data-figure={name} data-standing={standing}>
      <h3>{words.name}</h3>
      <p className="value">
        {spoken.value}{' '}
        {standing === undefined ? null : <Tag className={standingClasses[standing]}>{figures.standings[standing]}</Tag>}
      </p>
      <p>{spoken.behind.join(' · ')}</p>
      {leftOut.length === 0 ? null : <p className="quiet">{`${figures.leftOutTitle}${leftOut.join(' · ')}`}</p>}
      <p className="quiet">
        {`${figures.definition}: ${words.definition}`}
        <span className="under">{`${figures.source}: ${words.source}`}</span>
      </p>
    </li>
  )
}
