import { leafKinds } from '../../ledger/leaf.ts'
import { factLeafHex } from './fact.ts'
import { CouldNotCheck } from './finding.ts'
import { loadJson, objectsOf, textOf } from './json.ts'
import type { LogSource } from './source.ts'

/** A key as its facts tell of it. */
export interface ShownKey {
  readonly vkey: string
  readonly name: string
  readonly type: string
  /** SHA-256 of the vkey that follows it, in hex. */
  readonly successorHash: string | undefined
  /** Milliseconds since 1970. */
  readonly endsAt: number | undefined
  /** The leaf that says so, in hex. */
  readonly endLeaf: string | undefined
}

export interface KeyHistory {
  /** Oldest first. */
  readonly keys: readonly ShownKey[]
  /** Every fact with its leaf in hex, computed anew. */
  readonly facts: readonly { readonly leaf: string; readonly where: string }[]
}

interface Fact {
  readonly name: string
  readonly columns: readonly (string | null)[]
  readonly leaf: string
}

/** The facts about keys as they are shown at `/log/keys`, read by a second hand. */
export async function loadKeyHistory(source: LogSource): Promise<KeyHistory> {
  const facts = objectsOf((await loadJson(source, '/log/keys')).facts).map(({ name, columns }) =>
    toFact(textOf(name), columns),
  )
  const of = (name: string) => facts.filter((fact) => fact.name === name)
  const byVkey = (name: string) => new Map(of(name).map((fact) => [fact.columns[0], fact] as const))
  const [ends, later] = [byVkey('ledger.key_end'), byVkey('ledger.key_successor')]
  const keys = of('ledger.key').map(({ columns }): ShownKey => {
    const [vkey = null, name, type, , , own] = columns
    const end = ends.get(vkey)
    return {
      vkey: vkey ?? '',
      name: name ?? '',
      type: type ?? '',
      // What its own leaf commits to holds; a later fact counts only where that says nothing.
      successorHash: own ?? later.get(vkey)?.columns[1] ?? undefined,
      endsAt: end === undefined ? undefined : Math.floor(Number(end.columns[2]) / 1000),
      endLeaf: end?.leaf,
    }
  })
  return { keys, facts: facts.map(({ name, columns, leaf }) => ({ leaf, where: `${name} ${columns[0]}` })) }
}

const widths: Readonly<Record<string, number>> = { 'ledger.key': 7, 'ledger.key_end': 4, 'ledger.key_successor': 3 }

function toFact(name: string, columns: unknown): Fact {
  const isSound =
    Array.isArray(columns) &&
    columns.length === widths[name] &&
    columns.every((column) => column === null || typeof column === 'string')
  if (!isSound) throw new CouldNotCheck(`/log/keys: “${name.slice(0, 40)}” is no fact about a key`)
  return { name, columns, leaf: factLeafHex(name, leafKinds.key, columns) }
}
