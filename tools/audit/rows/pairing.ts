import { leafKinds } from '../../../ledger/leaf.ts'
import type { Report } from '../finding.ts'
import { toHex } from '../tree-name.ts'
import { type AuditStore, type LoggedRow, type SourceRow, sourceKinds, streamLogged, streamSources } from './store.ts'

/**
 * Each row beside its leaf. Both sides come in the order of the bytes of the leaf, so that two rows are held and not two tables. A leaf that
 * still waits counts as one: that it waits too long is another finding.
 */
export async function pairRows(report: Report, store: AuditStore): Promise<void> {
  const rows = groupsOf(streamSources(store))
  const leaves = groupsOf(streamLogged(store))
  let [row, leaf] = [await nextOf(rows), await nextOf(leaves)]
  while (row !== undefined || leaf !== undefined) {
    const order = compare(row, leaf)
    judge(report, order <= 0 ? (row ?? []) : [], order >= 0 ? (leaf ?? []) : [])
    if (order <= 0) row = await nextOf(rows)
    if (order >= 0) leaf = await nextOf(leaves)
  }
}

const nextOf = async <Group>(groups: AsyncGenerator<Group, undefined>) => (await groups.next()).value

/** What has come to its end stands behind everything. */
function compare(rows: readonly SourceRow[] | undefined, leaves: readonly LoggedRow[] | undefined): number {
  if (rows === undefined) return 1
  return leaves === undefined ? -1 : Buffer.compare(leafOf(rows), leafOf(leaves))
}

function judge(report: Report, rows: readonly SourceRow[], leaves: readonly LoggedRow[]): void {
  report.saw('rows beside their leaves', Math.min(rows.length, leaves.length))
  for (const { source, id } of rows.slice(leaves.length))
    report.add('ROW_WITHOUT_LEAF', 'a row stands beside the log and not in it', `${source} ${id}`)
  const spare = leaves.slice(rows.length)
  for (const { leaf, index } of spare) {
    const kind = leaf[1] as number
    const where = index === null ? 'waiting' : `leaf ${index}`
    if (!sourceKinds.has(kind)) report.saw(`leaves of kind ${kind} that no row was looked for`)
    else if (rows.length > 0) report.add('LEAF_TWICE', 'one row has more than one leaf', where, { kind: nameOf(kind) })
    else
      report.add('LEAF_WITHOUT_ROW', 'the log speaks of a row that is not there, or not like this', where, {
        kind: nameOf(kind),
        leaf: toHex(leaf),
      })
  }
}

const nameOf = (kind: number) => Object.entries(leafKinds).find(([, number]) => number === kind)?.[0] ?? String(kind)

const leafOf = (group: readonly { readonly leaf: Buffer }[]) => group[0]?.leaf ?? Buffer.alloc(0)

/** Rows that name the same leaf, together. */
async function* groupsOf<Row extends { readonly leaf: Buffer }>(
  rows: AsyncIterable<Row>,
): AsyncGenerator<Row[], undefined> {
  let group: Row[] = []
  for await (const row of rows) {
    if (group[0] !== undefined && !group[0].leaf.equals(row.leaf)) {
      yield group
      group = []
    }
    group.push(row)
  }
  if (group.length > 0) yield group
  return undefined
}
