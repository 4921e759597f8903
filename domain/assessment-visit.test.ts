import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AssignmentAsk,
  assignVisits,
  quotaCounts,
  type VisitCandidate,
  type VisitSlot,
} from './assessment-visit.ts'

const peopleOf = (agencies: Readonly<Record<string, number>>): VisitCandidate[] =>
  Object.entries(agencies).flatMap(([agencyId, count]) =>
    Array.from({ length: count }, (_, at) => ({ assessorId: `${agencyId}${at}`, agencyId })),
  )
const slotsOf = (places: number, doubles: number): VisitSlot[] => [
  ...Array.from({ length: places }, (_, at): VisitSlot => ({ place: at + 1, turn: 1 })),
  ...Array.from({ length: doubles }, (_, at): VisitSlot => ({ place: at + 1, turn: 2 })),
]
const asked = (over: Partial<AssignmentAsk> = {}): AssignmentAsk => ({
  slots: slotsOf(40, 10),
  candidates: peopleOf({ A: 4, B: 3, C: 5 }),
  quotas: { A: 4000, B: 3000, C: 3000 },
  mayGo: () => true,
  wasThere: () => false,
  ...over,
})
const countBy = <T>(of: readonly T[], key: (one: T) => string | null) => {
  const counts: Record<string, number> = {}
  for (const one of of) counts[key(one) ?? '-'] = (counts[key(one) ?? '-'] ?? 0) + 1
  return counts
}
type Assigned = ReturnType<typeof assignVisits>['assigned']
const loads = (assigned: Assigned, people: readonly VisitCandidate[]) =>
  people.map(({ assessorId }) => assigned.filter((each) => each.assessorId === assessorId).length)
const pairsOf = (assigned: Assigned) =>
  assigned
    .filter(({ turn }) => turn === 2)
    .map((second) => [assigned.find(({ place, turn }) => place === second.place && turn === 1), second] as const)

describe('visits are shared out', () => {
  test('by quota to the visit, evenly within each agency, a double visit to two agencies', () => {
    const { assigned, open } = assignVisits(asked())
    expect(open).toEqual([])
    expect(countBy(assigned, ({ agencyId }) => agencyId)).toEqual({ A: 20, B: 15, C: 15 })
    expect(countBy(assigned, ({ assessorId }) => assessorId)).toMatchObject({ A0: 5, B0: 5, C0: 3 })
    for (const [first, second] of pairsOf(assigned)) expect(first?.agencyId).not.toBe(second.agencyId)
  })

  const alone = (count: number) => peopleOf({ A: count }).map(({ assessorId }) => ({ assessorId, agencyId: null }))
  test.each([
    ['three agencies', peopleOf({ A: 4, B: 4, C: 4 }), 60, 60, { A: 3334, B: 3333, C: 3333 }],
    ['twenty', alone(20), 100, 100, {}],
    ['eight', alone(8), 40, 30, {}],
  ] as const)(
    'so that of double visits by %s everybody can be compared, and no two are always sent together',
    (...of) => {
      const [, candidates, places, doubles, quotas] = of
      const { assigned } = assignVisits(asked({ candidates, quotas, slots: slotsOf(places, doubles) }))
      const pairs = pairsOf(assigned).map(([first, second]) => [first?.assessorId ?? '', second.assessorId])
      const known = candidates.reduce(
        (sum) => new Set(pairs.flatMap((pair) => (pair.some((one) => sum.has(one)) ? [...sum, ...pair] : [...sum]))),
        new Set(pairs[0]),
      )
      expect(known.size).toBe(candidates.length)
      expect(Math.max(...Object.values(countBy(pairs, (pair) => pair.toSorted().join())))).toBeLessThanOrEqual(3)
    },
  )

  test('where there are no agencies among all, and a double visit to two persons', () => {
    const candidates = ['a', 'b', 'c'].map((assessorId) => ({ assessorId, agencyId: null }))
    const { assigned, open } = assignVisits(asked({ candidates, quotas: {}, slots: slotsOf(7, 3) }))
    expect(open).toEqual([])
    expect(loads(assigned, candidates).sort()).toEqual([3, 3, 4])
    for (const [first, second] of pairsOf(assigned)) expect(first?.assessorId).not.toBe(second.assessorId)
  })

  test('to nobody who is recused, whose agency has no quota, or, while another can go, who was there the last time', () => {
    const mayGo = (assessorId: string, place: number) => !(assessorId.startsWith('A') && place % 2 === 0)
    const wasThere = (assessorId: string, place: number) => assessorId === 'B0' && place < 20
    const { assigned, open } = assignVisits(
      asked({ mayGo, wasThere, candidates: peopleOf({ A: 4, B: 3, C: 5, D: 2 }) }),
    )
    expect(open).toEqual([])
    expect(countBy(assigned, ({ agencyId }) => agencyId)).toEqual({ A: 20, B: 15, C: 15 })
    expect(
      assigned.filter(({ assessorId, place }) => !mayGo(assessorId, place) || wasThere(assessorId, place)),
    ).toEqual([])
  })

  test('somebody’s visit is moved to another where he alone can have the one that is left', () => {
    const only: Readonly<Record<number, readonly string[]>> = { 1: ['a', 'b'], 2: ['a'] }
    const candidates = ['a', 'b'].map((assessorId) => ({ assessorId, agencyId: null }))
    const mayGo = (assessorId: string, place: number) => only[place]?.includes(assessorId) ?? false
    const { assigned, open } = assignVisits(asked({ slots: slotsOf(2, 0), candidates, quotas: {}, mayGo }))
    expect(open).toEqual([])
    expect(countBy(assigned, ({ assessorId }) => assessorId)).toEqual({ a: 1, b: 1 })
  })

  test('who was there the last time goes again where nobody else may', () => {
    const candidates = [{ assessorId: 'a', agencyId: null }]
    const { assigned } = assignVisits(asked({ slots: slotsOf(2, 0), candidates, quotas: {}, wasThere: () => true }))
    expect(assigned).toHaveLength(2)
  })

  test('what nobody may do stays open', () => {
    const mayGo = (_: string, place: number) => place !== 3
    const { assigned, open } = assignVisits(asked({ slots: slotsOf(5, 3), mayGo }))
    expect(open).toEqual([
      { place: 3, turn: 1 },
      { place: 3, turn: 2 },
    ])
    expect(assigned).toHaveLength(6)
    expect(assignVisits(asked({ candidates: [] })).open).toHaveLength(50)
  })
})

