import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { factLeaf, toShape } from '../../ledger/fact.ts'
import { loggedFacts, tableOfFact } from '../../ledger/logged-facts.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { factNames, findLeafDifferences, findLeaves, noDifferences, recomputeLeaves } from '../support/logged-facts.ts'

/** Records with a digest of their own, whose fields can be opened one by one or erased. */
const salted = ['evaluation', 'evaluation_reason', 'evaluation_supplement', 'public_comment', 'vault.erasure']

/** Facts that the log does not hold, each with its reason. Whoever adds a table of facts decides, or this test asks. */
const notLogged: Readonly<Record<string, string>> = {
  composite_input: 'its digest stands in composite_computation, which is logged',
  composite_result: 'its digest stands in composite_computation, which is logged',
  score_input: 'its digest stands in score_computation, which is logged',
  score_result: 'its digest stands in score_computation, which is logged',
  window_composite: 'follows from the result; what was corrected follows from visits, which are logged',
  window_score: 'follows from the result',
  score_alert: 'follows from the text whose digest stands in score_list, which is logged',
  'ledger.checkpoint': 'the log itself',
  'ledger.leaf': 'the log itself',
  account_password: 'who may sign in is said by the chain of the audit',
  audit_entry: 'in the chain of the audit, whose seals are logged',
  audit_seal_mac: 'of a key that the database does not have, over seals that are logged',
  assessment_finding_look: 'what was looked through; what was found in it is logged',
  assessment_population: 'the freeze is logged, and holds the digest of all of it',
  assessment_secret: 'the freeze is logged, and holds a commitment to it',
  blind_issue:
    'when a token was issued would stand beside when one was used; whatever is signed by a key is no more than its key, which is logged',
  blind_redemption: 'when a token was used would be seen; what it came with has its own leaf',
  device_event: 'how the screen of a device fares; nothing is counted from it',
  do_not_call: 'whom somebody wants to hear from is no part of a record',
  drill_hop: 'what the platform tried on itself; the evaluation of a drill is logged as any other',
  drill_run: 'as drill_hop',
  duty_shift: 'who was planned to be there; who acted stands in what was done',
  duty_shift_withdrawal: 'as duty_shift',
  evaluation_audit_stratum: 'the digest of its freeze, which is logged, covers it',
  evaluation_capture:
    'beside the leaf of the evaluation it would say to whoever watches the log by which device that was given',
  evaluation_prompt: 'as evaluation_capture',
  manipulation_day: 'which days have been looked at; what was found is logged',
  handling_opened_told: 'that supervisors were told of an order that is logged',
  invitation:
    'when every single service ended would be seen; they are counted by window and day, and the counts are logged',
  invitation_count_day: 'which days have been counted; the counts are logged',
  ledger_opening:
    'which evaluations were opened with which; each is logged, and their digests stand in the figure that is',
  policy_pack: 'what documents say; it holds nowhere until a policy takes it over',
  practice: 'what others may learn; it changes nothing about a record',
  practice_end: 'as practice',
  redemption: 'the ticket is a field of the evaluation that is logged',
  service_case_revision:
    'what business systems report; services are counted by window and day, and the counts are logged',
  staff_evaluation: 'who is evaluated is a field of the evaluation that is logged',
  staff_evaluation_day: 'which days have been brought',
  terminal_entry:
    'signed and chained by the terminal itself; beside the leaf of the evaluation it would say where that was given',
  terminal_entry_outcome: 'as terminal_entry',
  terminal_gap: 'follows from the numbers of the entries',
  'vault.index_suite': 'settled once; with another nothing would be found any more',
}

