import { isSame } from '../../../ledger/bytes.ts'
import { type CanonValue, canon } from '../../../ledger/canon.ts'
import {
  commitField,
  digestCommitments,
  evaluationFields,
  fieldSalt,
  fieldsIn,
  laterSeed,
  publicCommentFields,
  supplementFields,
  supplementSeed,
} from '../../../ledger/record.ts'
import { nodeLedger } from '../../../signing/node-ledger.ts'
import type { Report } from '../finding.ts'
import { type KeyFolder, openComment, seedOf, unwrapKey } from './seal.ts'
import type { Possible, RecordRow } from './store.ts'
import { suspectsOf } from './suspects.ts'

const fieldsOfSource = {
  evaluation: evaluationFields,
  evaluation_reason: supplementFields,
  evaluation_supplement: supplementFields,
  public_comment: publicCommentFields,
} as const satisfies Record<RecordRow['source'], readonly string[]>

/** Of version 1 the digest commits to fewer. */
const fieldsOf = ({ source, version }: RecordRow): readonly string[] => {
  const all: readonly string[] = fieldsOfSource[source]
  return version === 1 ? fieldsIn(all, {}) : all
}

/** With what records are opened. */
export interface Opening {
  readonly keys: KeyFolder
  readonly retiredMonths: readonly number[]
  readonly possible: () => Promise<Possible>
}

/** What can be told of a record without its key: what was sealed is there, or was erased for all to see. */
export function checkPresence(report: Report, row: RecordRow): boolean {
  const where = `${row.source} ${row.id}`
  checkPlace(report, row, where)
  checkEarlier(report, row, where)
  if (row.erased) return true
  if (row.wrapped === null || row.epoch === null) {
    const what = 'it cannot be opened any more, and no erasure is on record'
    report.add('ERASURE_MISSING', what, where, { fields: row.has_comment ? ['comment', 'seed'] : ['seed'] })
    return false
  }
  if (row.has_comment === (row.sealed_comment !== null)) return true
  if (!row.has_comment) {
    report.add('FIELD_CHANGED', 'it is said to have no words, and has some', where, { fields: ['comment'] })
    return true
  }
  report.add('ERASURE_MISSING', 'its words are gone, and no erasure is on record', where, { fields: ['comment'] })
  return false
}

/** What was added stands where the evaluation does: elsewhere it would be shown to others. */
function checkPlace(report: Report, { is_in_place }: RecordRow, where: string): void {
  if (!is_in_place) report.add('FIELD_CHANGED', 'it stands in another place than its evaluation', where, { fields: [] })
}

/** What a record of before has not committed to is what a leaf of its own says. That leaf is looked for among those of all facts. */
function checkEarlier(report: Report, { source, version, earlier, fields }: RecordRow, where: string): void {
  if (version === 1 && earlier === null)
    report.add('ROW_WITHOUT_LEAF', 'what counts it is in no leaf', where, { fields: ['record_version'] })
  if (earlier === null) return
  const committed = fieldsOfSource[source].filter(
    (field) => !fieldsIn<string>(fieldsOfSource[source], {}).includes(field),
  )
  const changed = committed.filter((field) => canon(earlier[field] ?? null) !== canon(fields[field] ?? null))
  if (changed.length > 0 || version !== 1)
    report.add('FIELD_CHANGED', 'what counts it is not what was logged', where, {
      fields: version === 1 ? changed : ['record_version'],
    })
}

/** Thousands of values are tried for each: where a code of the catalogue was changed, a million records are not what was given. */
const namedMost = 100

/** Every commitment of a record computed anew from its row. */
export async function checkRecord(report: Report, row: RecordRow, opening: Opening): Promise<void> {
  const opened = row.erased ? openRemains(report, row) : openRow(report, row, opening)
  if (opened === undefined) return
  const names = fieldsOf(row)
  const commitments = names.map((field) => opened.commit(field, opened.values[field] ?? null))
  if (isSame(digestCommitments(nodeLedger, commitments), row.digest)) {
    report.saw('records opened')
    return
  }
  const fields =
    report.countOf('FIELD_CHANGED') < namedMost ? findChanged(row, opened, commitments, await opening.possible()) : []
  const what =
    fields.length > 0
      ? `what stands in the row was not given: ${fields.join(', ')}`
      : 'what stands in the row was not given; the words were changed, or more than one field'
  report.add('FIELD_CHANGED', what, `${row.source} ${row.id}`, { fields })
}

