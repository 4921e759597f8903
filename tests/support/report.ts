import { createHash } from 'node:crypto'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { writeReport } from '../../domain/report.ts'
import { makeReport } from '../../domain/report-section.ts'
import { uuidV7 } from '../../server/platform/uuid.ts'
import { insertReport } from '../../server/report/store.ts'
import type { TestPlatform } from './platform.ts'

const [fromDay, toDay] = ['2019-01-07', '2019-01-13'] as [PlainDate, PlainDate]

/** The report of a week of 2019, in which one order was opened at a hall. */
export async function bringWeekReport(
  { database, running: { world } }: Pick<TestPlatform, 'database' | 'running'>,
  hallCode: string,
): Promise<string> {
  const [place] = await database.query<{ hallId: number; divisionId: number }>(
    `select h.id as "hallId", v.division_id as "divisionId" from service_hall h join service_hall_version v on v.hall_id = h.id
     where h.hall_code = $1 order by v.effective_from desc, v.revision desc limit 1`,
    [hallCode],
  )
  if (place === undefined) throw new Error(`no hall ${hallCode}`)
  const now = world.now()
  const id = uuidV7(now)
  const days = { period: fromDay, fromDay, toDay }
  const text = writeReport(
    makeReport({
      ...{ kind: 'WEEK', ...days, place: { code: hallCode, name: hallCode }, madeAt: new Date(now).toISOString() },
      ...{ basis: null, smallestCell: 5, published: null, closures: null, alerts: [], lists: [], visits: [] },
      participation: { total: { served: 9, invited: 0, evaluated: 0 }, windows: [] },
      handling: { opened: 1, exceptions: [], rates: [], halls: [], underWay: null, observed: null },
    }),
  )
  const digest = createHash('sha256').update(text).digest()
  await insertReport(world.app, {
    ...{ id, ...place, kind: 'WEEK', ...days, publicationId: null, digest, text, madeAt: new Date(now) },
  })
  return id
}