/** Columns that are in no digest. */
const uncommitted: Readonly<Record<string, string>> = {
  'assessment_plan.account_id':
    'by whom stands in the chain of the audit; everybody may compute the leaf from what is published',
  'assessment_plan_end.account_id': 'as assessment_plan',
  'assessment_freeze.account_id': 'as assessment_plan',
  'assessment_draw.account_id': 'as assessment_plan',
  'evaluation_audit_draw.account_id':
    'who typed in the public draw: the audit knows it, and so everybody computes the leaf',
  'assessment_publication.account_id': 'as assessment_plan',
  'ranking_withdrawal.account_id': 'as assessment_plan',
  'report.packed': 'its digest is committed to',
  'told_text.packed': 'its digest is committed to',
  'score_list_entry.body': 'in the text whose digest stands in score_list, which is logged',
  'audit_seal.entry_ids': 'the hash of the seal covers them',
  'audit_seal.digests': 'the hash of the seal covers them',
  'complaint.receipt_through_desk': 'follows from two that are',
  'ledger_opening_hall.hall_id': 'follows from its code, which everybody sees',
  'ledger_opening_hall.division_id': 'whose hall it is stands in the catalogue',
  'ledger_opening_figure.window_id': 'follows from its code and that of its hall',
  'ledger_opening_figure.hall_id': 'follows from its code',
  'ledger_opening_figure.division_id': 'whose hall it is stands in the catalogue',
}

const follows = 'that of its evaluation, beside which the auditor looks'
const ofTheRequest = 'by which the same request is known again; nothing of the record'
const toTheHour = 'the hour is; the time stands in the id, which is'
const hasWords = 'whether there are words is said by the field that commits to them'
/** Columns of salted tables that stand in no field. */
const unsalted: Readonly<Record<string, string>> = {
  'evaluation.received_at': toTheHour,
  'evaluation.device_time': 'what the clock of a device said; nothing is counted from it',
  'evaluation.has_comment': hasWords,
  'evaluation.record_version': 'by another the digest does not follow',
  'evaluation.digest': 'the digest itself',
  'evaluation_reason.division_id': follows,
  'evaluation_reason.hall_id': follows,
  'evaluation_reason.idempotency_key_hash': ofTheRequest,
  'evaluation_reason.request_hash': ofTheRequest,
  'evaluation_reason.received_at': toTheHour,
  'evaluation_reason.has_comment': hasWords,
  'evaluation_reason.digest': 'the digest itself',
  'evaluation_supplement.division_id': follows,
  'evaluation_supplement.hall_id': follows,
  'evaluation_supplement.given_at': toTheHour,
  'evaluation_supplement.kind': 'the seed of its salts follows from it',
  'evaluation_supplement.has_comment': hasWords,
  'evaluation_supplement.digest': 'the digest itself',
  'public_comment.idempotency_key_hash': ofTheRequest,
  'public_comment.request_hash': ofTheRequest,
  'public_comment.received_at': toTheHour,
  'public_comment.has_comment': hasWords,
  'public_comment.record_version': 'by another the digest does not follow',
  'public_comment.digest': 'the digest itself',
  'vault.erasure.division_id': 'who is shown that something was erased; what was, and of which record, is logged',
  'vault.erasure.hall_id': 'as its division',
  'vault.erasure.remains': 'the digest of the record follows from them, and nothing but words may be missing',
  'vault.erasure.receipt_check':
    'by which the holder of a receipt is known; with a false one he is not shown what remains',
  'vault.erasure.digest': 'the digest itself',
}
/** Where a column stands in its record. Whoever adds a column to such a table says so here, or above why not. */
const inField: Readonly<Record<string, readonly string[]>> = {
  evaluation: [
    ...[
      'id',
      'hall_id',
      'window_id',
      'staff_id',
      'item_id',
      'channel',
      'grade',
      'scores',
      'tags',
      'policy_id',
      'origin',
    ],
    ...['division_id', 'variant_id', 'receiving_division_id', 'receiving_organization_id', 'deciding_division_id'],
    ...[
      'deciding_organization_id',
      'source_id',
      'attribution',
      'authority',
      'identity_mode',
      'service',
      'mode',
      'outcome',
    ],
    ...['audience', 'service_day', 'reason_pending', 'has_agent', 'legally_required_refusal', 'prejudged', 'assisted'],
    ...['age_band', 'waiting_band', 'handling_band', 'lag_band', 'times_submitted_band', 'trips_band'],
  ],
  evaluation_reason: ['record_id', 'evaluation_id', 'tags', 'scores'],
  evaluation_supplement: ['record_id', 'evaluation_id', 'grade', 'tags', 'policy_id'],
  public_comment: ['id', 'division_id', 'hall_id', 'window_id', 'channel', 'grade', 'policy_id', 'from_service'],
  'vault.erasure': ['record_id', 'fields', 'basis', 'erased_at'],
}

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

