import type pg from 'pg'
import { GroupCommit } from '../platform/group-commit.ts'

/** What an evaluation needs to know of the service it is about: the row as it was read. */
export interface Occasion {
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
  readonly endedAt: Date
  readonly expiresAt: Date
  readonly waitingMinutes: number | null
  readonly ageBand: number
  readonly hasAgent: boolean
  readonly legallyRequiredRefusal: boolean
  readonly timesSubmitted: number | null
  readonly trips: number | null
  readonly isDrill: boolean
  readonly hallCode: string
  readonly windowCode: string
  readonly staffNo: string | null
  readonly itemCode: string
}

const findOccasions = `
  select sent.ordinal::integer, o.division_id as "divisionId", o.hall_id as "hallId", o.window_id as "windowId", o.staff_id as "staffId",
    c.variant_id as "variantId", c.receiving_division_id as "receivingDivisionId", c.deciding_division_id as "decidingDivisionId",
    o.service, c.prejudged, c.assisted, o.handling_minutes as "handlingMinutes", c.item_id as "itemId", c.receiving_organization_id as "receivingOrganizationId", c.deciding_organization_id as "decidingOrganizationId",
    c.source_id as "sourceId", c.attribution, c.authority, o.mode, o.outcome, c.audience, o.id as "occurrenceId",
    o.ended_at as "endedAt", i.expires_at as "expiresAt", o.waiting_minutes as "waitingMinutes", c.age_band as "ageBand",
    c.has_agent as "hasAgent", o.legally_required_refusal as "legallyRequiredRefusal", c.times_submitted as "timesSubmitted", c.trips,
    c.is_drill as "isDrill", h.hall_code as "hallCode", w.window_code as "windowCode", s.staff_no as "staffNo", t.item_code as "itemCode"
  from unnest($1::bytea[]) with ordinality as sent (token_hash, ordinal)
  join invitation i on i.token_hash = sent.token_hash
  join service_occurrence o on o.id = i.occurrence_id
  join service_case c on c.id = o.case_id
  join service_hall h on h.id = o.hall_id
  join service_window w on w.id = o.window_id
  join service_item t on t.id = c.item_id
  left join window_staff s on s.id = o.staff_id`

/** Finds what tokens lead to; calls that arrive together share one query. Answers undefined for a token nobody was given. */
export class Occasions {
  readonly #reads: GroupCommit<Buffer, Occasion | undefined>

  constructor(pool: pg.Pool, queueMax: number) {
    this.#reads = new GroupCommit({
      batchMax: 256,
      inFlightMax: 2,
      queueMax,
      commit: (hashes) => readOccasions(pool, hashes),
    })
  }

  find(tokenHash: Buffer): Promise<Occasion | undefined> {
    return this.#reads.submit(tokenHash)
  }

  drain(): Promise<void> {
    return this.#reads.drain()
  }
}

async function readOccasions(pool: pg.Pool, hashes: readonly Buffer[]): Promise<readonly (Occasion | undefined)[]> {
  const { rows } = await pool.query<Occasion>({
    name: 'find-occasions',
    text: findOccasions,
    values: [`{${hashes.map((hash) => `"\\\\x${hash.toString('hex')}"`).join(',')}}`],
  })
  const found: (Occasion | undefined)[] = new Array(hashes.length).fill(undefined)
  for (const row of rows) found[row.ordinal - 1] = row
  return found
}
