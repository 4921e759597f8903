import type { FigureTexts } from './texts.zh.ts'

/** A share in words, of what the platform tells in hundredths of a percent. */
export const sayPercent = (hundredths: number): string => `${(hundredths / 100).toFixed(2)}%`

export const sayPoints = (t: FigureTexts, hundredths: number): string => t.points((hundredths / 100).toFixed(2))

/** Goals are set in whole numbers. */
const sayGoal = (t: FigureTexts, unit: 'PERCENT' | 'POINTS', hundredths: number) =>
  unit === 'PERCENT' ? `${hundredths / 100}%` : t.points(String(hundredths / 100))

const [hourMinutes, dayMinutes] = [60, 24 * 60]

export function sayMinutes(t: FigureTexts, minutes: number): string {
  const [days, hours] = [Math.floor(minutes / dayMinutes), Math.floor((minutes % dayMinutes) / hourMinutes)]
  if (days > 0) return t.days(String(days), String(hours))
  return hours > 0 ? t.hours(String(hours), String(minutes % hourMinutes)) : t.minutes(String(minutes))
}

interface Told {
  readonly hundredths: number | null
  readonly lowerHundredths: number | null
  readonly upperHundredths: number | null
  readonly goalHundredths: number | null
}

interface Measured {
  readonly medianMinutes: number | null
  readonly ninetiethMinutes: number | null
  readonly goalMinutes: number | null
}

/** A figure as a face shows it: large, and in a few words what stands behind it. */
export interface SpokenFigure {
  readonly value: string
  /** How many stand behind it, how sure it is, and what it is held against. */
  readonly behind: readonly string[]
}

export function sayTold(
  t: FigureTexts,
  { hundredths, lowerHundredths, upperHundredths, goalHundredths }: Told,
  {
    of,
    in: unit,
    tooFewBelow,
  }: { readonly of: string; readonly in: 'PERCENT' | 'POINTS'; readonly tooFewBelow: number },
): SpokenFigure {
  const say = (each: number) => (unit === 'PERCENT' ? sayPercent(each) : sayPoints(t, each))
  const isTold = hundredths !== null && lowerHundredths !== null && upperHundredths !== null
  return {
    value: isTold ? say(hundredths) : '–',
    behind: [
      of,
      isTold ? t.interval(say(lowerHundredths), say(upperHundredths)) : t.tooFew(String(tooFewBelow)),
      goalHundredths === null ? t.noGoal : t.goal(sayGoal(t, unit, goalHundredths)),
    ],
  }
}

export function sayCycle(
  t: FigureTexts,
  { medianMinutes, ninetiethMinutes, goalMinutes }: Measured,
  { of, tooFewBelow }: { readonly of: string; readonly tooFewBelow: number },
): SpokenFigure {
  const isTold = medianMinutes !== null && ninetiethMinutes !== null
  return {
    value: isTold ? sayMinutes(t, medianMinutes) : '–',
    behind: [
      of,
      isTold ? t.ninetieth(sayMinutes(t, ninetiethMinutes)) : t.tooFew(String(tooFewBelow)),
      goalMinutes === null ? t.noBaseline : t.goalDuration(sayMinutes(t, goalMinutes)),
    ],
  }
}

interface Again {
  readonly rectified: number
  readonly again: number
  readonly againHundredths: number | null
  readonly changes: { readonly rose: number; readonly stayed: number; readonly fell: number } | null
  readonly content: number | null
  readonly counts: 'FIRST' | 'LAST'
}

/** No standing: it has no goal, and none may be made of it. */
export function sayAgain(
  { again: t, tooFew }: FigureTexts,
  told: Again,
  { say, tooFewBelow }: { readonly say: (count: number) => string; readonly tooFewBelow: number },
): SpokenFigure {
  const { changes, content, againHundredths } = told
  const below = String(tooFewBelow)
  return {
    value: againHundredths === null ? '–' : sayPercent(againHundredths),
    behind: [
      t.of(say(told.again), say(told.rectified)),
      ...(againHundredths === null ? [tooFew(below)] : []),
      changes === null ? t.tooFew(below) : t.changes(say(changes.rose), say(changes.stayed), say(changes.fell)),
      ...(content === null ? [] : [t.content(say(content), told.counts)]),
    ],
  }
}
