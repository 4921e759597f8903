import type { ColumnForm } from '../../ledger/fact.ts'
import { type FactName, loggedFacts, tableOfFact } from '../../ledger/logged-facts.ts'
import { type Database, findRow, queryRows, sql } from './database.ts'

/** A row as its leaf commits to it: each column as text. */
export type ToldRow = Readonly<Record<string, string | null>>

/** As ledger.tell_columns of the database tells it to the leaf. */
const asText = {
  text: (column) => sql`r.${sql.ref(column)}::text`,
  time: (column) => sql`(extract(epoch from r.${sql.ref(column)}) * 1000000)::bigint::text`,
  day: (column) => sql`to_char(r.${sql.ref(column)}, 'YYYY-MM-DD')`,
  bytes: (column) => sql`encode(r.${sql.ref(column)}, 'hex')`,
} as const satisfies { readonly [Each in ColumnForm]: (column: string) => unknown }

/** The row of a logged fact, so that anybody computes its leaf. @param key the column by which it is found, and what stands there */
export async function findToldRow(
  db: Database,
  name: FactName,
  [column, value]: readonly [column: string, value: string],
): Promise<ToldRow | undefined> {
  const row = await findRow(
    db,
    sql<{ told: ToldRow }>`
      select ${tellRow(name)} as told from ${sql.table(tableOfFact(name))} r where r.${sql.ref(column)}::text = ${value}`,
  )
  return row?.told
}

/** All rows of a logged fact, in the order of the column; for what is as few as rules are. */
export async function listToldRows(db: Database, name: FactName, column: string): Promise<readonly ToldRow[]> {
  const rows = await queryRows(
    db,
    sql<{ told: ToldRow }>`
      select ${tellRow(name)} as told from ${sql.table(tableOfFact(name))} r order by r.${sql.ref(column)}`,
  )
  return rows.map(({ told }) => told)
}

function tellRow(name: FactName) {
  const told = loggedFacts[name].columns.map(({ name: each, form }) => sql`${sql.lit(each)}, ${asText[form](each)}`)
  return sql`jsonb_build_object(${sql.join(told)})`
}
