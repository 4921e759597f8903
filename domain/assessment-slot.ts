import type { Drawn, PopulationUnit } from './assessment-draw.ts'
import type { VisitEndCause, VisitState } from './assessment-plan.ts'
import type { VisitCandidate, VisitSlot } from './assessment-visit.ts'
import type { InstantMs } from './kernel/plain-date.ts'

/**
 * 补位: where somebody still has to be sent. Who declined is followed by another at the same place, a closed window by the next place of its
 * stratum by rank. It is asked of the draw and of what has become of the visits, and stored nowhere.
 */
export interface SentVisit extends VisitSlot {
  readonly state: VisitState
  /** null: it has not ended without being made. */
  readonly end: { readonly cause: VisitEndCause; readonly at: InstantMs } | null
}

export interface PlacedUnit extends PopulationUnit {
  /** In the frozen population. */
  readonly place: number
}

interface SampledPlace {
  readonly place: number
  readonly isDouble: boolean
  /** Found closed. */
  readonly isClosed: boolean
}

export interface Sampled {
  /** What was drawn, by rank, then what stands in for closed ones. */
  readonly places: readonly SampledPlace[]
  /** Turns for which nobody is on the way, has been there, or has given up for good. */
  readonly unassigned: readonly VisitSlot[]
}

export function sampledOf(drawn: Drawn<PlacedUnit>, visits: readonly SentVisit[]): Sampled {
  const slots = drawn.units.flatMap(({ place, key }): VisitSlot[] =>
    drawn.doubles.has(key)
      ? [
          { place, turn: 1 },
          { place, turn: 2 },
        ]
      : [{ place, turn: 1 }],
  )
  const standIns = standInsOf(drawn, visits)
  const unassigned: VisitSlot[] = []
  for (const slot of slots) {
    const wanted = findWanted(slot, visits, standIns)
    if (wanted !== undefined) unassigned.push(wanted)
  }
  const closed = new Set(closedPlaces(visits))
  const doubles = new Map(drawn.units.map(({ place, key }) => [place, drawn.doubles.has(key)]))
  const order = [...doubles.keys()]
  // A map goes on through what is put into it meanwhile.
  for (const place of order) {
    const standIn = standIns.get(place)
    if (standIn === undefined || doubles.has(standIn)) continue
    doubles.set(standIn, doubles.get(place) ?? false)
    order.push(standIn)
  }
  return {
    places: order.map((place) => ({ place, isDouble: doubles.get(place) ?? false, isClosed: closed.has(place) })),
    unassigned: unassigned.sort((one, other) => one.turn - other.turn),
  }
}

/** The first of them that ended so, in the order in which that was said. */
function closedPlaces(visits: readonly SentVisit[]): readonly number[] {
  const ends = visits
    .filter(({ end }) => end?.cause === 'CLOSED_WINDOW')
    .sort((one, other) => (one.end?.at ?? 0) - (other.end?.at ?? 0) || one.place - other.place)
  return [...new Set(ends.map(({ place }) => place))]
}

/** What stands in for what was found closed; nothing where somebody was there before it closed, or nothing of the stratum is left. */
function standInsOf(drawn: Drawn<PlacedUnit>, visits: readonly SentVisit[]): ReadonlyMap<number, number> {
  const strata = new Map<number, string>()
  for (const { place, stratum } of drawn.units) strata.set(place, stratum)
  for (const units of drawn.next.values()) for (const { place, stratum } of units) strata.set(place, stratum)
  const used = new Map<string, number>()
  const standIns = new Map<number, number>()
  for (const place of closedPlaces(visits)) {
    const stratum = strata.get(place) ?? ''
    const isVisited = visits.some((visit) => visit.place === place && visit.state === 'SUBMITTED')
    const next = drawn.next.get(stratum)?.[used.get(stratum) ?? 0]
    if (isVisited || next === undefined) continue
    used.set(stratum, (used.get(stratum) ?? 0) + 1)
    standIns.set(place, next.place)
  }
  return standIns
}

function findWanted(
  slot: VisitSlot,
  visits: readonly SentVisit[],
  standIns: ReadonlyMap<number, number>,
): VisitSlot | undefined {
  for (let place: number | undefined = slot.place; place !== undefined; ) {
    const own = visits.filter((visit) => visit.place === place && visit.turn === slot.turn)
    if (own.some(({ state, end }) => state !== 'ENDED' || end?.cause === 'NOT_DONE')) return undefined
    const isClosed = visits.some((visit) => visit.place === place && visit.end?.cause === 'CLOSED_WINDOW')
    if (!isClosed) return { place, turn: slot.turn }
    place = standIns.get(place)
  }
  return undefined
}

export interface SubstituteAsk {
  /** By their rank under the seed; nobody who was sent to the place before, for either turn. */
  readonly candidates: readonly VisitCandidate[]
  /** Visits that each has in the plan. */
  readonly loadOf: (assessorId: string) => number
  readonly mayGo: (assessorId: string) => boolean
  readonly wasThere: (assessorId: string) => boolean
  /** Whose visit it was, so that quotas hold; null: nobody’s yet. */
  readonly before: VisitCandidate | null
  /** Who does the other of a double visit. */
  readonly partner: VisitCandidate | null
}

/**
 * Who goes instead: of another agency than the other of a double visit, of the same as whoever does not go, who was not there for the plan
 * before, who has least to do; then by rank. undefined where nobody may.
 */
export function findSubstitute(ask: SubstituteAsk): VisitCandidate | undefined {
  const { before, partner } = ask
  const isOf = (one: VisitCandidate, other: VisitCandidate | null) =>
    one.agencyId !== null && one.agencyId === other?.agencyId
  const drawbacks = (one: VisitCandidate) => [
    Number(isOf(one, partner)),
    Number(before !== null && one.agencyId !== before.agencyId),
    Number(ask.wasThere(one.assessorId)),
    ask.loadOf(one.assessorId),
  ]
  const able = ask.candidates.filter((one) => one.assessorId !== partner?.assessorId && ask.mayGo(one.assessorId))
  return able
    .map((one) => ({ one, drawn: drawbacks(one) }))
    .sort((first, second) => compareAll(first.drawn, second.drawn))[0]?.one
}

function compareAll(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index])
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
}
