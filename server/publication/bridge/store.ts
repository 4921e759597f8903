import type { ChangedRule } from '../../../domain/score-bridge.ts'
import { type Database, findRow, sql } from '../../platform/database.ts'

/** With the ranking that is being published: the bridge of the same revision, where there is one, with its composite. */
export async function insertPublishedBridge(tx: Database, publicationId: string, at: Date): Promise<void> {
  await sql`
    insert into published_bridge (publication_id, period, revision, changed, rules_day, asked_until, counts_until, evaluations, invalidated, exempted,
      score_policy_id, evaluation_policy_id, inputs, result_digest, scheme_id, scheme_policy_id, composite_input_digest, composite_result_digest, published_at)
    select p.id, c.period, c.revision, b.changed, b.rules_day, b.asked_until, c.counts_until, c.evaluations, c.invalidated, c.exempted, c.score_policy_id,
      c.evaluation_policy_id, c.inputs, c.result_digest, w.scheme_id, w.scheme_policy_id, w.input_digest, w.result_digest, ${at}
    from publication p
    join score_computation c on c.period = p.period and c.revision = p.revision and c.purpose = 'BRIDGE'
    join score_bridge b on b.computation_id = c.id
    left join composite_computation w on w.computation_id = c.id and w.gap is null
    where p.id = ${publicationId}`.execute(tx)
}

export interface BridgeRow {
  readonly computationId: string
  readonly changed: readonly ChangedRule[]
  readonly rulesDay: string
  readonly askedUntil: Date | null
  readonly evaluations: number
  readonly scorePolicyId: number
  readonly evaluationPolicyId: number
  readonly schemePolicyId: number | null
}

/** What was published beside a ranking; undefined: no rule of it had changed. */
export function findPublishedBridge(db: Database, publicationId: string): Promise<BridgeRow | undefined> {
  return findRow(
    db,
    sql<BridgeRow>`
      select c.id as "computationId", b.changed, b.rules_day as "rulesDay", b.asked_until as "askedUntil", b.evaluations, b.score_policy_id as "scorePolicyId",
        b.evaluation_policy_id as "evaluationPolicyId", b.scheme_policy_id as "schemePolicyId"
      from published_bridge b
      join score_computation c on c.period = b.period and c.revision = b.revision and c.purpose = 'BRIDGE'
      where b.publication_id = ${publicationId}`,
  )
}
