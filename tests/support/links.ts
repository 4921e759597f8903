import type { TestPlatform } from './platform.ts'

/**
 * What a copy of the database connects: rows are neighbours where the same eight bytes stand in both, as a number of a record, in a hash, in something
 * sealed, or within a longer value. Bytes that stand in more rows than `sharedByMax` tell nothing of any of them.
 */
export interface Row {
  readonly table: string
  readonly text: string
}

interface Neighbours {
  readonly rows: readonly Row[]
  /** Of each row, its eights that tell something. */
  readonly eights: readonly ReadonlySet<string>[]
}

/** Every row of every table. */
export async function readEverything({ database }: Pick<TestPlatform, 'database'>): Promise<readonly Row[]> {
  const tables = await database.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'vault', 'ledger')`,
  )
  const read = tables.map(async ({ name }) =>
    (await database.query<{ text: string }>(`select to_jsonb(t)::text as text from ${name} t`)).map(({ text }) => ({
      table: name,
      text,
    })),
  )
  return (await Promise.all(read)).flat()
}

export function findNeighbours(rows: readonly Row[], sharedByMax: number): Neighbours {
  const all = rows.map(({ text }) => new Set(bytesIn(text).flatMap(eightsOf)))
  const counts = new Map<string, number>()
  for (const eights of all) for (const each of eights) counts.set(each, (counts.get(each) ?? 0) + 1)
  const tells = (eight: string) => (counts.get(eight) ?? 0) <= sharedByMax
  return { rows, eights: all.map((eights) => new Set([...eights].filter(tells))) }
}

/** Rows that some bytes lead to, over however many others. */
export function findReached({ rows, eights }: Neighbours, from: readonly Buffer[]): ReadonlySet<Row> {
  const known = new Set(from.flatMap((each) => eightsOf(each.toString('hex'))))
  const reached = new Set<Row>()
  let before = -1
  while (before < reached.size) {
    before = reached.size
    rows.forEach((row, at) => {
      const own = [...(eights[at] ?? [])]
      if (reached.has(row) || !own.some((each) => known.has(each))) return
      reached.add(row)
      for (const each of own) known.add(each)
    })
  }
  return reached
}

/** In hex: whatever is written as bytes, and the numbers of records. */
function bytesIn(text: string): readonly string[] {
  const found = text.match(/\\\\x[0-9a-f]{16,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []
  return found.map((each) => each.replace(/^\\\\x/, '').replaceAll('-', ''))
}

/** All that is eight bytes long in it. */
function eightsOf(hex: string): readonly string[] {
  const count = Math.max(0, hex.length / 2 - 7)
  return Array.from({ length: count }, (_, at) => hex.slice(2 * at, 2 * at + 16))
}