const sorted = (texts: readonly string[]) => [...texts].sort()
const columnsOf = (table: string) =>
  database.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  )

test('every table of facts is logged, or salted, or stands with the reason why it is neither', async () => {
  const rows = await database.query<{ name: string }>(
    `select t.tgrelid::regclass::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'refuse_change' and not c.relispartition`,
  )
  const told = [...Object.keys(loggedFacts).map(tableOfFact), ...salted, ...Object.keys(notLogged)]
  expect(new Set(told).size).toBe(told.length)
  expect(sorted(told)).toEqual(sorted(rows.map(({ name }) => name)))
})

test('the tables whose rows put a leaf into the backlog are those of the list', async () => {
  const rows = await database.query<{ name: string }>(
    `select t.tgrelid::regclass::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'log_facts' and t.tgenabled = 'O'`,
  )
  expect(sorted(rows.map(({ name }) => name))).toEqual(sorted(Object.keys(loggedFacts).map(tableOfFact)))
})

test('a leaf commits to every column of its row', async () => {
  const missing: string[] = []
  for (const [name, { columns }] of Object.entries(loggedFacts)) {
    const all = (await columnsOf(tableOfFact(name))).map((column) => `${tableOfFact(name)}.${column.name}`)
    const committed = columns.map((column) => `${tableOfFact(name)}.${column.name}`)
    missing.push(...all.filter((column) => !committed.includes(column)))
  }
  expect(sorted(missing)).toEqual(sorted(Object.keys(uncommitted)))
})

test('every column of a salted table stands in a field of its record, or with the reason why not', async () => {
  const all = await Promise.all(
    salted.map(async (table) => (await columnsOf(table)).map(({ name }) => `${table}.${name}`)),
  )
  const told = salted.flatMap((table) => (inField[table] ?? []).map((name) => `${table}.${name}`))
  expect(sorted([...told, ...Object.keys(unsalted)])).toEqual(sorted(all.flat()))
})

test('what the migrations brought is logged once each, and nothing else', async () => {
  expect(await findLeafDifferences(database)).toEqual(noDifferences)
  expect((await findLeaves(database)).length).toBeGreaterThan(100)
})

/** A value of each type that a text could be misread from. */
const samples: Readonly<Record<string, readonly (string | null)[]>> = {
  uuid: [`'00000000-0000-7000-8000-00000000000a'`],
  text: [`''`, `'-'`, `'差评 🙂 "e\u0301" \\ ;3:abc;'`, `e'two\\nlines'`],
  'text[]': [`'{}'`, `array['差', 'a"b', '', null]`],
  'uuid[]': [`'{}'`, `array['00000000-0000-7000-8000-00000000000a'::uuid]`],
  'integer[]': [`'{}'`, `'{1,-2,null}'`],
  integer: ['-1', '2147483647'],
  smallint: ['7'],
  bigint: ['9007199254740993'],
  boolean: ['true', 'false'],
  date: [`'2026-11-23'`, `'0099-01-02'`],
  'timestamp with time zone': [`'2026-11-23 03:54:23.000001+08'`, `'1969-12-31 23:59:59.999999Z'`],
  jsonb: [`'{"b": 1.50, "a": ["差", null, {"c": true}]}'`, `'[]'`],
  bytea: [`'\\x00ff10'`, `''`],
}
const sampleOf = (type: string, turn: number): string => {
  if (turn === 0) return 'null'
  const values = samples[type]
  if (values === undefined) return `(enum_range(null::${type}))[1]`
  return `${values[turn % values.length]}::${type}`
}

