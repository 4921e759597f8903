import type { TestPlatform } from './platform.ts'

/** A practice of an order, as somebody has drafted it who calls nowhere. */
export async function bringPractice({ database }: Pick<TestPlatform, 'database'>, orderId: string): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `insert into practice (id, order_id, division_id, hall_id, window_id, item_id, kinds, title, done, applies_to, drafted_by, drafted_at)
     select gen_random_uuid(), o.id, o.division_id, o.hall_id, o.window_id, o.item_id, '{GUIDANCE}', '样本随指南更新', '每月核对样本', '各窗口',
       a.id, o.opened_at
     from handling_order o, account a where o.id = $1 and a.username = 'trial.hr' returning id`,
    [orderId],
  )
  if (row === undefined) throw new Error(`nothing drafted of ${orderId}`)
  return row.id
}
