import { sayCount, sayDay } from '../shared/format.ts'
import { sayHundredths } from './parts.tsx'
import type { City, Saying } from './types.ts'

interface Props extends Saying {
  readonly rectification: City['rectification']
  readonly smallestCell: number
}

/** 正在整改, 观察期 and the rates over what was due. */
export function RectificationView({ t, language, isElderly, rectification, smallestCell }: Props) {
  const { rectification: words } = t
  const { fromDay, toDay, observation, total, tooFewBelow } = rectification
  const say = (count: number) => sayCount(language, count)
  const orders = (count: number | null) => (count === null ? words.few(say(smallestCell)) : words.orders(say(count)))
  return (
    <section data-rectification>
      <h2>{words.title}</h2>
      <p class="quiet">{words.lead(sayDay(language, fromDay), sayDay(language, toDay))}</p>
      <dl class="card rows">
        <div data-under-way={total.underWay ?? ''}>
          <dt>{words.underWay}</dt>
          <dd>{orders(total.underWay)}</dd>
        </div>
        <div>
          <dt>{words.observed}</dt>
          <dd>{orders(total.observed)}</dd>
        </div>
        {total.rates.map((rate) => (
          <div key={rate.rate} data-rate={rate.rate}>
            <dt>{words.rates[rate.rate]}</dt>
            <dd>
              <RateView t={t} language={language} rate={rate} tooFewBelow={tooFewBelow} />
            </dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{words.observation(say(observation.count), observation.unit)}</p>
      {isElderly ? null : <a href="/handling-figures">{words.more}</a>}
    </section>
  )
}

type Rate = City['rectification']['total']['rates'][number]

function RateView({
  t: { rectification: words },
  language,
  rate,
  tooFewBelow,
}: Pick<Saying, 't' | 'language'> & { readonly rate: Rate; readonly tooFewBelow: number }) {
  const { count, of, hundredths, goalHundredths } = rate
  const say = (each: number) => sayCount(language, each)
  if (count === null || of === null) return <>{words.fewDue(say(tooFewBelow))}</>
  if (of === 0) return <>{words.nothingDue}</>
  const behind = [
    words.of(say(count), say(of)),
    ...(goalHundredths === null ? [] : [words.goal(sayHundredths(goalHundredths))]),
  ]
  return (
    <>
      {hundredths === null ? null : <strong>{sayHundredths(hundredths)}</strong>}{' '}
      <span class="quiet">{behind.join(' · ')}</span>
    </>
  )
}