test('quotas are whole visits, none a visit away from its share', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 200 }),
      (shares, visits) => {
        const quotas = Object.fromEntries(shares.map((share, at) => [`agency ${at}`, share]))
        const total = shares.reduce((sum, share) => sum + share, 0)
        const counts = quotaCounts(quotas, visits)
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(visits)
        for (const [name, share] of Object.entries(quotas))
          expect(Math.abs((counts[name] ?? 0) * total - visits * share)).toBeLessThan(total)
      },
    ),
  )
})

test('whatever the plan, loads of one agency differ by one at most and quotas hold to the visit where nobody is recused', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 }),
      fc.integer({ min: 0, max: 30 }),
      (places, teams, wanted) => {
        const agencies = Object.fromEntries(teams.map((size, at) => ['ABCD'[at] as string, size]))
        const quotas = Object.fromEntries(Object.keys(agencies).map((name) => [name, 1]))
        const slots = slotsOf(places, Math.min(wanted, places))
        const candidates = peopleOf(agencies)
        const { assigned, open } = assignVisits(asked({ slots, candidates, quotas }))
        expect(open).toEqual([])
        const due = quotaCounts(quotas, slots.length)
        for (const name of Object.keys(agencies)) {
          const own = loads(
            assigned,
            candidates.filter(({ agencyId }) => agencyId === name),
          )
          expect(Math.abs(own.reduce((sum, load) => sum + load, 0) - (due[name] ?? 0))).toBeLessThanOrEqual(1)
          expect(Math.max(...own) - Math.min(...own)).toBeLessThanOrEqual(1)
        }
        for (const [first, second] of pairsOf(assigned)) expect(first?.agencyId).not.toBe(second.agencyId)
      },
    ),
    { numRuns: 60 },
  )
})

test('recusals of any kind leave nobody where he may not go, and never two of one double visit to one person', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 1, max: 25 }), (turn, places) => {
      const mayGo = (assessorId: string, place: number) =>
        (turn + place * 7919 + assessorId.charCodeAt(0) * 31 + assessorId.charCodeAt(1) * 17) % 5 > 1
      const slots = slotsOf(places, Math.floor(places / 2))
      const { assigned, open } = assignVisits(asked({ slots, mayGo }))
      expect(assigned.length + open.length).toBe(slots.length)
      expect(assigned.filter(({ assessorId, place }) => !mayGo(assessorId, place))).toEqual([])
      for (const [first, second] of pairsOf(assigned)) expect(first?.assessorId).not.toBe(second.assessorId)
      // What stays open may be done by nobody, or by one alone who does the other of the double.
      for (const { place } of open)
        expect(asked().candidates.filter(({ assessorId }) => mayGo(assessorId, place)).length).toBeLessThanOrEqual(1)
    }),
    { numRuns: 60 },
  )
})
