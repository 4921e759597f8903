import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf } from '../support/calls.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'

/** What has been recorded, and is never changed. Whoever adds a table of facts adds it here, or this test asks why. */
const facts = [
  'account_password',
  'accountability_decision',
  'accountability_proposal',
  'administrative_division_version',
  'agency',
  'agency_end',
  'agency_term',
  'alert',
  'appeal',
  'appeal_event',
  'assessment',
  'assessment_draw',
  'assessment_file',
  'assessment_file_use',
  'assessment_finding',
  'assessment_finding_file',
  'assessment_finding_look',
  'assessment_finding_order',
  'assessment_form',
  'assessment_form_end',
  'assessment_freeze',
  'assessment_plan',
  'assessment_plan_end',
  'assessment_population',
  'assessment_publication',
  'assessment_review',
  'assessment_review_draw',
  'assessment_review_outcome',
  'assessment_secret',
  'assessment_visit',
  'assessment_visit_end',
  'assessment_visit_ending',
  'assessment_visit_ending_decision',
  'assessor',
  'assessor_employer',
  'assessor_end',
  'audit_entry',
  'audit_seal',
  'audit_seal_mac',
  'blind_issue',
  'blind_key',
  'blind_redemption',
  'calibration',
  'calibration_step',
  'closure_audit',
  'closure_audit_candidate',
  'closure_audit_draw',
  'closure_audit_outcome',
  'closure_audit_try',
  'comment_correction',
  'complaint',
  'composite_computation',
  'composite_input',
  'composite_result',
  'confidential_report',
  'confidential_report_event',
  'deduction',
  'deduction_answer',
  'deduction_decision',
  'deduction_file',
  'deduction_file_use',
  'device_event',
  'disqualification',
  'disqualification_end',
  'do_not_call',
  'drill_hop',
  'drill_run',
  'duty_shift',
  'duty_shift_withdrawal',
  'earlier_record',
  'evaluation',
  'evaluation_audit',
  'evaluation_audit_draw',
  'evaluation_audit_freeze',
  'evaluation_audit_outcome',
  'evaluation_audit_stratum',
  'evaluation_audit_try',
  'evaluation_capture',
  'evaluation_invalidation',
  'evaluation_prompt',
  'evaluation_reason',
  'evaluation_supplement',
  'evaluation_tag',
  'evaluation_tag_set',
  'evidence_file',
  'evidence_use',
  'exemption',
  'exemption_decision',
  'hall_hours_version',
  'handling_event',
  'handling_opened_told',
  'handling_order',
  'handling_reminder',
  'indicator',
  'invitation',
  'invitation_count',
  'invitation_count_day',
  'item_guide_version',
  'ledger.checkpoint',
  'ledger.key',
  'ledger.key_end',
  'ledger.key_successor',
  'ledger.leaf',
  'ledger.witness_policy',
  'ledger_opening',
  'ledger_opening_count',
  'ledger_opening_figure',
  'ledger_opening_hall',
  'ledger_opening_period',
  'malicious_entry',
  'malicious_entry_event',
  'manipulation_baseline',
  'manipulation_day',
  'manipulation_decision',
  'manipulation_proposal',
  'manipulation_quarantine',
  'manipulation_replay',
  'manipulation_signal',
  'opinion_coding',
  'opinion_decision',
  'opinion_file',
  'opinion_finding',
  'opinion_ground',
  'opinion_protocol',
  'opinion_session',
  'opinion_settlement',
  'organization_version',
  'policy',
  'policy_pack',
  'policy_proposal',
  'policy_proposal_end',
  'practice',
  'practice_end',
  'problem_entry',
  'public_comment',
  'publication',
  'publication_step',
  'published_bridge',
  'published_composite',
  'published_ranking',
  'published_rule',
  'ranking_withdrawal',
  'redemption',
  'report',
  'score_alert',
  'score_alert_opening',
  'score_alert_visit',
  'score_bridge',
  'score_computation',
  'score_input',
  'score_link_decision',
  'score_list',
  'score_list_answer',
  'score_list_decision',
  'score_list_entry',
  'score_objection',
  'score_objection_decision',
  'score_result',
  'score_scheme',
  'score_scheme_end',
  'service_case_revision',
  'service_hall_version',
  'service_item_variant_version',
  'service_item_version',
  'service_window_version',
  'staff_evaluation',
  'staff_evaluation_day',
  'staff_statement',
  'suggestion',
  'suggestion_step',
  'terminal_entry',
  'terminal_entry_outcome',
  'terminal_gap',
  'told_text',
  'unmasking',
  'vault.erasure',
  'vault.index_suite',
  'vault.key_event',
  'weighting',
  'weighting_answer',
  'weighting_draft',
  'weighting_expert',
  'weighting_result',
  'weighting_round',
  'weighting_round_end',
  'window_composite',
  'window_hours_version',
  'window_item_version',
  'window_score',
  'window_staff_version',
  'withdrawal_decision',
  'withdrawal_proposal',
  'working_calendar_day',
  'working_calendar_year',
]
const roles = ['yiping_app', 'yiping_intake', 'yiping_vault', 'yiping_sweep', 'yiping_sealer', 'yiping_staff']
/** Who may change or delete what, word for word; everything else may only be added to. */
const mayChange = [
  'yiping_app delete public.blind_secret',
  'yiping_app delete public.evidence_chunk',
  'yiping_app delete public.import_bad_row',
  'yiping_app delete public.import_chunk',
  'yiping_app delete public.letter',
  'yiping_app delete public.malicious_entry_image',
  'yiping_app delete public.passkey_challenge',
  'yiping_app delete public.reminder_phone',
  'yiping_app delete public.sign_in_failure',
  'yiping_app delete public.sign_on_attempt',
  'yiping_app update public.account.disabled_at',
  'yiping_app update public.account.expires_at',
  'yiping_app update public.account.staff_id',
  'yiping_app update public.account_factor, column by column',
  'yiping_app update public.account_known_device.last_at',
  'yiping_app update public.account_post.ended_at',
  'yiping_app update public.account_session, column by column',
  'yiping_app update public.account_sign_on.removed_at',
  'yiping_app update public.api_key.revoked_at',
  'yiping_app update public.api_key_credential.ends_at',
  'yiping_app update public.api_key_credential.used_at',
  'yiping_app update public.appeal_state, column by column',
  'yiping_app update public.comment_reader',
  'yiping_app update public.device.revoked_at',
  'yiping_app update public.device_pairing.used_at',
  'yiping_app update public.device_state',
  'yiping_app update public.dimension_tally',
  'yiping_app update public.evaluation_tally',
  'yiping_app update public.handling_order_state, column by column',
  'yiping_app update public.handling_round, column by column',
  'yiping_app update public.import_run, column by column',
  'yiping_app update public.letter, column by column',
  'yiping_app update public.letter_tally',
  'yiping_app update public.opening_tally',
  'yiping_app update public.public_comment_tally',
  'yiping_app update public.reminder_phone, column by column',
  'yiping_app update public.service_case, column by column',
  'yiping_app update public.service_occurrence, column by column',
  'yiping_app update public.sign_in_failure, column by column',
  'yiping_intake update public.dimension_tally',
  'yiping_intake update public.evaluation_tally',
  'yiping_sealer delete ledger.pending_leaf',
  'yiping_sealer update ledger.anchoring, column by column',
  'yiping_sealer update ledger.head',
  'yiping_sealer update ledger.tile',
  'yiping_sweep delete public.account_known_device',
  'yiping_sweep delete public.account_session',
  'yiping_sweep delete public.api_key_nonce',
  'yiping_sweep delete public.audit_held',
  'yiping_sweep delete public.evaluated_count',
  'yiping_sweep delete public.invitation_opening',
  'yiping_sweep delete public.letter',
  'yiping_sweep delete public.message',
  'yiping_sweep delete public.message_read',
  'yiping_sweep delete public.passkey_challenge',
  'yiping_sweep delete public.rate_count',
  'yiping_sweep delete public.sign_in_failure',
  'yiping_sweep delete public.sign_on_attempt',
  'yiping_sweep delete public.spent_challenge',
  'yiping_sweep update public.rate_count.calls',
]

