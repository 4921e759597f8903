/** @jsxImportSource react */
import { Tag } from 'antd'
import { sayCount } from '../../shared/format.ts'
import {
  type AnyWeighting,
  type Result,
  type Round,
  sayRatio,
  sayShare,
  sayWords,
  type WeightingSpoken,
} from './say.ts'

interface ResultProps {
  readonly say: WeightingSpoken
  readonly weighting: AnyWeighting
}

/** What all together came to, the last round first; earlier ones folded. */
export function Results({ say, weighting }: ResultProps) {
  const closed = weighting.rounds.filter(({ result }) => result !== null).reverse()
  const [last, ...earlier] = closed
  if (last === undefined) return null
  return (
    <>
      <RoundResult say={say} weighting={weighting} round={last} />
      {earlier.length === 0 ? null : (
        <details>
          <summary>{say.t.result.earlier}</summary>
          <div className="stack">
            {earlier.map((round) => (
              <RoundResult key={round.round} say={say} weighting={weighting} round={round} />
            ))}
          </div>
        </details>
      )}
    </>
  )
}

function RoundResult({ say, weighting, round }: ResultProps & { readonly round: Round }) {
  const { t, language } = say
  const { result } = round
  if (result === null) return null
  const isHidden = result.lacks.includes('EXPERTS')
  return (
    <section className="stack" data-result={round.round} data-outcome={result.outcome}>
      <h3>{t.result.title(sayCount(language, round.round))}</h3>
      <p>
        <strong>{t.outcomes[result.outcome]}</strong>
      </p>
      {result.lacks.length === 0 ? null : (
        <ul className="lacks">
          {result.lacks.map((lack) => (
            <li key={lack}>{t.lacks[lack]}</li>
          ))}
        </ul>
      )}
      <p className="quiet">{sayFigures(say, weighting, result)}</p>
      {isHidden ? <p>{t.result.hidden}</p> : <Things say={say} weighting={weighting} result={result} />}
    </section>
  )
}

function sayFigures({ t, language }: WeightingSpoken, { concordanceMin }: AnyWeighting, result: Result): string {
  const { answers, concordance, consistency, lacks } = result
  const least = concordanceMin === null ? null : sayRatio(concordanceMin)
  const agree = concordance === null ? t.result.noConcordance : t.result.concordance(sayRatio(concordance), least)
  return [
    t.result.answers(sayCount(language, answers)),
    ...(lacks.includes('EXPERTS') ? [] : [agree]),
    ...(consistency === null ? [] : [t.result.consistency(sayRatio(consistency))]),
  ].join(' · ')
}

const sayTenths = (value: number) => String(value / 10)

function Things({ say, weighting, result }: ResultProps & { readonly result: Result }) {
  return (
    <ul className="plain-list weighed">
      {weighting.things.map(({ code, name }, place) => {
        const weight = result.weights?.[place]
        const state = result.things?.[place]
        return (
          <li key={code} data-thing={code}>
            <strong className="broken">{sayWords(say, name)}</strong>
            {weight === undefined ? null : <Weight say={say} name={sayWords(say, name)} weight={weight} />}
            {state === undefined ? null : <Agreement say={say} weighting={weighting} state={state} />}
          </li>
        )
      })}
    </ul>
  )
}

function Weight({
  say: { t },
  name,
  weight,
}: Pick<ResultProps, 'say'> & { readonly name: string; readonly weight: number }) {
  return (
    <>
      <p className="weight">{t.result.weight(sayShare(weight))}</p>
      <meter min={0} max={10_000} value={weight} aria-label={name} />
    </>
  )
}

type Stood = NonNullable<Result['things']>[number]

/** Where the experts lie, and whether that is near enough and has come to rest. */
function Agreement({ say: { t }, weighting, state }: ResultProps & { readonly state: Stood }) {
  const { quartiles, variation, isAgreed, isStable } = state
  const { variationMax } = weighting
  const [lower, upper, median] = [quartiles.lower, quartiles.upper, quartiles.median].map(sayTenths)
  const isMeasured = variation !== null && variationMax !== null
  return (
    <>
      <p>{t.result.quartiles(lower ?? '', upper ?? '', median ?? '')}</p>
      <p className="quiet">
        {isMeasured ? t.result.variation(sayRatio(variation), sayRatio(variationMax)) : null}{' '}
        <Tag className={isAgreed ? 'tag-good' : 'tag-bad'}>{isAgreed ? t.result.agreed : t.result.apart}</Tag>
        {isStable === null ? null : (
          <Tag className={isStable ? 'tag-good' : 'tag-bad'}>{isStable ? t.result.stable : t.result.moved}</Tag>
        )}
      </p>
    </>
  )
}
