import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factDigest, factLeaf } from './fact.ts'
import { leafKinds } from './leaf.ts'
import { loggedFacts } from './logged-facts.ts'
import type { LedgerPlatform } from './platform.ts'

const platform: LedgerPlatform = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  utf8: (text) => new TextEncoder().encode(text),
}
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const columns = fc.array(fc.option(fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 6 })

describe('the digest of a fact', () => {
  test('is that of its name and of each column behind its length in bytes, where nothing is told apart from empty', () => {
    const told = 'yiping/fact/v1;handling_event;3:abc;-;0:;3:差;'
    expect(hex(factDigest(platform, 'handling_event', ['abc', null, '', '差']))).toBe(
      createHash('sha256').update(told).digest('hex'),
    )
  })

  test('differs where the name or any column does', () => {
    fc.assert(
      fc.property(
        columns,
        columns,
        fc.constantFrom('policy', 'alert'),
        fc.constantFrom('policy', 'alert'),
        (a, b, x, y) => {
          const isSame = x === y && JSON.stringify(a) === JSON.stringify(b)
          expect(hex(factDigest(platform, x, a)) === hex(factDigest(platform, y, b))).toBe(isSame)
        },
      ),
    )
  })

  test('is taken over as many columns as the fact has', () => {
    expect(() => factLeaf(platform, 'policy_proposal_end', loggedFacts.policy_proposal_end, ['one'])).toThrow(
      RangeError,
    )
  })
})

/**
 * Of each fact the leaf of a row whose columns hold their own names and forms, shortened. What stands here never changes: leaves were
 * made so. A new fact is a new line.
 */
