import type pg from 'pg'
import { arrayParameter } from '../platform/array-parameter.ts'
import { GroupCommit } from '../platform/group-commit.ts'
import { type Codes, PlaceCodes } from './intake-codes.ts'

/** What an evaluation needs to know of the service it is about. */
export interface Occasion extends OccasionRow, Codes {}

/** As it is read, without the codes: those are remembered. */
interface OccasionRow {
  /** Its place in the question, from 1. */
  readonly ordinal: number
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly staffId: number | null
  readonly itemId: number
  readonly variantId: number | null
  readonly receivingDivisionId: number
  readonly decidingDivisionId: number
  readonly service: string
  readonly prejudged: boolean | null
  readonly assisted: boolean | null
  readonly handlingMinutes: number | null
  readonly receivingOrganizationId: number
  readonly decidingOrganizationId: number
  readonly sourceId: number
  readonly attribution: string
  readonly authority: string
  readonly mode: string
  readonly outcome: string
  readonly audience: string
  readonly occurrenceId: string
  /** Milliseconds. */
  readonly endedAt: number
  readonly expiresAt: number
  readonly waitingMinutes: number | null
  readonly ageBand: number
  readonly hasAgent: boolean
  readonly legallyRequiredRefusal: boolean
  readonly timesSubmitted: number | null
  readonly trips: number | null
  readonly isDrill: boolean
}

const findOccasions = `
  select sent.ordinal::integer, o.division_id as "divisionId", o.hall_id as "hallId", o.window_id as "windowId", o.staff_id as "staffId",
    c.variant_id as "variantId", c.receiving_division_id as "receivingDivisionId", c.deciding_division_id as "decidingDivisionId",
    o.service, c.prejudged, c.assisted, o.handling_minutes as "handlingMinutes", c.item_id as "itemId", c.receiving_organization_id as "receivingOrganizationId", c.deciding_organization_id as "decidingOrganizationId",
    c.source_id as "sourceId", c.attribution, c.authority, o.mode, o.outcome, c.audience, o.id as "occurrenceId",
    extract(epoch from o.ended_at)::float8 * 1000 as "endedAt", extract(epoch from i.expires_at)::float8 * 1000 as "expiresAt", o.waiting_minutes as "waitingMinutes", c.age_band as "ageBand",
    c.has_agent as "hasAgent", o.legally_required_refusal as "legallyRequiredRefusal", c.times_submitted as "timesSubmitted", c.trips,
    c.is_drill as "isDrill"
  from unnest($1::bytea[]) with ordinality as sent (token_hash, ordinal)
  join invitation i on i.token_hash = sent.token_hash
  join service_occurrence o on o.id = i.occurrence_id
  join service_case c on c.id = o.case_id`

/** Finds what tokens lead to; calls that arrive together share one query. Answers undefined for a token nobody was given. */
export class Occasions {
  readonly #reads: GroupCommit<Buffer, Occasion | undefined>
  readonly #codes: PlaceCodes

  constructor(pool: pg.Pool, queueMax: number) {
    this.#codes = new PlaceCodes(pool)
    this.#reads = new GroupCommit({
      batchMax: 256,
      inFlightMax: 2,
      queueMax,
      commit: (hashes) => this.#read(pool, hashes),
    })
  }

  find(tokenHash: Buffer): Promise<Occasion | undefined> {
    return this.#reads.submit(tokenHash)
  }

  drain(): Promise<void> {
    return this.#reads.drain()
  }

  async #read(pool: pg.Pool, hashes: readonly Buffer[]): Promise<readonly (Occasion | undefined)[]> {
    const { rows } = await pool.query<OccasionRow>({
      name: 'find-occasions',
      text: findOccasions,
      values: [arrayParameter('bytea', hashes, (hash) => hash)],
    })
    await this.#codes.learn(rows)
    const found: (Occasion | undefined)[] = new Array(hashes.length).fill(undefined)
    for (const row of rows) found[row.ordinal - 1] = Object.assign(row, this.#codes.of(row))
    return found
  }
}
