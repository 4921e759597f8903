/** @jsxImportSource react */
import type { Figures } from './say.ts'

const height = 120
const slot = 40
const parts = ['positive', 'neutral', 'mixed', 'negative'] as const
const colours = { positive: '#2e7d4f', neutral: '#8a94a0', mixed: '#b7791f', negative: '#b3261e' }

/** A bar for each week, parted by polarity; the table beside it says the same in numbers. */
export function WeekChart({ weeks, label }: { readonly weeks: Figures['weeks']; readonly label: string }) {
  const most = Math.max(1, ...weeks.map(({ comments }) => comments))
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${Math.max(1, weeks.length) * slot} ${height}`}
      width={weeks.length * slot}
      height={height}
    >
      {weeks.map(({ week, ...told }, at) => {
        let top = height
        return parts.map((part) => {
          const tall = (told[part] / most) * height
          top -= tall
          return (
            <rect
              key={`${week}${part}`}
              x={at * slot + 4}
              y={top}
              width={slot - 8}
              height={tall}
              fill={colours[part]}
            />
          )
        })
      })}
    </svg>
  )
}
