import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { leafKinds } from '../../ledger/leaf.ts'
import { leafOfComposite } from './composite.ts'
import { findJson, isObject, objectsOf, textOf } from './json.ts'
import { leafOfBridge } from './ranking-bridge.ts'
import { leafOfRow, toldOf } from './ranking-row.ts'
import type { LogSource } from './source.ts'

/** Columns in the order of their leaves, by a second hand. */
const published = [
  ...['publication_id', 'period', 'purpose', 'revision', 'counts_until', 'evaluations', 'invalidated', 'exempted'],
  ...['log_size', 'score_policy_id', 'evaluation_policy_id', 'inputs', 'result_digest', 'published_at'],
] as const
const withdrawn = ['publication_id', 'period', 'revision', 'reason', 'withdrawn_at'] as const

/** The leaf of a published ranking, and where it was withdrawn that of its withdrawal. In hex. */
export function leavesOfRanking(proof: unknown): readonly string[] {
  const { row, withdrawal } = isObject(proof) ? proof : {}
  const { publishedFigures } = leafKinds
  return [
    leafOfRow('published_ranking', publishedFigures, published, toldOf(row)),
    ...(isObject(withdrawal) ? [leafOfRow('ranking_withdrawal', publishedFigures, withdrawn, toldOf(withdrawal))] : []),
  ]
}

/**
 * Leaves of all rankings, composites and bridges that were published or withdrawn since a day, as they are shown: figures too, and as good an explanation of what the log took in. A version that is
 * not shown any more explains nothing, and is found so.
 */
export async function loadRankedLeaves(source: LogSource, since: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const { period, published: versions } of objectsOf((await findJson(source, '/api/v1/rankings'))?.periods))
    for (const { revision, publishedAt, withdrawn: mark } of objectsOf(versions)) {
      const at = [publishedAt, isObject(mark) ? mark.at : undefined].map((instant) => Date.parse(textOf(instant)))
      if (!at.some((ms) => !Number.isNaN(ms) && toPlainDate(ms) >= since)) continue
      for (const leaf of await leavesOfVersion(source, `/api/v1/rankings/${textOf(period)}`, Number(revision)))
        found.add(leaf)
    }
  return found
}

async function leavesOfVersion(source: LogSource, path: string, revision: number): Promise<readonly string[]> {
  const [ranking, composite, bridge] = [
    await findJson(source, `${path}?revision=${revision}`),
    await findJson(source, `${path}/composite?revision=${revision}`),
    await findJson(source, `${path}/bridge?revision=${revision}`),
  ]
  const beside = isObject(bridge?.bridge) ? bridge.bridge.proof : undefined
  return [
    ...(ranking === undefined ? [] : leavesOfRanking(ranking.proof)),
    ...(isObject(composite?.proof) ? [leafOfComposite(toldOf(composite.proof.row))] : []),
    ...(isObject(beside) ? [leafOfBridge(toldOf(beside.row))] : []),
  ]
}
