import { leafKinds } from '../../ledger/leaf.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { factLeafHex } from './fact.ts'
import { CouldNotCheck } from './finding.ts'
import { isObject, type Json, loadJson, objectsOf, textOf } from './json.ts'
import type { PublishedUnit } from './sample-draw.ts'
import type { LogSource } from './source.ts'

/** A row as it was told to its leaf: every column as text. */
export type Told = Readonly<Record<string, string | null>>

/** Columns in the order of their leaves, by a second hand: ledger/logged-facts.ts is not asked. */
const columnsOf = {
  assessment_plan: [
    ...['id', 'division_id', 'title', 'form_id', 'pool', 'unit', 'strata_by', 'is_secret', 'from_day', 'to_day'],
    ...['sample', 'doubles', 'quotas', 'draw_not_before', 'randomness', 'policy_id', 'recorded_at', 'nonce'],
  ],
  assessment_plan_end: ['plan_id', 'division_id', 'reason', 'ended_at'],
  assessment_freeze: ['plan_id', 'division_id', 'units', 'digest', 'strata', 'commitment', 'frozen_at'],
  assessment_draw: ['plan_id', 'division_id', 'seed', 'ingredients', 'drawn_at'],
  assessment_publication: ['plan_id', 'division_id', 'published_at'],
} as const
export type PlanFact = keyof typeof columnsOf
const factNames = Object.keys(columnsOf) as readonly PlanFact[]

export interface PublishedPlan {
  readonly planId: string
  readonly answer: Json
  readonly units: readonly PublishedUnit[]
  readonly rows: ReadonlyMap<PlanFact, Told>
}

export async function loadPublished(source: LogSource, planId: string): Promise<PublishedPlan> {
  const path = `/api/v1/log/assessment-plans/${planId}`
  const answer = await loadJson(source, path)
  const rows = new Map<PlanFact, Told>()
  const shown = isObject(answer.rows) ? answer.rows : {}
  for (const name of factNames) {
    const row = shown[name]
    if (isObject(row)) rows.set(name, row as Told)
  }
  return { planId, answer, units: await loadUnits(source, path), rows }
}

async function loadUnits(source: LogSource, path: string): Promise<readonly PublishedUnit[]> {
  const units: PublishedUnit[] = []
  for (let after = 0; ; ) {
    const page = await loadJson(source, `${path}/population?after=${after}`)
    for (const { place, stratum, unitKey } of objectsOf(page.units))
      units.push({ place: Number(place), stratum: textOf(stratum), unitKey: textOf(unitKey) })
    if (page.next === null || page.next === undefined) return units
    if (!(Number(page.next) > after)) throw new CouldNotCheck(`${path}: its pages go round in a circle`)
    after = Number(page.next)
  }
}

/** The leaf that a row must have, in hex. */
export function leafOf(name: PlanFact, row: Told): string {
  return factLeafHex(
    name,
    leafKinds.auditSample,
    columnsOf[name].map((column) => row[column] ?? null),
  )
}

export const leafHashOf = (leaf: string): string =>
  sha256(Buffer.concat([Buffer.of(0), Buffer.from(leaf, 'hex')])).toString('hex')

/** Milliseconds since 1970 of a time as its leaf tells it, in microseconds. */
export const timeOf = (told: string | null | undefined): number => Number(told) / 1000

export function readJson(told: string | null | undefined): Json {
  try {
    const found: unknown = JSON.parse(told ?? '')
    return isObject(found) ? found : {}
  } catch {
    return {}
  }
}
