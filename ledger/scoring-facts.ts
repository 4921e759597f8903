import { toShape } from './fact.ts'

/** What is computed and published of periods. A computation that only units have seen stands among the handling steps, to the full hour; what is published is a figure that everybody can compute. */
export const scoringFacts = {
  score_computation: toShape(
    'handlingStep',
    `id period from_day:day end_day:day purpose revision counts_until:time objections_until:time evaluations invalidated exempted log_size policy_id
     score_policy_id evaluation_policy_id inputs result_digest:bytes reason computed_at:time`,
  ),
  score_objection: toShape(
    'handlingStep',
    'id computation_id window_id division_id hall_id account_id objected_at:time record_id',
  ),
  score_objection_decision: toShape(
    'handlingStep',
    'objection_id objected_by division_id hall_id outcome remedy account_id decided_at:time record_id',
  ),
  publication: toShape('handlingStep', 'id computation_id period revision due_at:time policy_id drafted_at:time'),
  publication_step: toShape('handlingStep', 'publication_id turn kind account_id at:time reason'),
  published_ranking: toShape(
    'publishedFigures',
    `publication_id period purpose revision counts_until:time evaluations invalidated exempted log_size score_policy_id evaluation_policy_id inputs
     result_digest:bytes published_at:time`,
  ),
  score_bridge: toShape('handlingStep', 'computation_id changed rules_day:day asked_until:time'),
  published_bridge: toShape(
    'publishedFigures',
    `publication_id period revision changed rules_day:day asked_until:time counts_until:time evaluations invalidated exempted score_policy_id
     evaluation_policy_id inputs result_digest:bytes scheme_id scheme_policy_id composite_input_digest:bytes composite_result_digest:bytes
     published_at:time`,
  ),
  score_list: toShape(
    'handlingStep',
    'id computation_id period revision alert_policy_id list_policy_id result_digest:bytes alerts entries computed_at:time',
  ),
  score_link_decision: toShape(
    'handlingStep',
    'id turn link division_id is_on from_day:day reason account_id decided_at:time',
  ),
  score_alert_opening: toShape('handlingStep', 'alert_id division_id hall_id opened order_id opened_at:time'),
  score_alert_visit: toShape('handlingStep', 'alert_id division_id hall_id plan_id refusal placed_at:time'),
  comment_correction: toShape(
    'handlingStep',
    'id record_id division_id hall_id account_id reader old_labels old_polarity labels polarity corrected_at:time',
  ),
  score_list_entry: toShape(
    'handlingStep',
    'id list_id window_id division_id hall_id list decision_id answers_until:time ends_on:day listed_at:time',
  ),
  report: toShape(
    'handlingStep',
    'id division_id hall_id kind period from_day:day to_day:day publication_id digest:bytes made_at:time',
  ),
  score_list_answer: toShape('handlingStep', 'entry_id division_id hall_id account_id answered_at:time record_id'),
  score_list_decision: toShape(
    'handlingStep',
    'entry_id division_id hall_id outcome account_id decided_at:time record_id',
  ),
  composite_computation: toShape(
    'handlingStep',
    `computation_id period purpose revision counts_until:time scheme_id gap composite_policy_id scheme_policy_id deductions visits input_digest:bytes
     result_digest:bytes computed_at:time`,
  ),
  published_composite: toShape(
    'publishedFigures',
    `publication_id period purpose revision counts_until:time scheme_id scheme_policy_id deductions visits input_digest:bytes result_digest:bytes
     published_at:time`,
  ),
  weighting: toShape(
    'handlingStep',
    'id division_id scheme_id audience parent things method policy_id purpose opened_by opened_at:time',
  ),
  weighting_expert: toShape('handlingStep', 'weighting_id account_id nonce'),
  weighting_round: toShape('handlingStep', 'weighting_id round answer_by:time opened_by opened_at:time'),
  weighting_answer: toShape(
    'handlingStep',
    'weighting_id round account_id judgements consistency answered_at:time nonce',
  ),
  weighting_round_end: toShape('handlingStep', 'weighting_id round closed_by closed_at:time'),
  weighting_result: toShape('handlingStep', 'weighting_id round outcome answers body computed_at:time'),
  weighting_draft: toShape('handlingStep', 'weighting_id scheme_id account_id drafted_at:time'),
  withdrawal_proposal: toShape(
    'handlingStep',
    'id publication_id turn period revision reason account_id proposed_at:time',
  ),
  withdrawal_decision: toShape('handlingStep', 'proposal_id outcome reason account_id decided_at:time'),
  published_rule: toShape('handlingStep', 'publication_id publication_policy_id published_at:time'),
  told_text: toShape('handlingStep', 'publication_id kind digest:bytes'),
  ranking_withdrawal: toShape('publishedFigures', 'publication_id period revision reason withdrawn_at:time'),
}
