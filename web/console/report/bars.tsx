/** @jsxImportSource react */
import { useId } from 'react'
import type { LaidBar, LaidChart } from '../../../domain/report-layout.ts'

const [labelWidth, barWidth, textWidth, rowHeight] = [190, 360, 80, 30]

/** A drawing of a table that stands before it: whoever does not see it has read its numbers there. */
export function Bars({ chart }: { readonly chart: LaidChart }) {
  const { caption, bars, max } = chart
  const title = useId()
  const height = bars.length * rowHeight
  return (
    <figure className="report-chart">
      <svg viewBox={`0 0 ${labelWidth + barWidth + textWidth} ${height}`} role="img" aria-labelledby={title}>
        <title id={title}>{`${caption}：${bars.map(({ label, text }) => `${label} ${text}`).join('；')}`}</title>
        <line x1={labelWidth} x2={labelWidth} y1={0} y2={height} className="report-axis" />
        {bars.map((bar, at) => (
          <Bar key={at} bar={bar} max={max} y={at * rowHeight} />
        ))}
      </svg>
      <figcaption>{caption}</figcaption>
    </figure>
  )
}

const labelCharacters = 14

function Bar({ bar, max, y }: { readonly bar: LaidBar; readonly max: number; readonly y: number }) {
  const { label, value, text, lower, upper, goal } = bar
  const at = (number: number) => labelWidth + (barWidth * Math.min(number, max)) / max
  const middle = y + rowHeight / 2
  const told = label.length > labelCharacters ? `${label.slice(0, labelCharacters - 1)}…` : label
  return (
    <g>
      <text x={labelWidth - 8} y={middle + 4} textAnchor="end">
        {told}
      </text>
      <rect x={labelWidth} y={middle - 8} width={at(value) - labelWidth} height={16} className="report-bar" />
      {lower === null || upper === null ? null : (
        <path
          className="report-interval"
          d={`M${at(lower)} ${middle - 5}v10M${at(lower)} ${middle}H${at(upper)}M${at(upper)} ${middle - 5}v10`}
        />
      )}
      {goal === null ? null : <path className="report-goal" d={`M${at(goal)} ${middle - 12}v24`} />}
      <text x={labelWidth + barWidth + 8} y={middle + 4}>
        {text}
      </text>
    </g>
  )
}
