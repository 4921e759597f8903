import type { Reported, ReportKind, ReportOutcome } from '../../domain/confidential-report.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { NewRecord, Vault } from '../platform/vault.ts'
import type { World } from '../platform/world.ts'
import { type EventInsert, findSealed, type SealedRow } from './store.ts'

/** Everything that a report says, and all of it under seal: also where it happened and which evaluation it is about. */
export interface ReportSaid {
  readonly kind: ReportKind
  readonly words: string
  readonly hallId: number | null
  readonly windowId: number | null
  readonly staffId: number | null
  readonly evaluation: { readonly id: string; readonly hallId: number; readonly staffId: number | null } | null
  /** Came with a token. Of reports from before there were any nothing is said of it. */
  readonly fromService?: boolean
}

export interface Contact {
  readonly name: string | null
  readonly phone: string
}

/** What goes with an event. */
interface EventSaid {
  readonly words: string | null
  readonly outcome: ReportOutcome | null
}

const fields = { said: 'confidential-report', contact: 'confidential-contact', event: 'confidential-event' } as const

export function sealReport(
  record: NewRecord,
  said: ReportSaid,
  contact: Contact | undefined,
): ReadonlyMap<string, Buffer> {
  const plain: [string, unknown][] = [
    [fields.said, said],
    ...(contact === undefined ? [] : ([[fields.contact, contact]] as [string, unknown][])),
  ]
  return new Map(
    plain.map(([field, value]) => [field, record.seal(`sealed_field|${field}`, JSON.stringify(value))] as const),
  )
}

export function sealEvent(vault: Vault, at: number, said: EventSaid): EventInsert['words'] {
  if (said.words === null) return null
  const recordId = uuidV7(at)
  const record = vault.newRecord(recordId, at)
  const sealed = record.seal(`sealed_field|${fields.event}`, JSON.stringify(said))
  return { recordId, key: record.key, field: fields.event, sealed }
}

/** Opened values by record. */
export interface Opened {
  said(recordId: string): ReportSaid | undefined
  event(recordId: string | null): EventSaid
  hasContact(recordId: string): boolean
  contact(recordId: string): Contact | undefined
}

/** Opens what is asked for; a contact stays sealed until it is asked for by itself. */
export async function openSealed({ vault, vaultDb }: World, recordIds: readonly string[]): Promise<Opened> {
  const rows = await findSealed(vaultDb, recordIds)
  const find = (recordId: string | null, wanted: string) =>
    rows.find((row) => row.recordId === recordId && row.field === wanted)
  const open = <Value>(row: SealedRow | undefined): Value | undefined =>
    row === undefined
      ? undefined
      : JSON.parse(vault.openRecord(row.recordId, row).open(`sealed_field|${row.field}`, row.sealed).toString('utf8'))
  return {
    said: (recordId) => open<ReportSaid>(find(recordId, fields.said)),
    event: (recordId) => open<EventSaid>(find(recordId, fields.event)) ?? { words: null, outcome: null },
    hasContact: (recordId) => find(recordId, fields.contact) !== undefined,
    contact: (recordId) => open<Contact>(find(recordId, fields.contact)),
  }
}

export function reportedOf({ hallId, staffId, evaluation }: ReportSaid): Reported {
  const known = (ids: readonly (number | null | undefined)[]) =>
    ids.filter((id): id is number => typeof id === 'number')
  return { hallIds: known([hallId, evaluation?.hallId]), staffIds: known([staffId, evaluation?.staffId]) }
}