describe('every row that could be written, with nothing in it or whatever is hard to tell,', () => {
  /** What a session may have set, and is not to change a leaf. */
  const settings = `set local datestyle = 'SQL, DMY'; set local timezone = 'America/New_York'; set local bytea_output = 'escape'; set local search_path = pg_temp, public;`

  test.each(factNames)('of %s has the leaf that an auditor computes from it', async (name) => {
    const table = tableOfFact(name)
    const columns = await columnsOf(table)
    const [before] = await database.query<{ seq: number }>(
      'select coalesce(max(seq), 0)::integer as seq from ledger.pending_leaf',
    )
    const rows = [0, 1, 2, 3].map((turn) => `(${columns.map(({ type }) => sampleOf(type, turn)).join(', ')})`)
    // A table with the same columns and none of the checks, under the trigger that the true one has.
    const twin = `twin_${table.replace('.', '_')}`
    await database.query(
      `create table ${twin} (${columns.map((column) => `${column.name} ${column.type}`).join(', ')})`,
    )
    await database.query(
      `create trigger log_facts after insert on ${twin} referencing new table as added for each statement execute function ledger.log_${table.replace('.', '_')}()`,
    )
    await database.query(`${settings} insert into ${twin} values ${rows.join(', ')}`)
    const written = await database.query<{ leaf: string }>(
      `select encode(leaf, 'hex') as leaf from ledger.pending_leaf where seq > $1`,
      [before?.seq ?? 0],
    )
    expect(written).toHaveLength(4)
    expect(sorted(written.map(({ leaf }) => leaf))).toEqual(sorted(await recomputeLeaves(database, name, twin)))
    await database.query(`drop table ${twin}`)
  })
})

test('what is done with a record is taken in at the next full hour, so that nobody sees a bad evaluation by what came with it', async () => {
  const [row] = await database.query<{ early: number; steps: number; others: number }>(
    `select count(*) filter (where substr(leaf, 2, 1) = '\\x09' and due_at <> date_trunc('hour', appended_at) + interval '1 hour')::integer as early,
       count(*) filter (where substr(leaf, 2, 1) = '\\x09')::integer as steps,
       count(*) filter (where substr(leaf, 2, 1) <> '\\x09' and due_at <> appended_at)::integer as others
     from ledger.pending_leaf`,
  )
  expect(row).toEqual({ early: 0, steps: expect.any(Number), others: 0 })
  expect(row?.steps).toBeGreaterThan(50)
})

test('of a table that is partitioned every row is logged, into whichever part it falls, also into parts made later', async () => {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`
      create table parted (id integer primary key, word text) partition by range (id);
      create table parted_1 partition of parted for values from (0) to (10);
      call protect_facts('parted');
      call ledger.log_facts('parted', 5, 'id word');
      create table parted_2 partition of parted for values from (10) to (20);
      delete from ledger.pending_leaf;
      insert into parted values (1, 'a'), (11, null);`)
    const { rows } = await client.query<{ leaf: string }>(`select encode(leaf, 'hex') as leaf from ledger.pending_leaf`)
    const shape = toShape('configuration', 'id word')
    const expected = [
      ['1', 'a'],
      ['11', null],
    ].map((told) => Buffer.from(factLeaf(nodeLedger, 'parted', shape, told)).toString('hex'))
    expect(sorted(rows.map(({ leaf }) => leaf))).toEqual(sorted(expected))
    for (const wrong of [`'parted_1', 5, 'id word'`, `'parted', 5, 'id words'`, `'letter', 5, 'id'`]) {
      await client.query('savepoint before')
      await expect(client.query(`call ledger.log_facts(${wrong})`)).rejects.toThrow(
        'only what is never changed is logged',
      )
      await client.query('rollback to before')
    }
    // A later shape of the same table: what stands there has its leaves already.
    await client.query(
      `alter table parted add column more integer; delete from ledger.pending_leaf; call ledger.log_facts('parted/2', 5, 'id word more')`,
    )
    await client.query(`insert into parted values (2, 'b', 3)`)
    const second = await client.query<{ leaf: string }>(`select encode(leaf, 'hex') as leaf from ledger.pending_leaf`)
    const later = factLeaf(nodeLedger, 'parted/2', toShape('configuration', 'id word more'), ['2', 'b', '3'])
    expect(second.rows).toEqual([{ leaf: Buffer.from(later).toString('hex') }])
  } finally {
    await client.end()
  }
})