const frozen: Readonly<Record<string, string>> = {
  accountability_decision: '0109b0cdc160a2826521',
  accountability_proposal: '0109f20ae0aeb320274f',
  administrative_division_version: '010e63a0fad19bc139b2',
  agency: '01050d94bae832b37049',
  agency_end: '010569997c2ad276ec9b',
  agency_term: '010537318c0cdda4c146',
  alert: '01092a51b6110d6e1c7b',
  appeal: '010c49071ae1774aa337',
  appeal_event: '010c72516ac6ba8f9050',
  assessment: '01091feeb7781d801678',
  assessment_draw: '0108af8e692a4402abb1',
  assessment_file: '0109e3f1bf7f3f164307',
  assessment_file_use: '0109826560cbe4fa222b',
  assessment_finding: '01093faed7cbbbb73e57',
  assessment_finding_file: '0109f67a9c37f21059ce',
  assessment_finding_order: '01099c072e8f30b202c2',
  assessment_form: '01054a336e4940f3ac33',
  assessment_form_end: '01055fabc152585234e1',
  assessment_freeze: '01087703b39902a65714',
  assessment_plan: '0108ce5e53f9747ba41f',
  assessment_plan_end: '010889e7e59a7802b9ee',
  assessment_publication: '0108dd3f05f148822214',
  assessment_review: '01095e11570bcfb569bf',
  assessment_review_draw: '010819c5e51210587b33',
  assessment_review_outcome: '010997761eb3ce03b854',
  assessment_visit: '0109b15beac9400002e6',
  assessment_visit_end: '010926e9d8f2c91b352b',
  assessment_visit_ending: '0109a40e9054d66bb86f',
  assessment_visit_ending_decision: '010992626b5f0d137f9f',
  assessor: '0109024dcff9d0eccb59',
  assessor_employer: '010919894800f3dd8f05',
  assessor_end: '0109a4f7ff8850993576',
  audit_seal: '010f58779ffa539db3f3',
  blind_key: '010d88a6b4424d3b2247',
  calibration: '0109f396cf6d2c439d8f',
  calibration_step: '0109116823e66a5f138e',
  closure_audit: '0108bf57b7d2455600d0',
  closure_audit_candidate: '0108dc87cb1082840688',
  closure_audit_draw: '01089450dfa7ba09f475',
  closure_audit_outcome: '0108caa06bdddefce8a4',
  closure_audit_try: '0108580e1f0b70f6ec6f',
  comment_correction: '01095524ccfbafd55be5',
  complaint: '010975bf3dcf2351088f',
  composite_computation: '01090bbf81a152b5aeb6',
  confidential_report: '010919082db68b097ab1',
  confidential_report_event: '01092dfc0acfbafcc86a',
  deduction: '01095b9f6d5d09092f3e',
  deduction_answer: '010901496c8453af06b4',
  deduction_decision: '01090efcc98b4953ac43',
  deduction_file: '010912d92235433b531c',
  deduction_file_use: '010949d18cae93b94332',
  disqualification: '01098be79826126d57eb',
  disqualification_end: '0109de36a94483fff947',
  earlier_record: '01093e68277410f61372',
  evaluation_audit: '01081ca5091ae28f0f06',
  evaluation_audit_draw: '01088283208f965a9e7c',
  evaluation_audit_freeze: '0108e7a123c689922a70',
  evaluation_audit_outcome: '0108979a655c7502eb5b',
  evaluation_audit_try: '01080db694e38d89ca58',
  evaluation_invalidation: '0103c0625f2a51f50be2',
  evaluation_tag: '010582ecfbad89914cf4',
  evaluation_tag_set: '0105a0fd81af98cca5b6',
  evidence_file: '0109fc63f84c8a447779',
  evidence_use: '01095ddb0f5cc7b0fbc0',
  exemption: '01093ce245106c8053dc',
  exemption_decision: '01093edcd4295092e8d7',
  hall_hours_version: '010e1fd3c9225e03d772',
  handling_event: '0109c867010c5e1bcf32',
  handling_order: '0109dbf4f96d4e6b2036',
  handling_reminder: '0109c01e70789e21ab2d',
  indicator: '0105c124fa7eb39115e8',
  invitation_count: '010455901626ef2dd085',
  item_guide_version: '010e51e60957a9c2a2f6',
  'ledger.key': '010d903685fd833d42bf',
  'ledger.key_end': '010d3347367f2f2ec0df',
  'ledger.key_successor': '010df640ff9f0d467e28',
  'ledger.witness_policy': '01103cc1fa073280f5c5',
  ledger_opening_count: '010617187dd1d070c3ea',
  ledger_opening_figure: '0106b9b4a94106e3ffc0',
  ledger_opening_hall: '01062082bf7aca94567a',
  ledger_opening_period: '0106edec87dca2a61daf',
  malicious_entry: '01098514470e055bfbe2',
  malicious_entry_event: '010927174ebad3c5ea3f',
  manipulation_baseline: '01056e549b8d8ee0cc91',
  manipulation_decision: '010969ace6744180c929',
  manipulation_proposal: '01094c4dda6495e8077d',
  manipulation_quarantine: '0109fe99f065f5f3644e',
  manipulation_replay: '010517d867b4cda8187d',
  manipulation_signal: '01097d09e8f4a8435999',
  opinion_coding: '010971cb7d21dd313385',
  opinion_decision: '010982b336364f3bffe4',
  opinion_file: '0109cb7827e789f5cdd6',
  opinion_finding: '01096878f19e18ab171f',
  opinion_ground: '01095d9c96d2397792eb',
  opinion_protocol: '01095eca48dc94038f91',
  opinion_session: '0109427aa13854574cc6',
  opinion_settlement: '01090b29901d53f27789',
  organization_version: '010e53c5e995b2a86508',
  policy: '01056fa42d7c7993ca4e',
  policy_proposal: '01056271515befbc0260',
  policy_proposal_end: '0105d89990d34b38f651',
  problem_entry: '0109ef32e5ac6e85f80b',
  publication: '01098beee7610094841a',
  publication_step: '01090bcde45c05290099',
  published_bridge: '01068c978fc530d27b06',
  published_composite: '010681186bd3442176ef',
  published_ranking: '01062be600b256678430',
  published_rule: '0109854f2461e527facb',
  ranking_withdrawal: '0106b911444e0c456a27',
  report: '0109ec7b2be05fe22548',
  score_alert_opening: '010948d145edc2bb124a',
  score_alert_visit: '01097d704723cd3930fa',
  score_bridge: '01097119b390641a39a8',
  score_computation: '010939473d0c531e30d6',
  score_link_decision: '01092ddaa8f2f750ffec',
  score_list: '010958d9aa2770f7e329',
  score_list_answer: '0109e4e8339328a9d9f3',
  score_list_decision: '0109af560bfbb6ab69e5',
  score_list_entry: '0109eab4a17bfe713f5b',
  score_objection: '01096b7119fb71612124',
  score_objection_decision: '0109105cfcc851ac250e',
  score_scheme: '010531248d5174d275df',
  score_scheme_end: '0105e865a8d67fa181e6',
  service_hall_version: '010ec76e496e60c18520',
  service_item_variant_version: '010e9fc95e394d77ab23',
  service_item_version: '010ebaf8cfcd62cdb29b',
  service_window_version: '010ebec12789fbe988e8',
  staff_statement: '0109319d019c727a3acf',
  suggestion: '01099062993b3609c039',
  suggestion_step: '0109af62994744e45022',
  told_text: '01090e25a8658ab3f5b0',
  unmasking: '0109f8ae6586d970af53',
  'vault.key_event': '010d7ff71f7ed8d54933',
  weighting: '0109bb425f2f047add28',
  weighting_answer: '01099286f10392d25d45',
  weighting_draft: '0109f65fa485ad9d8dad',
  weighting_expert: '01092d1cfd6a9bb22177',
  weighting_result: '0109178ae7286ca936af',
  weighting_round: '0109e224f5da08da1871',
  weighting_round_end: '010931ecb76e05470b18',
  window_hours_version: '010eb472e0d81bbe94ce',
  window_item_version: '010e35ba5bf0769e91d0',
  window_staff_version: '010eb1a56559b23d2477',
  withdrawal_decision: '01093d7e338472d3286e',
  withdrawal_proposal: '010972331b20a76b71de',
  working_calendar_day: '010547ddea5e10ca07ba',
  working_calendar_year: '01052fddcc8aa2324ea7',
}

test('the shape of a fact was settled once and for ever', () => {
  const told = Object.entries(loggedFacts).map(([name, shape]) => [
    name,
    hex(
      factLeaf(
        platform,
        name,
        shape,
        shape.columns.map((column) => `${column.name}:${column.form}`),
      ),
    ).slice(0, 20),
  ])
  expect(Object.fromEntries(told)).toEqual(frozen)
})

test('no column is named twice, and every kind and form is one that there is', () => {
  for (const [name, { kind, columns }] of Object.entries(loggedFacts)) {
    expect([name, new Set(columns.map((column) => column.name)).size]).toEqual([name, columns.length])
    expect(Object.keys(leafKinds)).toContain(kind)
    for (const { form } of columns) expect(['text', 'time', 'day', 'bytes']).toContain(form)
  }
})
