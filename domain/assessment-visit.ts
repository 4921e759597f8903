/**
 * 测评任务: who goes where. It follows from the seed of the draw, so that everybody who may see the names finds the same; quotas of agencies hold to
 * one visit, nobody goes twice to the same place, and nobody goes where he is recused.
 */
export interface VisitSlot {
  /** Of the frozen population. */
  readonly place: number
  /** 2: the second of a double visit, by somebody who does not know of the first. */
  readonly turn: 1 | 2
}

export interface VisitCandidate {
  readonly assessorId: string
  /** null: sent by nobody but us. */
  readonly agencyId: string | null
}

export interface AssignmentAsk {
  /** In the order of the draw. */
  readonly slots: readonly VisitSlot[]
  /** By their rank under the seed. */
  readonly candidates: readonly VisitCandidate[]
  /** Shares of the visits by agency, of ten thousand; empty: everybody shares alike. */
  readonly quotas: Readonly<Record<string, number>>
  /** Whether somebody may go to a place at all: in his term, not recused. */
  readonly mayGo: (assessorId: string, place: number) => boolean
  /** Whether he was at that place for the plan before (轮换). */
  readonly wasThere: (assessorId: string, place: number) => boolean
}

export interface Assignment {
  readonly assigned: readonly (VisitSlot & VisitCandidate)[]
  /** Where nobody may go who is there; somebody has to be found. */
  readonly open: readonly VisitSlot[]
}

/** What is given up, step by step, where not everything can be held to. */
interface Strictness {
  /** Visits that an agency may have beyond its quota; the rest follows. */
  readonly beyondQuota: number
  /** Visits that somebody may have beyond an even share of his agency’s. */
  readonly beyondShare: number
  readonly isRotating: boolean
  /** Whether the two of a double visit are of different agencies; different persons they always are. */
  readonly areAgenciesApart: boolean
}

/** Quotas hold longest, then that an agency does not check itself, then rotation; an even load is what gives first. */
const strictnesses: readonly Strictness[] = [0, 1, Number.POSITIVE_INFINITY].flatMap((beyondQuota) =>
  [true, false].flatMap((areAgenciesApart) =>
    [true, false].flatMap((isRotating) =>
      [0, 1, 3, Number.POSITIVE_INFINITY].map((beyondShare) => ({
        ...{ beyondQuota, areAgenciesApart, isRotating, beyondShare },
      })),
    ),
  ),
)

/** The first assignment that leaves nothing open, under the strictest terms under which there is one; otherwise the one that leaves the least. */
export function assignVisits(ask: AssignmentAsk): Assignment {
  let best: Desk | undefined
  for (const strictness of strictnesses) {
    const desk = new Desk(ask, strictness)
    desk.fill()
    if (best === undefined || desk.openCount < best.openCount) best = desk
    if (desk.openCount === 0) break
  }
  return best?.toAssignment() ?? { assigned: [], open: ask.slots }
}

/** Agencies that have a quota; all candidates together where there are none. */
const everybody = ''

/** How many visits each agency is due: by largest remainder, so that none is a whole visit away from its quota. */
export function quotaCounts(
  quotas: Readonly<Record<string, number>>,
  visits: number,
): Readonly<Record<string, number>> {
  const names = Object.keys(quotas).sort()
  const total = names.reduce((sum, name) => sum + (quotas[name] ?? 0), 0)
  const shares = names.map((name) => {
    const due = visits * (quotas[name] ?? 0)
    return { name, whole: Math.floor(due / total), rest: due % total }
  })
  const left = visits - shares.reduce((sum, { whole }) => sum + whole, 0)
  const raised = new Set(
    [...shares]
      .sort((one, other) => other.rest - one.rest)
      .slice(0, left)
      .map(({ name }) => name),
  )
  return Object.fromEntries(shares.map(({ name, whole }) => [name, whole + Number(raised.has(name))]))
}

