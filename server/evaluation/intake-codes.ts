import type pg from 'pg'

/** Where and about what a service was, as its row says it. */
interface Place {
  readonly hallId: number
  readonly windowId: number
  readonly itemId: number
  readonly staffId: number | null
}

/** The codes by which records name hall, window, item and member of staff. */
interface Codes {
  readonly hallCode: string
  readonly windowCode: string
  readonly itemCode: string
  readonly staffNo: string | null
}

const statements = {
  hall: 'select id, hall_code as code from service_hall where id = any ($1)',
  window: 'select id, window_code as code from service_window where id = any ($1)',
  item: 'select id, item_code as code from service_item where id = any ($1)',
  staff: 'select id, staff_no as code from window_staff where id = any ($1)',
} as const
type Kind = keyof typeof statements

/**
 * Which code an id has never changes (the tables take no updates), and a city has some thousands of them: each is read once
 * instead of joined to every evaluation.
 */
export class PlaceCodes {
  readonly #pool: pg.Pool
  readonly #known: Readonly<Record<Kind, Map<number, string>>> = {
    hall: new Map(),
    window: new Map(),
    item: new Map(),
    staff: new Map(),
  }

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /** Reads the codes that have not been met before; nothing where all are known. */
  async learn(places: readonly Place[]): Promise<void> {
    const missing: Record<Kind, Set<number>> = { hall: new Set(), window: new Set(), item: new Set(), staff: new Set() }
    const note = (kind: Kind, id: number) => this.#known[kind].has(id) || missing[kind].add(id)
    for (const { hallId, windowId, itemId, staffId } of places) {
      note('hall', hallId)
      note('window', windowId)
      note('item', itemId)
      if (staffId !== null) note('staff', staffId)
    }
    for (const kind of Object.keys(statements) as Kind[]) {
      if (missing[kind].size > 0) await this.#read(kind, [...missing[kind]])
    }
  }

  /** The codes of a place that was learnt. */
  of({ hallId, windowId, itemId, staffId }: Place): Codes {
    return {
      hallCode: this.#load('hall', hallId),
      windowCode: this.#load('window', windowId),
      itemCode: this.#load('item', itemId),
      staffNo: staffId === null ? null : this.#load('staff', staffId),
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
