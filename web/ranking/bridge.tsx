import { sayCount, sayDay } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { sayPoints } from '../shared/score/say.ts'
import { useAnswer } from '../shared/use-answer.ts'
import type { Bridge as Answer } from './ask.ts'
import type { RankingTexts } from './texts.zh.ts'

interface Props {
  readonly t: RankingTexts
  readonly language: Language
  readonly period: string
  readonly revision: number
}

type Bridge = NonNullable<Answer['bridge']>
type Sides = Pick<Bridge, 'named' | 'countsNow' | 'countsBefore'>

/** 并行对照: where rules have changed, what those of before make of the same period; else nothing. */
export function BridgeSection({ t, language, period, revision }: Props) {
  const asked = useAnswer<Answer>(`/api/v1/rankings/${encodeURIComponent(period)}/bridge?revision=${revision}`)
  if (asked.state !== 'THERE' || asked.answer.bridge === null) return null
  const { bridge } = asked.answer
  const { bridge: words } = t
  const say = (count: number) => sayCount(language, count)
  return (
    <section data-bridge={bridge.changed.join(' ')}>
      <h3>{words.title}</h3>
      <p>{words.lead}</p>
      <p>
        {words.changed}
        {bridge.changed.map((rule) => words.rules[rule]).join(t.composite.listed)}
      </p>
      {bridge.askedUntil === null ? null : <p>{words.asked(sayDay(language, dayOf(bridge.askedUntil)))}</p>}
      <p class="quiet">{words.counted(say(bridge.evaluationsNow), say(bridge.evaluationsBefore))}</p>
      <Beside t={t} language={language} title={words.citizens} sides={bridge} />
      {bridge.composite === null ? null : (
        <Beside t={t} language={language} title={words.whole} sides={bridge.composite} />
      )}
      <p>
        <a href={`/api/v1/rankings/${encodeURIComponent(period)}/bridge?revision=${revision}`}>{words.row}</a>{' '}
        <span class="digest">{bridge.proof.row.result_digest}</span>
      </p>
    </section>
  )
}

const shanghaiMs = 8 * 3_600_000
const dayOf = (instant: string) => new Date(Date.parse(instant) + shanghaiMs).toISOString().slice(0, 10)

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