const erasable: readonly string[] = ['comment', 'contact']

/** A record whose values and salts are at hand. */
interface Opened {
  readonly values: { readonly [field: string]: CanonValue }
  commit(field: string, value: CanonValue): Uint8Array
}

function openRow(report: Report, row: RecordRow, opening: Opening): Opened | undefined {
  const seed = findSeed(report, row, opening)
  if (seed === undefined) return undefined
  const comment = findComment(report, row, opening)
  if (comment === undefined) return undefined
  return {
    values: { ...row.fields, comment },
    commit: (field, value) => commitField(nodeLedger, field, fieldSalt(nodeLedger, seed, field), value),
  }
}

/** What is left of an erased record: salts of what stays, commitments to what went. */
function openRemains(report: Report, { source, id, remains, fields }: RecordRow): Opened | undefined {
  const where = `${source} ${id}`
  if (remains === null) {
    report.saw('erased records that nothing is left of to prove')
    return undefined
  }
  const { salts, commitments } = remains
  // Only somebody’s own words are ever erased: with anything else kept back, the row could say what it likes.
  const withheld = Object.keys(commitments).filter((field) => !erasable.includes(field))
  if (withheld.length > 0)
    report.add('FIELD_CHANGED', `more was kept back of it than may be erased: ${withheld.join(', ')}`, where, {
      fields: withheld,
    })
  return {
    values: { ...fields, comment: null },
    commit(field, value) {
      const gone = commitments[field]
      return gone === undefined ? commitField(nodeLedger, field, fromHex(salts[field] ?? ''), value) : fromHex(gone)
    },
  }
}

const fromHex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))

function findSeed(report: Report, row: RecordRow, opening: Opening): Uint8Array | undefined {
  const dataKey = findDataKey(report, opening, row.owner_id, row.owner_epoch, row.owner_wrapped)
  if (dataKey === undefined) return undefined
  const seed = seedOf(dataKey)
  if (row.source === 'evaluation_reason') return supplementSeed(nodeLedger, seed)
  return row.later_kind === null ? seed : laterSeed(nodeLedger, seed, row.later_kind)
}

/** null where nothing was said; undefined where it cannot be opened. */
function findComment(report: Report, row: RecordRow, opening: Opening): string | null | undefined {
  if (row.sealed_comment === null) return null
  const dataKey = findDataKey(report, opening, row.id, row.epoch, row.wrapped)
  const words = dataKey && openComment(row.id, row.sealed_comment, dataKey)
  if (dataKey !== undefined && words === undefined)
    report.add('SEALED_VALUE_DIFFERS', 'its words were altered or moved', `${row.source} ${row.id}`, {
      fields: ['comment'],
    })
  return words
}

function findDataKey(
  report: Report,
  { keys, retiredMonths }: Opening,
  id: string,
  epoch: number | null,
  wrapped: Buffer | null,
): Uint8Array | undefined {
  if (epoch === null || wrapped === null) return undefined
  const key = keys.findKey(epoch)
  if (key === undefined) {
    const month = epoch > 999_999 ? Math.floor(epoch / 100) : epoch
    if (retiredMonths.includes(month)) report.saw('records whose month has ended its retention')
    else report.add('MONTH_KEY_MISSING', 'the key folder has no key of this epoch', `record ${id}`, { epoch })
    return undefined
  }
  const dataKey = unwrapKey(id, { epoch, wrapped }, key)
  if (dataKey === undefined)
    report.add('SEALED_VALUE_DIFFERS', 'its data key was altered or moved', `record ${id}`, { fields: ['seed'] })
  return dataKey
}

/** The field that gives the digest again once it is something else. */
function findChanged(
  row: RecordRow,
  { values, commit }: Opened,
  commitments: readonly Uint8Array[],
  possible: Possible,
): readonly string[] {
  return fieldsOf(row).filter((field, place) => {
    for (const other of suspectsOf(field, values[field] ?? null, possible))
      if (isSame(digestCommitments(nodeLedger, commitments.with(place, commit(field, other))), row.digest)) return true
    return false
  })
}
