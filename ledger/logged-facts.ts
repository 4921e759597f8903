import { assessingFacts } from './assessing-facts.ts'
import { type FactShape, toShape } from './fact.ts'
import { scoringFacts } from './scoring-facts.ts'

/**
 * The facts that the log holds without a salt, by their name: that of their table, and where a table has got more columns since,
 * `table/2`. What stands here never changes; the database logs each row in the statement that writes it, by a trigger made with
 * the same words (`ledger.log_facts`).
 *
 * Whoever watches the log sees digests alone. So that nobody finds a row by trying, each holds something that cannot be guessed (a
 * UUID with 74 random bits and more, a seed), or is public anyway (policies, the catalogue, keys); where it is neither, or
 * where somebody who knows the UUID should not learn the rest, the row has a `nonce`. An evaluation’s id, which its order
 * shares, is told to whoever gave it and whoever handles it, and must never be published.
 */
const steps = {
  handling_order: toShape(
    'handlingStep',
    'id division_id hall_id window_id item_id staff_id source evaluation_id is_drill policy_id opened_at:time',
  ),
  handling_event: toShape(
    'handlingStep',
    'order_id sequence division_id hall_id kind at:time actor_kind account_id facts record_id',
  ),
  handling_reminder: toShape(
    'handlingStep',
    'order_id key division_id hall_id clock kind level due_at:time told_at:time',
  ),
  complaint: toShape(
    'handlingStep',
    `id division_id hall_id channel sender_key:bytes request_hash:bytes has_contact received_at:time api_key_id account_id
     told_by_letter`,
  ),
  alert: toShape('handlingStep', 'id division_id hall_id kind once_key:bytes request_hash:bytes account_id'),
  assessment: toShape(
    'handlingStep',
    `visit_id division_id hall_id window_id form_id assessor_id arrived_at:time left_at:time latitude_thousandths longitude_thousandths marks points record_id
     idempotency_key:bytes request_hash:bytes policy_id account_id submitted_at:time`,
  ),
  assessment_file: toShape(
    'handlingStep',
    'id visit_id division_id hall_id indicator media_type bytes digest:bytes account_id kept_at:time',
  ),
  assessment_file_use: toShape('handlingStep', 'file_id visit_id division_id hall_id'),
  evidence_file: toShape(
    'handlingStep',
    'id order_id division_id hall_id actor_kind account_id media_type bytes digest:bytes kept_at:time',
  ),
  evidence_use: toShape(
    'handlingStep',
    'file_id order_id order_sequence appeal_id appeal_sequence division_id hall_id',
  ),
  problem_entry: toShape(
    'handlingStep',
    `order_id sequence division_id hall_id window_id item_id kinds opened_at:time found_at:time occurrence previous policy_id`,
  ),
  staff_statement: toShape('handlingStep', 'evaluation_id division_id hall_id account_id made_at:time record_id'),
  unmasking: toShape('handlingStep', 'id case_id division_id hall_id account_id field purpose policy_id shown_at:time'),
  accountability_proposal: toShape(
    'handlingStep',
    'id order_id division_id hall_id organization_id cause proposed_at:time',
  ),
  accountability_decision: toShape(
    'handlingStep',
    'proposal_id division_id hall_id outcome account_id decided_at:time record_id',
  ),
  // How many of these there are, and when one came, is told to nobody outside: they are of the most common kind.
  confidential_report: toShape(
    'handlingStep',
    'id division_id policy_id received_at:time idempotency_key_hash:bytes request_hash:bytes',
  ),
  confidential_report_event: toShape(
    'handlingStep',
    'report_id sequence division_id kind at:time account_id record_id',
  ),
  malicious_entry: toShape(
    'handlingStep',
    'id number appeal_id evaluation_id register_id division_id hall_id policy_id proposed_at:time',
  ),
  malicious_entry_event: toShape(
    'handlingStep',
    'entry_id sequence division_id hall_id kind at:time actor_kind account_id facts record_id',
  ),
  // Of the most common kind, and at the full hour: nobody outside sees that somebody was sent.
  assessment_visit: toShape(
    'handlingStep',
    `id plan_id place turn assigned assessor_id agency_id window_id hall_id division_id from_day:day to_day:day account_id
     assigned_at:time`,
  ),
  assessment_visit_end: toShape('handlingStep', 'visit_id division_id cause reason account_id ended_at:time'),
  assessment_visit_ending: toShape(
    'handlingStep',
    'id visit_id division_id cause reason account_id proposed_at:time nonce',
  ),
  assessment_visit_ending_decision: toShape(
    'handlingStep',
    'ending_id proposed_by division_id outcome reason account_id decided_at:time nonce',
  ),
}