/** Slots are given out one by one; where everybody who may go has his share, somebody’s slot is moved to another (augmenting paths). */
class Desk {
  readonly #ask: AssignmentAsk
  readonly #strict: Strictness
  readonly #people: readonly VisitCandidate[]
  readonly #group: ReadonlyMap<string, string>
  readonly #groupMax: ReadonlyMap<string, number>
  readonly #shareMax: ReadonlyMap<string, number>
  readonly #holder = new Map<number, string>()
  readonly #load = new Map<string, number>()
  readonly #groupLoad = new Map<string, number>()
  readonly #agency: ReadonlyMap<string, string | null>
  readonly #partner: readonly number[]

  constructor(ask: AssignmentAsk, strict: Strictness) {
    this.#ask = ask
    this.#strict = strict
    const hasQuotas = Object.keys(ask.quotas).length > 0
    const groupOf = ({ agencyId }: VisitCandidate) => (hasQuotas ? (agencyId ?? everybody) : everybody)
    this.#people = ask.candidates.filter((one) => !hasQuotas || (ask.quotas[groupOf(one)] ?? 0) > 0)
    this.#agency = new Map(this.#people.map(({ assessorId, agencyId }) => [assessorId, agencyId]))
    this.#group = new Map(this.#people.map((one) => [one.assessorId, groupOf(one)]))
    const due = hasQuotas ? quotaCounts(ask.quotas, ask.slots.length) : { [everybody]: ask.slots.length }
    this.#groupMax = new Map(Object.entries(due).map(([name, count]) => [name, count + strict.beyondQuota]))
    const sizes = new Map<string, number>()
    for (const group of this.#group.values()) sizes.set(group, (sizes.get(group) ?? 0) + 1)
    this.#shareMax = new Map(
      [...sizes].map(([name, size]) => [name, Math.ceil((due[name] ?? 0) / size) + strict.beyondShare]),
    )
    this.#partner = ask.slots.map((slot, at) =>
      ask.slots.findIndex((other, where) => where !== at && other.place === slot.place),
    )
  }

  get openCount(): number {
    return this.#ask.slots.length - this.#holder.size
  }

  fill(): void {
    for (const at of this.#ask.slots.keys()) this.#give(at, new Set())
    this.#even()
  }

  toAssignment(): Assignment {
    const { slots } = this.#ask
    return {
      assigned: slots.flatMap((slot, at) => {
        const assessorId = this.#holder.get(at)
        return assessorId === undefined ? [] : [{ ...slot, assessorId, agencyId: this.#agency.get(assessorId) ?? null }]
      }),
      open: slots.filter((_, at) => !this.#holder.has(at)),
    }
  }

  #put(at: number, one: string): void {
    this.#holder.set(at, one)
    this.#count(one, 1)
  }

  #take(at: number): string {
    const one = this.#holder.get(at) as string
    this.#holder.delete(at)
    this.#count(one, -1)
    return one
  }

  #count(one: string, more: number): void {
    const group = this.#groupOf(one)
    this.#load.set(one, this.#loadOf(one) + more)
    this.#groupLoad.set(group, (this.#groupLoad.get(group) ?? 0) + more)
  }

  /** @param tried people whose slots are being moved already */
  #give(at: number, tried: Set<string>): boolean {
    const able = this.#ablest(at)
    const free = able.find((one) => this.#hasRoom(one))
    if (free !== undefined) {
      this.#put(at, free)
      return true
    }
    for (const one of able) {
      if (tried.has(one)) continue
      tried.add(one)
      if (this.#inTheWayOf(one).some((other) => this.#giveInstead(at, one, other, tried))) return true
    }
    return false
  }

  #giveInstead(at: number, one: string, other: number, tried: Set<string>): boolean {
    const holder = this.#take(other)
    if (this.#mayHold(one, at)) {
      this.#put(at, one)
      if (this.#give(other, tried)) return true
      this.#take(at)
    }
    this.#put(other, holder)
    return false
  }

  /** Who has least to do comes first, then who is furthest from the other of the place, then who has the smaller rank. */
  #ablest(at: number): readonly string[] {
    const able = this.#people.map(({ assessorId }) => assessorId).filter((one) => this.#mayHold(one, at))
    const near = this.#nearTo(this.#holder.get(this.#partner[at] as number))
    const nearnessOf = (one: string) => near.get(one) ?? 0
    return able.sort((one, other) => this.#loadOf(one) - this.#loadOf(other) || nearnessOf(one) - nearnessOf(other))
  }

  /**
   * How near each of the others is to somebody, over places that two share: least who cannot be compared with him at all, then by how many he can, most with
   * whom he was sent together, and the oftener the more. Were the same two always sent together, neither could be compared with anybody else, and of a
   * pair that disagrees nobody could say who of them it is.
   */
  #nearTo(holder: string | undefined): ReadonlyMap<string, number> {
    const near = new Map<string, number>()
    if (holder === undefined) return near
    const beside = this.#besideEach()
    let edge = [holder]
    for (let steps = 1; edge.length > 0; steps += 1) {
      const next = new Set(edge.flatMap((one) => [...(beside.get(one)?.keys() ?? [])]))
      edge = [...next].filter((one) => one !== holder && !near.has(one))
      for (const one of edge) near.set(one, steps === 1 ? (beside.get(holder)?.get(one) ?? 1) : 1 / steps)
    }
    return near
  }

  /** Of everybody, how often each other was sent to a place with him. */
  #besideEach(): ReadonlyMap<string, ReadonlyMap<string, number>> {
    const beside = new Map<string, Map<string, number>>()
    for (const [at, one] of this.#holder) {
      const other = this.#holder.get(this.#partner[at] as number)
      if (other === undefined) continue
      const own = beside.get(one) ?? new Map<string, number>()
      own.set(other, (own.get(other) ?? 0) + 1)
      beside.set(one, own)
    }
    return beside
  }

  #mayHold(one: string, at: number): boolean {
    const { mayGo, wasThere, slots } = this.#ask
    const { place } = slots[at] as VisitSlot
    if (!mayGo(one, place) || (this.#strict.isRotating && wasThere(one, place))) return false
    const other = this.#holder.get(this.#partner[at] as number)
    if (other === undefined) return true
    return other !== one && !(this.#strict.areAgenciesApart && this.#areOfOneAgency(one, other))
  }

  #areOfOneAgency(one: string, other: string): boolean {
    const agencyId = this.#agency.get(one) ?? null
    return agencyId !== null && agencyId === this.#agency.get(other)
  }

  #groupOf(one: string): string {
    return this.#group.get(one) ?? everybody
  }

  #loadOf(one: string): number {
    return this.#load.get(one) ?? 0
  }

  #hasShare(one: string): boolean {
    return this.#loadOf(one) < (this.#shareMax.get(this.#groupOf(one)) ?? 0)
  }

  #hasRoom(one: string): boolean {
    const group = this.#groupOf(one)
    return this.#hasShare(one) && (this.#groupLoad.get(group) ?? 0) < (this.#groupMax.get(group) ?? 0)
  }

  /** Slots of which one has to go before somebody can have another: his own, or any of his agency’s. */
  #inTheWayOf(one: string): readonly number[] {
    const isOwn = !this.#hasShare(one)
    return [...this.#holder]
      .filter(([, holder]) => (isOwn ? holder === one : this.#groupOf(holder) === this.#groupOf(one)))
      .map(([at]) => at)
      .sort((first, second) => first - second)
  }

  /** Within each agency whoever has two more than another hands one on, where the other may go. */
  #even(): void {
    for (let isMoved = true; isMoved; ) isMoved = [...this.#holder.keys()].some((at) => this.#handOn(at))
  }

  #handOn(at: number): boolean {
    const holder = this.#take(at)
    const lighter = this.#ablest(at).find(
      (one) => this.#groupOf(one) === this.#groupOf(holder) && this.#loadOf(one) < this.#loadOf(holder),
    )
    this.#put(at, lighter ?? holder)
    return lighter !== undefined
  }
}
