import type { Axis } from './axis.ts'
import { sayPoints } from './say.ts'

interface Props {
  readonly label: string
  readonly lower: number
  readonly upper: number
  readonly score: number
  readonly axis: Axis
  /** Behind the ends of the axis: `%`, or nothing for points. */
  readonly unit?: string
}

/** The interval on an axis whose ends stand below it. What it shows stands beside it in words. */
export function Interval({ label, lower, upper, score, axis: { from, to }, unit = '' }: Props) {
  const at = (thousandths: number) => Math.max(0, Math.min(100, (100 * (thousandths - from)) / (to - from)))
  const say = (thousandths: number) => `${Math.round(thousandths / 1000)}${unit}`
  return (
    <>
      <svg class="interval" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={label}>
        <title>{`${sayPoints(lower)}–${sayPoints(upper)}`}</title>
        <rect class="scale" x="0" y="3" width="100" height="2" />
        <rect class="span" x={at(lower)} y="1" width={Math.max(0.6, at(upper) - at(lower))} height="6" />
        <rect class="score" x={Math.max(0, at(score) - 0.3)} y="0" width="0.6" height="8" />
      </svg>
      <p class="axis" data-axis={`${from}-${to}`}>
        <span>{say(from)}</span>
        <span>{say(to)}</span>
      </p>
    </>
  )
}
