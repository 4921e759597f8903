import { toShape } from './fact.ts'

const reviewSteps = {
  assessment_review: toShape(
    'handlingStep',
    'visit_id month_from:day division_id hall_id stratum drawn_at:time review_until:time policy_id nonce',
  ),
  assessment_review_outcome: toShape(
    'handlingStep',
    'visit_id division_id hall_id outcome points agency_id account_id at:time record_id nonce',
  ),
  calibration: toShape(
    'handlingStep',
    'id first_visit_id second_visit_id division_id hall_id difference opened_at:time until:time policy_id nonce',
  ),
  calibration_step: toShape(
    'handlingStep',
    'calibration_id sequence division_id hall_id kind points cause account_id at:time record_id nonce',
  ),
  disqualification: toShape(
    'handlingStep',
    'id assessor_id division_id grounds reason account_id proposed_at:time nonce',
  ),
  disqualification_end: toShape(
    'handlingStep',
    'disqualification_id proposed_by division_id outcome reason account_id ended_at:time nonce',
  ),
}

// Of the most common kind, and at the full hour: nobody outside sees that a secret visit has found something.
const findings = {
  assessment_finding: toShape(
    'handlingStep',
    'id visit_id division_id hall_id window_id indicator points origin account_id policy_id record_id found_at:time',
  ),
  assessment_finding_file: toShape('handlingStep', 'finding_id file_id division_id hall_id'),
  assessment_finding_order: toShape('handlingStep', 'finding_id order_id division_id hall_id opened_at:time'),
  deduction: toShape(
    'handlingStep',
    `id division_id hall_id window_id organization_id kind against code points deed_day:day list_policy_id finding_id audit_id
     policy_id account_id proposed_at:time record_id`,
  ),
  deduction_answer: toShape('handlingStep', 'deduction_id division_id hall_id account_id answered_at:time record_id'),
  deduction_decision: toShape(
    'handlingStep',
    'deduction_id proposed_by division_id hall_id outcome points ground account_id decided_at:time record_id',
  ),
  deduction_file: toShape(
    'handlingStep',
    'id division_id hall_id media_type bytes digest:bytes account_id kept_at:time',
  ),
  deduction_file_use: toShape('handlingStep', 'file_id deduction_id step division_id hall_id'),
}

const exemptions = {
  exemption: toShape(
    'handlingStep',
    `id division_id hall_id window_id item_id organization_id cause from_day:day to_day:day document_title document_number document_day:day
     policy_id account_id proposed_at:time record_id`,
  ),
  exemption_decision: toShape(
    'handlingStep',
    'exemption_id proposed_by division_id hall_id outcome from_day:day to_day:day account_id decided_at:time record_id',
  ),
}

const evaluationAudits = {
  evaluation_audit_freeze: toShape(
    'auditSample',
    `month_from:day month_end:day units left_out digest:bytes seed_source public_draw seed_after:time policy_id
     frozen_at:time`,
  ),
  evaluation_audit_draw: toShape('auditSample', 'month_from:day seed:bytes seed_source told drawn drawn_at:time'),
  evaluation_audit: toShape(
    'auditSample',
    `id evaluation_id month_from:day window_id grade_group channel division_id hall_id item_id service_day:day grade
     call_until:time policy_id drawn_at:time`,
  ),
  evaluation_audit_try: toShape('auditSample', 'audit_id turn day:day division_id hall_id account_id at:time is_last'),
  evaluation_audit_outcome: toShape('auditSample', 'audit_id division_id hall_id outcome account_id at:time record_id'),
}

// Published one after the other; of a secret plan all but the freeze only with its results.
const plans = {
  assessment_plan: toShape(
    'auditSample',
    `id division_id title form_id pool unit strata_by is_secret from_day:day to_day:day sample doubles quotas
     draw_not_before:time randomness policy_id recorded_at:time nonce`,
  ),
  assessment_plan_end: toShape('auditSample', 'plan_id division_id reason ended_at:time'),
  assessment_freeze: toShape(
    'auditSample',
    'plan_id division_id units digest:bytes strata commitment:bytes frozen_at:time',
  ),
  assessment_draw: toShape('auditSample', 'plan_id division_id seed:bytes ingredients drawn_at:time'),
  assessment_publication: toShape('auditSample', 'plan_id division_id published_at:time'),
}

// Who assesses is known to few: an id that stands in a draw tells nothing of the rest.
const assessors = {
  agency: toShape('configuration', 'id division_id name account_id recorded_at:time'),
  agency_term: toShape(
    'configuration',
    `agency_id sequence division_id qualification contract_from:day contract_to:day team public_members account_id
     recorded_at:time`,
  ),
  agency_end: toShape('configuration', 'agency_id division_id ended_on:day reason account_id recorded_at:time'),
  assessor: toShape(
    'handlingStep',
    `id division_id pool account_id agency_id background home_division_id recruited_on:day term_to:day recorded_by
     recorded_at:time nonce`,
  ),
  assessor_employer: toShape('handlingStep', 'assessor_id organization_id division_id left_on:day nonce'),
  assessor_end: toShape(
    'handlingStep',
    'assessor_id division_id ended_on:day cause reason account_id recorded_at:time nonce',
  ),
}

// What was said where people were asked, what is made of it, and what becomes of it. No words of theirs: they are sealed.
const opinions = {
  opinion_session: toShape(
    'handlingStep',
    `id kind day:day division_id hall_id item_id host_organization_id topic groups consent guide_code guide_questions policy_id account_id
     recorded_at:time`,
  ),
  opinion_protocol: toShape(
    'handlingStep',
    'session_id version division_id hall_id groups images reason record_id account_id recorded_at:time',
  ),
  opinion_file: toShape(
    'handlingStep',
    'id session_id division_id hall_id media_type bytes digest:bytes account_id kept_at:time',
  ),
  opinion_coding: toShape('handlingStep', 'session_id version number account_id division_id hall_id codes at:time'),
  opinion_settlement: toShape(
    'handlingStep',
    'session_id version number division_id hall_id codes way reason account_id at:time',
  ),
  suggestion: toShape(
    'handlingStep',
    `id division_id hall_id window_id item_id has_contact policy_id received_at:time idempotency_key_hash:bytes
     request_hash:bytes`,
  ),
  opinion_finding: toShape(
    'handlingStep',
    'id division_id hall_id window_id item_id codes words policy_id account_id found_at:time',
  ),
  opinion_ground: toShape(
    'handlingStep',
    'finding_id sequence division_id hall_id session_id version number suggestion_id',
  ),
  opinion_decision: toShape(
    'handlingStep',
    'finding_id division_id hall_id outcome order_id words account_id decided_at:time',
  ),
  suggestion_step: toShape(
    'handlingStep',
    'suggestion_id division_id hall_id kind into_id finding_id record_id account_id at:time',
  ),
}

/** What is logged of evaluators other than the citizen: rows of the one list (ledger/logged-facts.ts), kept beside it because there are many. */
export const assessingFacts = {
  ...reviewSteps,
  ...findings,
  ...exemptions,
  ...evaluationAudits,
  ...plans,
  ...assessors,
  ...opinions,
}
