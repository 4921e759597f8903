import { keepFile } from '../../server/evidence-file/index.ts'
import { committed } from '../../server/platform/database.ts'
import { callsOf } from './calls.ts'
import { pngOf } from './evidence.ts'
import { workedOrder } from './handling.ts'
import type { TestPlatform } from './platform.ts'

export const somePhoto = { mediaType: 'image/png', content: pngOf().toString('base64') } as const

/** A photo that the first event of an order, or of its appeal, names: as if whoever acted there had handed it in. */
export async function bringFile(
  { database, running: { world, app } }: TestPlatform,
  orderId: string,
  appealId: string | null = null,
): Promise<string> {
  const [owner] = await database.query<{ divisionId: number; hallId: number }>(
    'select division_id as "divisionId", hall_id as "hallId" from handling_order where id = $1',
    [orderId],
  )
  if (owner === undefined) throw new Error('no such order')
  const sender = { ...owner, orderId, actorKind: 'CITIZEN', accountId: null } as const
  const { fileId } = await keepFile({ world, rules: app.rules }, sender, somePhoto, committed)
  await database.query(
    `insert into evidence_use (file_id, order_id, order_sequence, appeal_id, appeal_sequence, division_id, hall_id)
     values ($1, $2, case when $3::uuid is null then 1 end, $3, case when $3::uuid is not null then 1 end, $4, $5)`,
    [fileId, orderId, appealId, owner.divisionId, owner.hallId],
  )
  return fileId
}

/** An order taken up again by its citizen, with a photo. */
export async function bringOwnFile(platform: TestPlatform) {
  const { orderId, receipt } = await workedOrder(platform, 6)
  const calls = callsOf(platform)
  const kept = await calls.post<{ fileId: string }>('/api/v1/handling-orders/own-files', { receipt, ...somePhoto })
  const { fileId } = kept.body
  const answer = { receipt, answer: 'REOPEN', words: '没有改', files: [{ kind: 'PHOTO', fileId }] }
  const answered = await calls.post('/api/v1/handling-orders/answers', answer)
  if (answered.status !== 200) throw new Error(`not taken up again: ${answered.text}`)
  return { orderId, receipt, fileId }
}
