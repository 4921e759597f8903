/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { sayCount } from '../../shared/format.ts'
import { Form, SelectField } from '../parts.tsx'
import { Fitting } from './fitting.tsx'
import { askingOrder, numberOf, type Pair, type Pairs, pairsOf } from './pairs.ts'
import { type OwnWeighting, sayWords, type Thing, type WeightingProps } from './say.ts'

interface PairsFormProps extends WeightingProps {
  readonly weighting: OwnWeighting
  /** @returns what went wrong, in words */
  readonly onSubmit: (judgements: readonly number[]) => Promise<string | undefined>
}

/** One pair at a time, as a phone shows it; what has been said so far is checked as one goes. */
export function PairsForm({ say, weighting, onSubmit }: PairsFormProps) {
  const { t } = say
  const { things, consistencyMax } = weighting
  const size = things.length
  const order = askingOrder(size)
  const [said, setSaid] = useState<Pairs>(() => order.map(() => undefined))
  const [turn, setTurn] = useState(0)
  const isReview = turn >= order.length
  const number = order[turn] ?? 0
  const keep = (judgement: number) => setSaid(said.map((each, place) => (place === number ? judgement : each)))
  const change = (pair: Pair) => setTurn(order.indexOf(numberOf(size, pair)))
  const send = async () => {
    const judgements = said.flatMap((each) => (each === undefined ? [] : [each]))
    return judgements.length < order.length ? t.pairs.lack : onSubmit(judgements)
  }
  return (
    <>
      {isReview ? (
        <Form label={t.pairs.review} submit={t.own.submit} onSubmit={send}>
          <p>{t.own.anonymous}</p>
        </Form>
      ) : (
        <OnePair
          key={number}
          {...{ say, things, judgement: said[number], onSaid: keep }}
          pair={pairsOf(size)[number] ?? [0, 1]}
          progress={t.pairs.progress(sayCount(say.language, turn + 1), sayCount(say.language, order.length))}
        />
      )}
      <div className="acts" data-turn={turn}>
        <Button size="large" disabled={turn === 0} onClick={() => setTurn(turn - 1)}>
          {t.pairs.earlier}
        </Button>
        {isReview ? null : (
          <Button size="large" type="primary" disabled={said[number] === undefined} onClick={() => setTurn(turn + 1)}>
            {turn === order.length - 1 ? t.pairs.review : t.pairs.later}
          </Button>
        )}
      </div>
      <Fitting {...{ say, things, said, consistencyMax, onChange: change }} />
    </>
  )
}

interface OnePairProps extends Pick<WeightingProps, 'say'> {
  readonly things: readonly Thing[]
  readonly pair: Pair
  readonly progress: string
  readonly judgement: number | undefined
  readonly onSaid: (judgement: number) => void
}

const timesFirst = 3

/** Which of two matters more; and, where one does, how much. */
function OnePair({ say, things, pair, progress, judgement, onSaid }: OnePairProps) {
  const { t } = say
  const [first, second] = pair.map((place) => things[place])
  if (first === undefined || second === undefined) return null
  const names = [sayWords(say, first.name), sayWords(say, second.name)] as const
  const more = judgement === undefined || judgement === 1 ? undefined : judgement > 0 ? names[0] : names[1]
  const times = Math.abs(judgement ?? 1)
  const strength = Math.max(times, timesFirst)
  const choices = [
    [t.pairs.firstMore(names[0]), strength, judgement !== undefined && judgement > 1],
    [t.pairs.both, 1, judgement === 1],
    [t.pairs.firstMore(names[1]), -strength, judgement !== undefined && judgement < 0],
  ] as const
  return (
    <fieldset className="question pair-question">
      <legend>
        {progress} {t.pairs.which}
      </legend>
      {[first, second].map((thing) => (
        <p key={thing.code} className="broken">
          <strong>{sayWords(say, thing.name)}</strong>
          {thing.definition === null ? null : <span className="under">{sayWords(say, thing.definition)}</span>}
        </p>
      ))}
      <div className="pair-choices">
        {choices.map(([label, value, isChosen]) => (
          <Button
            key={label}
            size="large"
            block
            type={isChosen ? 'primary' : 'default'}
            aria-pressed={isChosen}
            onClick={() => onSaid(value)}
          >
            {label}
          </Button>
        ))}
      </div>
      {more === undefined ? null : (
        <SelectField
          label={t.pairs.howMuch(more)}
          value={String(times)}
          options={t.pairs.strengths.map((name, place): [string, string] => [String(place + 2), name])}
          onChange={(value) => onSaid(more === names[0] ? Number(value) : -Number(value))}
        />
      )}
    </fieldset>
  )
}