/** What records of before have not committed to themselves. */
const earlier = { earlier_record: toShape('handlingStep', 'record_id told nonce') }

const verdicts = {
  appeal: toShape(
    'appeal',
    'id order_id evaluation_id division_id hall_id organization_id ground policy_id lodged_at:time',
  ),
  appeal_event: toShape(
    'appeal',
    'appeal_id sequence division_id hall_id kind at:time actor_kind account_id facts record_id',
  ),
  evaluation_invalidation: toShape('validity', 'evaluation_id division_id hall_id appeal_id invalidated_at:time'),
}

// Of the most common kind, and at the full hour: nobody outside sees that something was found.
const manipulation = {
  manipulation_signal: toShape(
    'handlingStep',
    `id division_id hall_id window_id staff_id detector day:day cell state statistic observed expected chance level evaluations policy_id
     parameters_digest:bytes found_at:time`,
  ),
  manipulation_quarantine: toShape('handlingStep', 'signal_id evaluation_id division_id hall_id'),
  manipulation_proposal: toShape(
    'handlingStep',
    'id signal_id division_id hall_id outcome account_id proposed_at:time record_id',
  ),
  manipulation_decision: toShape(
    'handlingStep',
    'proposal_id signal_id proposed_by division_id hall_id is_confirmed account_id decided_at:time record_id',
  ),
  manipulation_baseline: toShape(
    'configuration',
    'month_from:day hall_id division_id policy_id body digest:bytes frozen_at:time',
  ),
  manipulation_replay: toShape(
    'configuration',
    'id proposal_id division_id from_day:day to_day:day both_found only_before only_after account_id replayed_at:time',
  ),
}

const counts = {
  invitation_count: toShape(
    'invitationCounts',
    'window_id day:day revision division_id hall_id services invited evaluated counted_at:time nonce',
  ),
  assessment_review_draw: toShape(
    'auditSample',
    'month_from:day month_end:day seed:bytes drawn_at:time handed_in drawn',
  ),
  closure_audit_draw: toShape('auditSample', 'month_from:day month_end:day seed:bytes drawn_at:time closed drawn'),
  closure_audit_candidate: toShape('auditSample', 'month_from:day order_id division_id hall_id organization_id'),
  // Who handles an order knows its id, and should not find out by trying whether it was drawn or what was answered.
  closure_audit: toShape(
    'auditSample',
    'order_id month_from:day division_id hall_id organization_id drawn_at:time ask_until:time policy_id nonce',
  ),
  closure_audit_outcome: toShape(
    'auditSample',
    'order_id division_id hall_id outcome channel account_id at:time record_id nonce',
  ),
  closure_audit_try: toShape(
    'auditSample',
    'order_id turn day:day division_id hall_id account_id at:time is_last record_id',
  ),
}

// Public as they stand.
const published = {
  ledger_opening_period: toShape(
    'publishedFigures',
    'period kind from_day:day to_day:day smallest_group given opened drills closed_at:time',
  ),
  ledger_opening_count: toShape('publishedFigures', 'period log_size evaluations counted'),
  ledger_opening_hall: toShape('publishedFigures', 'period hall_code given opened'),
  ledger_opening_figure: toShape(
    'publishedFigures',
    'period hall_code window_code revision given valid invalidated quarantined not_opened grades openings_digest:bytes counted_at:time',
  ),
}

