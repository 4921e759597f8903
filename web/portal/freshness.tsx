import { sayInstant } from '../shared/format.ts'
import type { City, Saying } from './types.ts'

interface Props extends Pick<Saying, 't' | 'language'> {
  readonly freshness: City['freshness']
  readonly countsUntil?: string | null | undefined
}

/** When each of the figures was made, and when the platform last showed that bad evaluations come through. */
export function Freshness({ t: { freshness: words }, language, freshness, countsUntil = null }: Props) {
  const { publishedAt, countedAt, lastDrillPassedAt, isDrillMissing } = freshness
  const say = (instant: string) => sayInstant(language, instant)
  return (
    <section data-freshness>
      <h2>{words.title}</h2>
      <ul class="notes">
        <li>{publishedAt === null ? words.never : words.published(say(publishedAt))}</li>
        {countsUntil === null ? null : <li>{words.until(say(countsUntil))}</li>}
        <li>{words.counted(say(countedAt))}</li>
        <li data-drill={lastDrillPassedAt ?? ''}>
          {lastDrillPassedAt === null ? words.noDrill : words.drill(say(lastDrillPassedAt))}
          {isDrillMissing && lastDrillPassedAt !== null ? ` · ${words.drillMissing}` : ''}
        </li>
        <li>
          <a href="/status">{words.status}</a>
        </li>
      </ul>
    </section>
  )
}
