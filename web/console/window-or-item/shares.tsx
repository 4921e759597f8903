/** @jsxImportSource react */
import { sayPercent } from '../score-period/say.ts'
import type { Told } from './props.ts'
import type { WindowOrItemTexts } from './texts.zh.ts'

interface SharesProps {
  readonly t: WindowOrItemTexts
  readonly shares: NonNullable<Told['shares']>
  readonly levelThousandths: number
}

const whole = 10_000
const parts = ['ofItem', 'ofWindow', 'ofBoth'] as const

/** Three shares with their intervals, each in words; the bar says nothing that stands not beside it. */
export function Shares({ t, shares, levelThousandths }: SharesProps) {
  return (
    <section className="card stack" aria-labelledby="shares">
      <h2 id="shares">{t.shares.title}</h2>
      <dl className="share-rows">
        {parts.map((part) => {
          const { value, lower, upper } = shares[part]
          const isKnown = lower < upper && (lower > 0 || upper < whole)
          const say = (share: number) => sayPercent(share, whole)
          return (
            <div key={part} data-share={part}>
              <dt>{t.shares[part]}</dt>
              <dd>
                {isKnown ? t.shares.value(say(value), say(lower), say(upper)) : t.shares.unknown}
                {isKnown ? (
                  <svg className="interval-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                    <rect className="scale" x="0" y="3" width="100" height="2" />
                    <rect
                      className="span"
                      x={lower / 100}
                      y="1"
                      width={Math.max(0.6, (upper - lower) / 100)}
                      height="6"
                    />
                    <rect className="score" x={Math.max(0, value / 100 - 0.3)} y="0" width="0.6" height="8" />
                  </svg>
                ) : null}
                <span className="under">{t.shares.words[part]}</span>
              </dd>
            </div>
          )
        })}
      </dl>
      <p className="quiet">{t.shares.level(sayPercent(levelThousandths, 1000))}</p>
    </section>
  )
}
