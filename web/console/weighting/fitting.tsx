/** @jsxImportSource react */
import { Button } from 'antd'
import { sayCount } from '../../shared/format.ts'
import { type Fit, findFit, type Pair, type Pairs, tripleOf } from './pairs.ts'
import { sayRatio, sayShare, sayTimes, sayWords, type Thing, type WeightingSpoken } from './say.ts'

interface FittingProps {
  readonly say: WeightingSpoken
  readonly things: readonly Thing[]
  readonly said: Pairs
  /** Ten-thousandths, exclusive. */
  readonly consistencyMax: number
  readonly onChange: (pair: Pair) => void
}

/** Whether what was said so far fits together, and where it does not, which three things and how, in plain words. */
export function Fitting(props: FittingProps) {
  const { say, things, said, consistencyMax } = props
  const { t, language } = say
  const fit = findFit(things.length, said)
  const isGood = fit !== undefined && fit.ratio < consistencyMax / 10_000
  const most = sayRatio(consistencyMax)
  return (
    <section className="card stack" aria-labelledby="fitting" data-fits={fit === undefined ? 'unknown' : isGood}>
      <h2 id="fitting">{t.pairs.fit}</h2>
      {fit === undefined ? (
        <p className="quiet">{t.pairs.fitNone}</p>
      ) : (
        <>
          <div role="status">
            <p>
              {fit.things === things.length
                ? t.pairs.fitAll(fit.ratio.toFixed(3))
                : t.pairs.fitSoFar(sayCount(language, fit.things), fit.ratio.toFixed(3))}
            </p>
            <p>
              <strong>{isGood ? t.pairs.good(most) : t.pairs.bad(most)}</strong>
            </p>
          </div>
          {isGood ? null : <Worst {...props} fit={fit} />}
          {fit.things === things.length && isGood ? <Weights {...props} fit={fit} /> : null}
        </>
      )}
    </section>
  )
}

function Worst({ say, things, said, onChange, fit }: FittingProps & { readonly fit: Fit }) {
  const { t } = say
  const [a, b, c] = fit.worst.map((place) => {
    const thing = things[place]
    return thing === undefined ? '' : sayWords(say, thing.name)
  }) as [string, string, string]
  const { steps, follows, said: instead } = tripleOf(things.length, said, fit.worst)
  const [first, second, third] = fit.worst
  const pairs: readonly (readonly [Pair, string, string])[] = [
    [[first, second], a, b],
    [[second, third], b, c],
    [[first, third], a, c],
  ]
  return (
    <div className="stack" data-worst={fit.worst.join()}>
      <p>{t.pairs.worst}</p>
      <p>
        {t.pairs.follows(sayTimes(say, steps[0], a, b), sayTimes(say, steps[1], b, c), sayTimes(say, follows, a, c))}
      </p>
      <p>{t.pairs.said(sayTimes(say, instead, a, c))}</p>
      <div className="pair-choices">
        {pairs.map(([pair, one, other]) => (
          <Button key={pair.join()} size="large" block onClick={() => onChange(pair)}>
            {t.pairs.change(one, other)}
          </Button>
        ))}
      </div>
    </div>
  )
}

function Weights({ say, things, fit }: FittingProps & { readonly fit: Fit }) {
  return (
    <>
      <p>{say.t.pairs.weights}</p>
      <ul>
        {things.map(({ code, name }, place) => (
          <li key={code}>
            {sayWords(say, name)} {sayShare(fit.weights[place] ?? 0)}
          </li>
        ))}
      </ul>
    </>
  )
}
