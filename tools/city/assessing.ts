import { type AssessmentForm, type FormIndicator, needsEvidence } from '../../domain/assessment-form.ts'
import type { City } from './city.ts'
import { type Dice, diceOf } from './dice.ts'
import { photoOf } from './photo.ts'

/** Somebody who assesses, with what no figure is told of him. */
export interface CityRater {
  readonly username: string
  /** In points of 100; above 0 he is strict. */
  readonly severity: number
  /** Ticks any column from top to bottom, wherever he is. */
  readonly isCareless: boolean
}

/** In points: what windows are worth on average, and what a unit of experience is worth. */
const [worthMean, worthOfUnit] = [70, 25]
const [worthMin, worthMax] = [30, 95]
const severityDeviation = 6
/** What a visit was like beyond the window and the rater: anything from −7 to 7 alike. */
const visitSpread = 7
/** By how much the single indicators of a visit differ. */
const indicatorDeviation = 10

/** How strict somebody is follows from his name: the same in every plan. */
export function raterOf(seed: number, username: string, careless: string): CityRater {
  const dice = diceOf(seed, 'severity', username)
  return { username, severity: dice.normal(0, severityDeviation), isCareless: username === careless }
}

/** What each window is worth to somebody who assesses it, in points of 100, by `hall/window`: its own quality and that of who serves there. */
export function worthsOf({ halls }: City): ReadonlyMap<string, number> {
  return new Map(
    halls.flatMap(({ windows, staff }) => {
      const effects = new Map(staff.map(({ no, effect }) => [no, effect]))
      return windows.map(({ hallCode, code, effect, staffNos }) => {
        const served = staffNos.reduce((sum, no) => sum + (effects.get(no) ?? 0), 0) / Math.max(1, staffNos.length)
        const worth = worthMean + worthOfUnit * (effect + served)
        return [`${hallCode}/${code}`, Math.min(worthMax, Math.max(worthMin, worth))] as const
      })
    }),
  )
}

/** By the code of the indicator. */
export type CityMarks = Readonly<Record<string, number>>

/** What somebody marks at a place that is worth so much. */
export function marksOf(
  { indicators }: Pick<AssessmentForm, 'indicators'>,
  worth: number,
  { severity, isCareless }: Pick<CityRater, 'severity' | 'isCareless'>,
  dice: Dice,
): CityMarks {
  const column = dice.next()
  const visit = worth - severity + visitSpread * (2 * dice.next() - 1)
  return Object.fromEntries(
    indicators.map((indicator) => [
      indicator.code,
      isCareless ? columnOf(indicator, column) : nearestTo(indicator, visit + dice.normal(0, indicatorDeviation)),
    ]),
  )
}

/** Any but the lowest: that would be looked into. */
const columnOf = ({ scale }: FormIndicator, share: number) =>
  scale[1 + Math.floor(share * (scale.length - 1))]?.mark ?? 0

/** The step whose points lie nearest. */
function nearestTo({ scale }: FormIndicator, points: number): number {
  const off = (at: number) => Math.abs((scale[at]?.points ?? 0) - points * 100)
  const best = [...scale.keys()].reduce((near, at) => (off(at) < off(near) ? at : near), 0)
  return scale[best]?.mark ?? 0
}

interface Shown {
  readonly answers: Readonly<Record<string, { mark: number; words?: string; recording?: string }>>
  readonly files: readonly { indicator: string; mediaType: 'image/png'; content: string }[]
}

/** What shows each mark that the form wants shown: the words of its anchor, a photo, the number of a recording. */
export function showMarks(form: Pick<AssessmentForm, 'indicators'>, marks: CityMarks, dice: Dice): Shown {
  const shown = form.indicators.map((indicator) => ({ indicator, mark: marks[indicator.code] ?? 0 }))
  const answers = shown.map(({ indicator, mark }) => [indicator.code, answerOf(indicator, mark, dice)] as const)
  const pictured = shown.filter(
    ({ indicator, mark }) =>
      needsEvidence(indicator, mark) && (indicator.evidence === 'PHOTO' || indicator.evidence === 'DOCUMENT'),
  )
  return {
    answers: Object.fromEntries(answers),
    files: pictured.map(({ indicator }) => ({
      ...{ indicator: indicator.code, mediaType: 'image/png' },
      content: photoOf(dice).toString('base64'),
    })),
  }
}

function answerOf(indicator: FormIndicator, mark: number, dice: Dice): Shown['answers'][string] {
  const anchor = indicator.scale.find((step) => step.mark === mark)?.anchor.zh ?? ''
  if (!needsEvidence(indicator, mark) || indicator.evidence === 'NONE') return { mark }
  if (indicator.evidence === 'RECORDING')
    return { mark, recording: `录音笔 ${dice.whole(1, 9)} 号 第 ${dice.whole(1, 99)} 段` }
  return { mark, words: `现场所见：${anchor}` }
}