let platform: TestPlatform
let partitions: string[]
beforeAll(async () => {
  platform = await startPlatform()
  const calls = callsOf(platform)
  const { body } = await calls.give(await platform.invite(), 1, 'one-of-each-1')
  await calls.addReasons(body.id, { receipt: body.receipt, comment: '慢' }, 'one-of-each-2')
  await calls.comment({ comment: '干净' }, 'one-of-each-3')
  const rows = await platform.database.query<{ name: string }>(
    `select i.inhrelid::regclass::text as name from pg_inherits i where i.inhparent = any($1::regclass[]) order by 1`,
    [facts],
  )
  partitions = rows.map(({ name }) => name)
})
afterAll(() => platform.stop())

/** Each statement as a role, undone again: what it did, or the error with which it was refused. */
async function tryAs(url: string, role: string | null, statements: readonly string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const answers: string[] = []
  try {
    if (role !== null) await client.query(`set role ${role}`)
    for (const statement of statements) {
      await client.query('begin')
      const answer = await client.query(statement).then(
        ({ rowCount }) => `done ${rowCount}`,
        (error: { code: string; message: string }) => `${error.code} ${error.message.split(':')[0]}`,
      )
      answers.push(`${statement}: ${answer}`)
      await client.query('rollback')
    }
    return answers
  } finally {
    await client.end()
  }
}
const everyChange = () => [...facts, ...partitions].flatMap(changesOf)
const changesOf = (table: string) => [
  `update ${table} set ${columnOf(table)} = ${columnOf(table)}`,
  `delete from ${table}`,
  `truncate ${table} cascade`,
]
const columns = new Map<string, string>()
const columnOf = (table: string) => columns.get(table) ?? ''
beforeAll(async () => {
  const rows = await platform.database.query<{ name: string; column: string }>(
    `select a.attrelid::regclass::text as name, min(a.attname) as column from pg_attribute a
     where a.attnum > 0 and a.attrelid = any($1::regclass[]) group by 1`,
    [[...facts, ...partitions]],
  )
  for (const { name, column } of rows) columns.set(name, column)
})

