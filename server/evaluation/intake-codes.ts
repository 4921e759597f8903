import type pg from 'pg'

/** Where and about what a service was, as its row says it. */
interface Place {
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly itemId: number
  readonly variantId: number | null
  readonly staffId: number | null
  readonly sourceId: number
  readonly receivingDivisionId: number
  readonly receivingOrganizationId: number
  readonly decidingDivisionId: number
  readonly decidingOrganizationId: number
}

/** The codes by which records name all these. */
export interface Codes {
  readonly divisionCode: string
  readonly hallCode: string
  readonly windowCode: string
  readonly itemCode: string
  readonly variantCode: string | null
  readonly staffNo: string | null
  readonly sourceCode: string
  readonly receivingDivisionCode: string
  readonly receivingOrganizationCode: string
  readonly decidingDivisionCode: string
  readonly decidingOrganizationCode: string
}

const statements = {
  division: 'select id, division_code as code from administrative_division where id = any ($1)',
  hall: 'select id, hall_code as code from service_hall where id = any ($1)',
  window: 'select id, window_code as code from service_window where id = any ($1)',
  item: 'select id, item_code as code from service_item where id = any ($1)',
  variant: 'select id, handle_item_code as code from service_item_variant where id = any ($1)',
  staff: 'select id, staff_no as code from window_staff where id = any ($1)',
  source: 'select id, source_code as code from data_source where id = any ($1)',
  organization: 'select id, uscc as code from organization where id = any ($1)',
} as const
type Kind = keyof typeof statements
/**
 * Which code an id has never changes (the tables take no updates), and a city has some thousands of them: each is read once
 * instead of joined to every evaluation.
 */
export class PlaceCodes {
  readonly #pool: pg.Pool
  readonly #known: Readonly<Record<Kind, Map<number, string>>> = {
    division: new Map(),
    hall: new Map(),
    window: new Map(),
    item: new Map(),
    variant: new Map(),
    staff: new Map(),
    source: new Map(),
    organization: new Map(),
  }

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /** Reads the codes that have not been met before; nothing where all are known. */
  async learn(places: readonly Place[]): Promise<void> {
    const missing = new Map<Kind, Set<number>>()
    const note = (kind: Kind, id: number | null) => {
      if (id !== null && !this.#known[kind].has(id)) missing.set(kind, (missing.get(kind) ?? new Set()).add(id))
    }
    for (const place of places) {
      note('division', place.divisionId)
      note('division', place.receivingDivisionId)
      note('division', place.decidingDivisionId)
      note('hall', place.hallId)
      note('window', place.windowId)
      note('item', place.itemId)
      note('variant', place.variantId)
      note('staff', place.staffId)
      note('source', place.sourceId)
      note('organization', place.receivingOrganizationId)
      note('organization', place.decidingOrganizationId)
    }
    for (const [kind, ids] of missing) await this.#read(kind, [...ids])
  }

  /** The codes of a place that was learnt. */
  of(place: Place): Codes {
    return {
      divisionCode: this.#load('division', place.divisionId),
      hallCode: this.#load('hall', place.hallId),
      windowCode: this.#load('window', place.windowId),
      itemCode: this.#load('item', place.itemId),
      variantCode: place.variantId === null ? null : this.#load('variant', place.variantId),
      staffNo: place.staffId === null ? null : this.#load('staff', place.staffId),
      sourceCode: this.#load('source', place.sourceId),
      receivingDivisionCode: this.#load('division', place.receivingDivisionId),
      receivingOrganizationCode: this.#load('organization', place.receivingOrganizationId),
      decidingDivisionCode: this.#load('division', place.decidingDivisionId),
      decidingOrganizationCode: this.#load('organization', place.decidingOrganizationId),
    }
  }

  #load(kind: Kind, id: number): string {
    const code = this.#known[kind].get(id)
    if (code === undefined) throw new Error(`no ${kind} has the id ${id}`)
    return code
  }

  async #read(kind: Kind, ids: readonly number[]): Promise<void> {
    const { rows } = await this.#pool.query<{ id: number; code: string }>(statements[kind], [ids])
    for (const { id, code } of rows) this.#known[kind].set(id, code)
  }
}
