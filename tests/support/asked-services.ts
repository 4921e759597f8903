import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { callsOf } from './calls.ts'
import { caseReport, type TestPlatform } from './platform.ts'

export interface AskedServices {
  readonly hallCode: string
  readonly windowCode: string
  readonly day: PlainDate
  /** So many that were done, and so many that were refused; and how many of each were invited. */
  readonly good: number
  readonly goodInvited: number
  readonly bad: number
  readonly badInvited: number
}

let reported = 0

/**
 * Services at a window on the noon of a day, as if they had been reported then. One case is reported at the front door; the others are its copies. Whoever
 * was invited had a fortnight.
 */
export async function bringAskedServices(platform: TestPlatform, asked: AskedServices): Promise<void> {
  reported += 1
  const kept = await callsOf(platform).putCase(`ASKED-${reported}`, caseReport(platform.running.world.now()))
  const { hallCode, windowCode, day, good, goodInvited, bad, badInvited } = asked
  const wanted = [
    ...Array.from({ length: good }, (_, at) => ({ outcome: 'DONE', isInvited: at < goodInvited })),
    ...Array.from({ length: bad }, (_, at) => ({ outcome: 'REFUSED', isInvited: at < badInvited })),
  ]
  await platform.database.query(
    `with wanted as (
       select x.outcome, x."isInvited" as invited, row_number() over () as turn, gen_random_uuid() as case_id, gen_random_uuid() as id
       from jsonb_to_recordset($2::jsonb) as x (outcome text, "isInvited" boolean)
     ), original as (
       select c, o, i from service_case c join service_occurrence o on o.case_id = c.id join invitation i on i.occurrence_id = o.id where c.id = $1
     ), place as (
       select w.id as window_id, h.id as hall_id from service_window w join service_hall h on h.id = w.hall_id where h.hall_code = $3 and w.window_code = $4
     ), cases as (
       insert into service_case
       select (jsonb_populate_record(c, jsonb_build_object('id', case_id, 'case_no_index', '\\x' || substr(replace(case_id::text, '-', ''), 1, 32)))).*
       from wanted, original
     ), occurrences as (
       insert into service_occurrence
       select (jsonb_populate_record(o, jsonb_build_object('id', wanted.id, 'case_id', case_id, 'outcome', outcome, 'window_id', place.window_id,
         'hall_id', place.hall_id, 'staff_id', null, 'started_at', null, 'ended_at', ($5::date + interval '12 hours') at time zone 'Asia/Shanghai'))).*
       from wanted, original, place
     )
     insert into invitation
     select (jsonb_populate_record(i, jsonb_build_object('id', wanted.id, 'occurrence_id', wanted.id, 'token_hash',
       '\\x' || substr(replace(wanted.id::text, '-', ''), 1, 32), 'issued_at', ($5::date + interval '12 hours') at time zone 'Asia/Shanghai',
       'expires_at', ($5::date + interval '14 days') at time zone 'Asia/Shanghai'))).*
     from wanted, original where invited`,
    [kept.body.caseId, JSON.stringify(wanted), hallCode, windowCode, day],
  )
}
