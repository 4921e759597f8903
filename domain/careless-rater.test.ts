import { describe, expect, test } from 'vitest'
import { type CarelessReason, findCareless, type RatedVisit } from './careless-rater.ts'

const bounds = {
  ...{ carelessPairedMin: 3, carelessRatioHundredths: 300, carelessLevelThousandths: 50 },
  ...{ samePercentMin: 90, sameVisitsMin: 6 },
  ...{ betweenHallsMinutesMin: 10, stayMinutesMin: 5, shortStaysMin: 2 },
}

const minutes = 60_000
const hour = 60 * minutes

interface Said {
  readonly points?: number
  readonly marks?: Readonly<Record<string, number | null>>
  readonly hallId?: number
  readonly arrivedAt?: number
  readonly stay?: number
}

const visit = (raterId: string, place: number, said: Said = {}): RatedVisit => {
  const { points = 80, marks = {}, hallId = place, arrivedAt = place * hour, stay = 20 } = said
  return {
    ...{ raterId, points, marks, hallId, arrivedAt, formId: 'form', placeId: `p${place}` },
    visitId: `${raterId}@${place}`,
    leftAt: arrivedAt + stay * minutes,
  }
}
const places = Array.from({ length: 12 }, (_, place) => place)
const found = (visits: readonly RatedVisit[]) =>
  findCareless(visits, bounds).map(({ raterId, reason }): [string, CarelessReason] => [raterId, reason])

describe('敷衍', () => {
  test('whose marks scatter far more than everybody’s is named, with how far, the bound, and how seldom chance makes that', () => {
    // Four who are off by one, in turn to both sides, and one who is off by thirty; each shares places with all others.
    const raters = ['a', 'b', 'c', 'd', 'x']
    const pairs = raters.flatMap((one, index) => raters.slice(index + 1).map((other) => [one, other] as const))
    const visits = [...pairs, ...pairs].flatMap(([one, other], place) => {
      const sway = place % 3 === 0 ? 1 : -1
      return [one, other].map((raterId, turn) =>
        visit(raterId, place, {
          points: 70 + place + (turn === 0 ? sway : 0) * (one === 'x' || other === 'x' ? 30 : 1),
        }),
      )
    })
    const [finding, ...others] = findCareless(visits, bounds)
    expect(others).toEqual([])
    expect(finding).toMatchObject({ raterId: 'x', reason: 'SPREAD', bound: 3 })
    expect(finding?.measured).toBeGreaterThan(3)
    expect(finding?.probability).toBeLessThan(0.05)
    expect(finding?.visitIds).toHaveLength(8)
  })

  test('with fewer shared places than the policy says nobody is named by them', () => {
    const visits = places.flatMap((place) => [
      visit('a', place, { points: 80 + (place % 2) }),
      visit(place < 2 ? 'x' : 'b', place, { points: place < 2 ? place * 90 : 80 }),
    ])
    expect(found(visits)).toEqual([])
  })

  test('the same answers at every window are named only where others answer otherwise', () => {
    const answers = (place: number) => ({ q1: 1 + (place % 5), q2: 5 - (place % 3), q3: 4, q4: 2 + (place % 2) })
    const same = { q1: 4, q2: 3, q3: 5, q4: 4 }
    const varied = places.flatMap((place) => [
      visit('a', place, { marks: answers(place) }),
      visit('x', place, { marks: same }),
    ])
    expect(found(varied)).toEqual([['x', 'SAME_PATTERN']])
    // At the ceiling everybody gives the best mark everywhere, and nobody is named for it.
    const ceiling = places.flatMap((place) =>
      ['a', 'x'].map((raterId) => visit(raterId, place, { marks: { q1: 5, q2: 5, q3: 5 } })),
    )
    expect(found(ceiling)).toEqual([])
  })

  test('one and the same mark down the whole form is named where others tell the indicators apart', () => {
    const visits = places.flatMap((place) => [
      visit('a', place, { marks: { q1: 5, q2: 3, q3: 1 + (place % 5) } }),
      visit('x', place, { marks: { q1: 1 + (place % 5), q2: 1 + (place % 5), q3: 1 + (place % 5) } }),
    ])
    expect(found(visits)).toEqual([['x', 'SAME_MARKS']])
  })

  test('what does not apply is no answer, and two answers are no pattern', () => {
    const visits = places.map((place) => visit('x', place, { marks: { q1: 5, q2: 5, q3: null } }))
    expect(found(visits)).toEqual([])
  })

  test('nobody is in two halls at once, nor in the next one before he can be there', () => {
    const [first, second] = [visit('x', 1), visit('x', 2, { arrivedAt: hour + 25 * minutes })]
    expect(findCareless([first, second], bounds)).toEqual([
      { raterId: 'x', reason: 'TWO_PLACES', measured: 1, bound: 1, probability: null, visitIds: ['x@2'] },
    ])
    expect(found([first, visit('x', 2, { arrivedAt: hour + 30 * minutes })])).toEqual([])
    expect(found([first, visit('x', 2, { arrivedAt: hour + 5 * minutes, hallId: 1 })])).toEqual([])
    expect(found([first, visit('y', 2, { arrivedAt: hour + 5 * minutes })])).toEqual([])
  })

  test('one stay that was too short may be a slip, two are told', () => {
    expect(found([visit('x', 1, { stay: 4 }), visit('x', 2)])).toEqual([])
    expect(found([visit('x', 1, { stay: 4 }), visit('x', 2, { stay: 3 })])).toEqual([['x', 'SHORT_STAYS']])
  })
})