test('the tables of facts are those that the triggers protect', async () => {
  const rows = await platform.database.query<{ name: string }>(
    `select t.tgrelid::regclass::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where t.tgname = 'refuse_change' and not c.relispartition order by 1`,
  )
  expect(rows.map(({ name }) => name)).toEqual(facts)
})

describe.each(roles)('as %s', (role) => {
  test('update, delete and truncate of every table of facts are refused by PostgreSQL', async () => {
    const answers = await tryAs(platform.database.serverUrl, role, everyChange())
    expect(answers).toHaveLength(3 * (facts.length + partitions.length))
    expect(answers.filter((answer) => !answer.includes(': 42501 permission denied'))).toEqual([])
  })
})

test('nobody who serves may change anything but what is named here', async () => {
  const rows = await platform.database.query<{ line: string }>(
    `select r.rolname || ' ' || lower(a.privilege_type) || ' ' || n.nspname || '.' || c.relname as line
     from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
     where n.nspname in ('public', 'vault', 'ledger') and a.privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES') and a.grantee <> c.relowner
     union all
     select r.rolname || ' ' || lower(a.privilege_type) || ' ' || n.nspname || '.' || c.relname || '.' || t.attname
     from pg_attribute t join pg_class c on c.oid = t.attrelid join pg_namespace n on n.oid = c.relnamespace, aclexplode(t.attacl) a join pg_roles r on r.oid = a.grantee
     where a.privilege_type = 'UPDATE' and n.nspname in ('public', 'vault', 'ledger') order by 1`,
  )
  const projections =
    /^(yiping_sealer update ledger\.anchoring|yiping_app update public\.(?:service_case|service_occurrence|import_run|letter|account_factor|account_session|sign_in_failure|handling_order_state|handling_round|appeal_state|reminder_phone))\.(\w+)$/
  const fixed = rows
    .map(({ line }) => projections.exec(line)?.[2])
    .filter((column) =>
      ['id', 'case_id', 'case_no_index', 'case_no_anywhere_index', 'source_id', 'sequence', 'recorded_at'].includes(
        column ?? '',
      ),
    )
  expect(fixed).toEqual([])
  expect([...new Set(rows.map(({ line }) => line.replace(projections, '$1, column by column')))]).toEqual(mayChange)
})

test('only the vault may read what is sealed', async () => {
  const reads = ['vault.sealed_field', 'vault.data_key', 'vault.evaluation_link'].map(
    (table) => `select 1 from ${table}`,
  )
  reads.push('select sealed from import_chunk', 'select sealed from import_bad_row')
  for (const role of roles.filter((other) => other !== 'yiping_vault')) {
    const answers = await tryAs(platform.database.serverUrl, role, reads)
    expect(answers.filter((answer) => !answer.includes(': 42501'))).toEqual([])
  }
})

test('the audit is added to by writing an entry, and in no other way', async () => {
  const adds = [
    `insert into audit_seal (no, previous, sealed_at, entry_ids, digests, hash) values (1, '', now(), '{}', '', '')`,
    `insert into audit_pending (entry_id) values (gen_random_uuid())`,
    'delete from audit_pending',
    'update audit_pending set appended_at = now()',
  ]
  for (const role of roles) {
    const answers = await tryAs(platform.database.serverUrl, role, adds)
    expect(answers.filter((answer) => !answer.includes(': 42501'))).toEqual([])
  }
})

test('nobody who serves makes a table', async () => {
  const makes = ['public', 'vault', 'ledger'].map((schema) => `create table ${schema}.mine (id integer)`)
  for (const role of roles) {
    const answers = await tryAs(platform.database.serverUrl, role, makes)
    expect(answers.filter((answer) => !answer.includes(': 42501'))).toEqual([])
  }
})

test('the owner too is stopped, at the tables and at each of their partitions', async () => {
  const answers = await tryAs(platform.database.ownerUrl, null, everyChange())
  expect(partitions.length).toBeGreaterThanOrEqual(4 + 2)
  expect(answers.filter((answer) => !answer.includes(': 42501 FACTS_ARE_NEVER_CHANGED'))).toEqual([])
})

test('the partitions of months to come are protected like the first', async () => {
  await platform.database.query('select make_month_partitions(7)')
  const [row] = await platform.database.query<{ name: string }>(
    `select inhrelid::regclass::text as name from pg_inherits
     where inhparent = 'evaluation'::regclass and inhrelid::regclass::text ~ '\\d{6}$' order by 1 desc limit 1`,
  )
  const [answer] = await tryAs(platform.database.ownerUrl, null, [`truncate ${row?.name}`])
  expect(answer).toContain('42501 FACTS_ARE_NEVER_CHANGED')
})
