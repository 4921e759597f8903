import type { TestPlatform } from './platform.ts'

/** A reading of an evaluation’s words that stays the newest, whatever the platform itself reads meanwhile. @returns its id */
export async function bringReading(
  { database }: Pick<TestPlatform, 'database'>,
  evaluationId: string,
): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `insert into comment_reading (record_id, reader, evaluation_id, origin, division_id, hall_id, window_id, item_id, grade, said_at,
       is_unreadable, labels, polarity, minhash, review, read_at)
     select e.id, 'brought', e.id, 'EVALUATION', e.division_id, e.hall_id, e.window_id, e.item_id, e.grade, e.received_at,
       false, '{其他}', 'NEUTRAL', '\\x00000000', 'LOW_MARGIN', '2199-01-01'
     from evaluation e where e.id = $1 returning id`,
    [evaluationId],
  )
  if (row === undefined) throw new Error('there is no such evaluation')
  return row.id
}
