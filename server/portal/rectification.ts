import type { seePortal } from '../../contracts/portal.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { isTold } from '../../domain/portal.ts'
import type { HallHandling } from '../handling-figure/index.ts'
import type { Snapshot } from './snapshot.ts'

type Rectified = AnswerOf<typeof seePortal>['rectification']
export type Rectification = Rectified['total']

const shownRates = ['replyRate', 'rectificationRate', 'onTimeRectificationRate'] as const
type ShownRate = Rectification['rates'][number]
const nothingHandled: HallHandling = { underWay: 0, observed: 0, rates: [] }
const rateOf = ({ rates }: HallHandling, rate: ShownRate['rate']) => rates.find((each) => each.rate === rate)

/** What is told of each of several places that make up a whole: of so few that one of them could be known, nothing. */
function rectificationsOf(
  places: readonly HallHandling[],
  { rules, minute }: Pick<Snapshot, 'rules' | 'minute'>,
): readonly Rectification[] {
  const told = (of: (place: HallHandling) => number, smallest: number) => isTold(places.map(of), smallest)
  const underWay = told((place) => place.underWay, rules.smallestCell)
  const observed = told((place) => place.observed, rules.smallestCell)
  const rates = shownRates.map((rate) => ({
    rate,
    told: told((place) => rateOf(place, rate)?.of ?? 0, minute.handling.tooFewBelow),
  }))
  return places.map((place, at) => ({
    underWay: underWay[at] === true ? place.underWay : null,
    observed: observed[at] === true ? place.observed : null,
    rates: rates.map((each) => toRate(place, each.rate, each.told[at] === true)),
  }))
}

function toRate(place: HallHandling, rate: ShownRate['rate'], isShown: boolean): ShownRate {
  const found = rateOf(place, rate)
  const goalHundredths = found?.goalHundredths ?? null
  const silent = { hundredths: null, lowerHundredths: null, upperHundredths: null, goalHundredths }
  if (!isShown) return { rate, count: null, of: null, ...silent }
  if (found === undefined || found.of === 0) return { rate, count: 0, of: 0, ...silent }
  const { count, of, hundredths, lowerHundredths, upperHundredths } = found
  return { rate, count, of, hundredths, lowerHundredths, upperHundredths, goalHundredths }
}

/** By hall, so that none gives another away beside the whole. */
export function rectificationByHall({ minute, rules }: Snapshot): (hallCode: string) => Rectification {
  const codes = [...minute.handling.halls.keys()].sort()
  const places = codes.map((code) => minute.handling.halls.get(code) ?? nothingHandled)
  const told = rectificationsOf(places, { rules, minute })
  const [nothing] = rectificationsOf([nothingHandled], { rules, minute })
  return (hallCode) => told[codes.indexOf(hallCode)] ?? (nothing as Rectification)
}

export function rectifiedOf(snapshot: Snapshot, hallCode: string | undefined) {
  const { asOf, fromDay, toDay, tooFewBelow, observation, total } = snapshot.minute.handling
  const { count, unit } = observation
  const [whole] = rectificationsOf([total], snapshot)
  return {
    ...{ asOf, fromDay, toDay, tooFewBelow, observation: { count, unit } },
    total: hallCode === undefined ? (whole as Rectification) : rectificationByHall(snapshot)(hallCode),
  }
}

/** The whole first, then every hall with any, by code. */
export function rectificationTable(snapshot: Snapshot): readonly (readonly [string | null, Rectification])[] {
  const byHall = rectificationByHall(snapshot)
  const codes = [...snapshot.minute.handling.halls.keys()].sort()
  return [[null, rectifiedOf(snapshot, undefined).total], ...codes.map((code) => [code, byHall(code)] as const)]
}
