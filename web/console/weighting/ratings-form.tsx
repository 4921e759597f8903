/** @jsxImportSource react */
import { useState } from 'react'
import { Form, TextField } from '../parts.tsx'
import { type OwnWeighting, sayWords, type WeightingProps } from './say.ts'

interface RatingsFormProps extends WeightingProps {
  readonly weighting: OwnWeighting
  /** @returns what went wrong, in words */
  readonly onSubmit: (judgements: readonly number[]) => Promise<string | undefined>
}

const isPoints = (text: string) => /^\d{1,3}$/.test(text.trim()) && Number(text) <= 100

/** Points for everything, with the quartiles of the last round and what one said then oneself. */
export function RatingsForm({ say, weighting, onSubmit }: RatingsFormProps) {
  const { t } = say
  const { things, rounds, own } = weighting
  const last = [...rounds].reverse().find(({ result }) => result !== null)
  const before = own.find(({ round }) => round === last?.round)?.judgements
  const [points, setPoints] = useState<readonly string[]>(() =>
    things.map((_, place) => (before === undefined ? '' : String(before[place] ?? ''))),
  )
  const send = async () => {
    const wrong = points.findIndex((each) => !isPoints(each))
    const thing = things[wrong]
    return thing === undefined ? onSubmit(points.map(Number)) : t.ratings.lack(sayWords(say, thing.name))
  }
  return (
    <Form label={t.own.submit} submit={t.own.submit} onSubmit={send}>
      <p>{t.ratings.hint}</p>
      {things.map(({ code, name, definition }, place) => {
        const said = before?.[place]
        const hints = [
          ...(definition === null ? [] : [sayWords(say, definition)]),
          ...sayLast(last?.result?.things?.[place]?.quartiles, t.ratings.last),
          ...(said === undefined ? [] : [t.own.yours(String(said))]),
        ]
        return (
          <TextField
            key={code}
            label={t.ratings.field(sayWords(say, name))}
            value={points[place] ?? ''}
            isNumeric
            maxLength={3}
            {...(hints.length === 0 ? {} : { hint: hints.join(' ') })}
            onChange={(text) => setPoints(points.map((each, at) => (at === place ? text : each)))}
          />
        )
      })}
      <p className="quiet">{t.own.anonymous}</p>
    </Form>
  )
}

interface Quartiles {
  readonly lower: number
  readonly median: number
  readonly upper: number
}

function sayLast(
  quartiles: Quartiles | undefined,
  last: (lower: string, upper: string, median: string) => string,
): readonly string[] {
  if (quartiles === undefined) return []
  const { lower, median, upper } = quartiles
  return [last(String(lower / 10), String(upper / 10), String(median / 10))]
}
