import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, occurrenceOf } from '../../../tests/support/calls.ts'
import { bringMorePlaces, otherHall } from '../../../tests/support/places.ts'
import { caseReport, startPlatform, type TestPlatform } from '../../../tests/support/platform.ts'
import type { ApiCaller } from '../../api-key/index.ts'
import { type CaseReport, findTokens, keepCase, keepCases, type ReportedCase } from '../index.ts'

let platform: TestPlatform
let caller: ApiCaller
const clock = Date.now()
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
  const { id } = await callsOf(platform).apiKey()
  const [place] = await platform.database.query<Pick<ApiCaller, 'divisionId' | 'sourceId'>>(
    `select division_id as "divisionId", source_id as "sourceId" from api_key where id = $1`,
    [id],
  )
  if (place === undefined) throw new Error('the key has a place')
  caller = { ...place, apiKeyId: id, hallId: null, authority: 'LOCAL' }
})
afterAll(() => platform.stop())

const deps = () => ({ ...platform.running, rules: platform.running.app.rules })
const reportOf = (over: Record<string, unknown> = {}) =>
  ({
    ...caseReport(clock),
    applicant: { type: 'NATURAL_PERSON', name: '云舒', certificateType: '414', certificateNo: 'E0000001' },
    agent: { name: '代办人', phone: '16100000001' },
    ...over,
  }) as CaseReport
const many = (name: string, count: number, over: Record<string, unknown> = {}): ReportedCase[] =>
  Array.from({ length: count }, (_, at) => ({ caseNo: `${name}-${at}`, report: reportOf(over), at: clock }))

/** Everything that is kept of a case but ids, keyed images and ciphertexts. */
const keptOf = (caseNo: string) =>
  platform.database.query(
    `select to_jsonb(c) - '{id,revision_id,case_no_index,case_no_anywhere_index}'::text[] as case_row, to_jsonb(r) - '{id,case_id,fingerprint}'::text[] as revision,
       (select jsonb_agg(to_jsonb(o) - '{id,case_id}'::text[] order by o.sequence) from service_occurrence o where o.case_id = c.id) as occurrences,
       (select jsonb_agg(to_jsonb(i) - '{id,occurrence_id,token_hash}'::text[]) from invitation i join service_occurrence o on o.id = i.occurrence_id where o.case_id = c.id) as invitations,
       (select jsonb_agg(jsonb_build_array(f.field, length(f.sealed), f.hall_id, k.epoch) order by f.field) from vault.sealed_field f join vault.data_key k using (record_id) where f.record_id = r.id) as sealed
     from service_case c join service_case_revision r on r.case_id = c.id where c.case_no_index = $1 order by r.revision`,
    [platform.running.world.vault.blindIndex('case-index', `${caller.sourceId}|${caseNo}`)],
  )

describe('many cases reported together', () => {
  test('are kept exactly as each would be alone', async () => {
    const report = reportOf({
      occurrences: [occurrenceOf(clock), occurrenceOf(clock, { sequence: 2, outcome: 'REFUSED' })],
    })
    await keepCase(deps(), caller, 'ALONE-1', report)
    expect(
      await keepCases(deps(), caller, [{ caseNo: 'TOGETHER-1', report, at: clock }, ...many('NEIGHBOUR', 5)]),
    ).toEqual({
      created: 6,
      changed: 0,
      unchanged: 0,
    })
    const [alone, together] = [await keptOf('ALONE-1'), await keptOf('TOGETHER-1')]
    // The case number is sealed too, and one is longer than the other.
    const lengths = (rows: typeof alone) =>
      JSON.parse(JSON.stringify(rows).replace(/\["case-no", ?\d+/g, '["case-no",0'))
    expect(lengths(together)).toEqual(lengths(alone))
    expect(alone).toHaveLength(1)
  })

  test('a repeat writes nothing, together or alone, and tells the same tokens', async () => {
    const sent = many('REPEATED', 3)
    await keepCases(deps(), caller, sent)
    expect(await keepCases(deps(), caller, sent)).toEqual({ created: 0, changed: 0, unchanged: 3 })
    const tokens = await findTokens(deps(), caller, [...sent.map(({ caseNo }) => caseNo), 'NEVER-HEARD-OF'])
    expect(tokens.size).toBe(3)
    for (const { caseNo, report } of sent) {
      const kept = await keepCase(deps(), caller, caseNo, report)
      expect(kept.changed).toBe(false)
      expect(tokens.get(caseNo)?.get(1)).toBe(kept.occurrences[0]?.invitation?.token)
    }
  })

  test('a later report adds a service and leaves the first as it was', async () => {
    const [first] = many('LATER', 1)
    if (first === undefined) throw new Error('one was made')
    await keepCases(deps(), caller, [first])
    const before = await findTokens(deps(), caller, ['LATER-0'])
    const report = reportOf({
      occurrences: [occurrenceOf(clock), occurrenceOf(clock, { sequence: 2, service: 'COLLECTION' })],
    })
    expect(await keepCases(deps(), caller, [{ ...first, report }])).toEqual({ created: 0, changed: 1, unchanged: 0 })
    const after = await findTokens(deps(), caller, ['LATER-0'])
    expect([...(after.get('LATER-0')?.keys() ?? [])].sort()).toEqual([1, 2])
    expect(after.get('LATER-0')?.get(1)).toBe(before.get('LATER-0')?.get(1))
  })

  test('are kept all or none: one that the rules refuse refuses the batch', async () => {
    const refused = { ...reportOf(), occurrences: [occurrenceOf(clock, { endedAt: undefined })] } as CaseReport
    const batch = [...many('BATCH', 3), { caseNo: 'WRONG', report: refused, at: clock }]
    await expect(keepCases(deps(), caller, batch)).rejects.toMatchObject({ code: 'OUTCOME_WITHOUT_END' })
    const elsewhere = {
      ...reportOf(),
      occurrences: [occurrenceOf(clock, { hallCode: otherHall, staffNo: undefined })],
    } as CaseReport
    const foreign = [...many('BATCH', 3), { caseNo: 'FOREIGN', report: elsewhere, at: clock }]
    await expect(keepCases(deps(), caller, foreign)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await keptOf('BATCH-0')).toEqual([])
  })

  test('a service that ended cannot be moved by a batch either', async () => {
    await keepCases(deps(), caller, many('MOVED', 1))
    const moved = many('MOVED', 1, { occurrences: [occurrenceOf(clock, { windowCode: 'A02' })] })
    await expect(keepCases(deps(), caller, moved)).rejects.toMatchObject({ code: 'SERVICE_ENDED_ALREADY' })
  })

  test('what is reported too long afterwards is kept and not invited', async () => {
    const old = new Date(clock - 40 * 86_400_000).toISOString()
    const occurrences = [occurrenceOf(clock, { endedAt: old })]
    await keepCases(deps(), caller, many('OLD', 1, { acceptedAt: old, occurrences }))
    expect((await findTokens(deps(), caller, ['OLD-0'])).size).toBe(0)
    expect(await keptOf('OLD-0')).toHaveLength(1)
  })
})
