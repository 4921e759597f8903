import { sayCount, sayDay } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { sayPoints } from '../shared/score/say.ts'
import { useAnswer } from '../shared/use-answer.ts'
import type { Bridge as Answer, Ranking } from './ask.ts'
import { dayOf } from './parts.tsx'
import type { RankingTexts } from './texts.zh.ts'

interface Props {
  readonly t: RankingTexts
  readonly language: Language
  readonly ranking: Ranking
}

type Bridge = NonNullable<Answer['bridge']>
type Sides = Pick<Bridge, 'named' | 'countsNow' | 'countsBefore'>

/** 并行对照: where rules have changed, what those of before make of the same period; else nothing. */
export function BridgeSection({ t, language, ranking }: Props) {
  const { period, published } = ranking
  const address = `/api/v1/rankings/${encodeURIComponent(period)}/bridge?revision=${published.revision}`
  const asked = useAnswer<Answer>(address)
  if (asked.state !== 'THERE' || asked.answer.bridge === null) return null
  const { bridge } = asked.answer
  const { bridge: words } = t
  return (
    <section data-bridge={bridge.changed.join(' ')}>
      <h3>{words.title}</h3>
      <p>{words.lead}</p>
      <Changed t={t} language={language} ranking={ranking} bridge={bridge} />
      <Beside t={t} language={language} title={words.citizens} sides={bridge} />
      {bridge.composite === null ? null : (
        <Beside t={t} language={language} title={words.whole} sides={bridge.composite} />
      )}
      <p>
        <a href={address}>{words.row}</a> <span class="digest">{bridge.proof.row.result_digest}</span>
      </p>
    </section>
  )
}

/** How many windows either rules name and the other do not, or name for the contrary. */
function movedOf({ named }: Sides) {
  const moved = named.filter(({ now, before }) => now?.verdict !== before?.verdict)
  const added = moved.filter(({ before }) => before === null).length
  const gone = moved.filter(({ now }) => now === null).length
  return { windows: moved.length, added, gone }
}

/** In plain words: which rules, from when, how many windows it moves, and why that says nothing of their work. */
function Changed({ t, language, ranking, bridge }: Props & { readonly bridge: Bridge }) {
  const { bridge: words } = t
  const say = (count: number) => sayCount(language, count)
  const { askedUntil, changed, rulesDay } = bridge
  const isComputing = changed.some((rule) => rule !== 'labels' && rule !== 'terminal')
  const { windows, added, gone } = movedOf(bridge)
  return (
    <>
      <p>{words.changed}</p>
      <ul class="notes">
        {changed.map((rule) => (
          <li key={rule} data-rule={rule}>
            {words.rules[rule]}
          </li>
        ))}
      </ul>
      {isComputing ? (
        <p data-since>{words.since(sayDay(language, ranking.fromDay), sayDay(language, rulesDay))}</p>
      ) : null}
      {askedUntil === null ? null : <p data-asked>{words.asked(sayDay(language, dayOf(askedUntil)))}</p>}
      <p class="quiet">{words.counted(say(bridge.evaluationsNow), say(bridge.evaluationsBefore))}</p>
      <p data-moved={windows}>
        {windows === 0 ? words.noneMoved : words.moved(say(windows), say(added), say(gone))}{' '}
        {bridge.namesLast ? '' : words.onlyBest}
      </p>
      <p class="card" data-why>
        {words.why} {askedUntil === null ? '' : words.whyAsked}
      </p>
    </>
  )
}

interface BesideProps extends Pick<Props, 't' | 'language'> {
  readonly title: string
  readonly sides: Sides
}

function Beside({ t, language, title, sides }: BesideProps) {
  const { bridge: words } = t
  const say = (count: number | undefined) => sayCount(language, count ?? 0)
  return (
    <>
      <h4>{title}</h4>
      <dl class="card rest">
        {(['now', 'before'] as const).map((side) => {
          const counts = side === 'now' ? sides.countsNow : sides.countsBefore
          return (
            <div key={side} data-side={side}>
              <dt>{words.sides[side]}</dt>
              <dd>{words.named(say(counts.TOP), say(counts.BOTTOM))}</dd>
            </div>
          )
        })}
      </dl>
      <ul class="notes">
        {sides.named.map(({ hallCode, hallName, windowCode, windowName, now, before }) => (
          <li key={`${hallCode}/${windowCode}`} data-window={windowCode}>
            <strong>
              {hallName} {windowName}
            </strong>
            {': '}
            {words.sides.now} {lineOf(t, now)} · {words.sides.before} {lineOf(t, before)}
          </li>
        ))}
      </ul>
    </>
  )
}

function lineOf(t: RankingTexts, line: Sides['named'][number]['now']): string {
  if (line === null) return t.bridge.not
  return t.ranking.score(sayPoints(line.points), sayPoints(line.lower), sayPoints(line.upper))
}