const rules = {
  policy: toShape(
    'configuration',
    `id word division_id effective_from:day version source body recorded_at:time effective_until:day sources proposal_id`,
  ),
  policy_proposal: toShape(
    'configuration',
    `id word division_id effective_from:day effective_until:day source sources body base_policy_id proposed_by proposed_at:time`,
  ),
  policy_proposal_end: toShape('configuration', 'proposal_id proposed_by outcome account_id ended_at:time reason'),
  assessment_form: toShape(
    'configuration',
    'id code version division_id body source base_id reason drafted_by drafted_at:time',
  ),
  assessment_form_end: toShape(
    'configuration',
    'form_id division_id outcome effective_from:day drafted_by account_id reason ended_at:time',
  ),
  indicator: toShape('configuration', 'code pack body shipped_at:time'),
  score_scheme: toShape(
    'configuration',
    'id code version division_id body source base_id reason drafted_by drafted_at:time',
  ),
  score_scheme_end: toShape(
    'configuration',
    'scheme_id division_id outcome effective_from:day drafted_by account_id reason ended_at:time',
  ),
  evaluation_tag_set: toShape('configuration', 'id code in_force_from:day in_force_to:day source'),
  evaluation_tag: toShape('configuration', 'id tag_set_id norm_code grade is_base name_zh name_en'),
  working_calendar_year: toShape(
    'configuration',
    'division_id year source announced_on:day recorded_at:time document_no account_id',
  ),
  working_calendar_day: toShape(
    'configuration',
    'division_id day:day revision kind name source recorded_at:time account_id',
  ),
}

const since = 'effective_from:day revision'
const catalogue = {
  administrative_division_version: toShape(
    'catalogue',
    `division_id ${since} name level parent_id status recorded_at:time`,
  ),
  organization_version: toShape('catalogue', `organization_id ${since} name division_id status recorded_at:time`),
  service_hall_version: toShape(
    'catalogue',
    `hall_id ${since} name division_id managing_organization_id address status recorded_at:time`,
  ),
  service_window_version: toShape('catalogue', `window_id ${since} name kind status recorded_at:time`),
  window_staff_version: toShape(
    'catalogue',
    `staff_id ${since} post employing_organization_id managing_hall_id appraising_organization_id on_probation_until:day status
     recorded_at:time name_record_id name_index:bytes nonce`,
  ),
  service_item_version: toShape(
    'catalogue',
    `item_id ${since} name task_type organization_id for_citizens for_enterprises case_type committed_limit_value
     committed_limit_unit statutory_limit_value statutory_limit_unit must_be_on_site status recorded_at:time`,
  ),
  service_item_variant_version: toShape('catalogue', `variant_id ${since} name status recorded_at:time`),
  window_item_version: toShape('catalogue', `window_item_id ${since} status recorded_at:time`),
  item_guide_version: toShape('catalogue', `item_id ${since} materials fees recorded_at:time`),
  hall_hours_version: toShape('catalogue', `hall_id ${since} hours recorded_at:time`),
  window_hours_version: toShape('catalogue', `window_id ${since} hours recorded_at:time`),
}

const keys = {
  blind_key: toShape(
    'key',
    'id purpose division_id hall_id window_id week:day modulus:bytes expected policy_id made_on:day',
  ),
  'ledger.key': toShape('key', 'vkey name type purpose begins_at:time successor_hash:bytes recorded_at:time'),
  'ledger.key_end': toShape('key', 'vkey cause ends_at:time recorded_at:time'),
  'ledger.key_successor': toShape('key', 'vkey successor_hash:bytes recorded_at:time'),
  'ledger.witness_policy': toShape('witnessPolicy', 'revision needed witnesses recorded_at:time'),
  'vault.key_event': toShape('key', 'id kind epoch data_keys kept_natural_years at:time'),
  // The hash covers the entries and their digests.
  audit_seal: toShape('auditSeal', 'no previous:bytes sealed_at:time hash:bytes'),
}

export const loggedFacts = {
  ...steps,
  ...earlier,
  ...verdicts,
  ...manipulation,
  ...counts,
  ...assessingFacts,
  ...scoringFacts,
  ...published,
  ...rules,
  ...catalogue,
  ...keys,
} satisfies Readonly<Record<string, FactShape>>

export type FactName = keyof typeof loggedFacts

/** The table in which rows of that name stand. */
export const tableOfFact = (name: string): string => name.split('/')[0] as string
