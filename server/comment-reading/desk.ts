import type { correctComment, listComments } from '../../contracts/comment-reading.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { labels } from '../../language/types.ts'
import { readScoped } from '../access/index.ts'
import type { Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { type FigureDeps, placeOf, weeksOf } from './figures.ts'
import type { CommentReader } from './read/reader.ts'
import { openComments } from './read/sweep.ts'
import { findReading, insertCorrection, listReadings } from './store.ts'

export interface DeskDeps extends FigureDeps {
  readonly reader: CommentReader
}

type View = AnswerOf<typeof listComments>

const pageComments = 50

/** Which comments, staff’s own role says; their words the vault opens, and they are masked anew before they leave. */
export async function viewComments(
  deps: DeskDeps,
  reach: Reach,
  { label, polarity, review, after, ...query }: QueryOf<typeof listComments>,
): Promise<View> {
  const now = deps.world.now()
  const wish = { ...placeOf(weeksOf(query, now), query), label, polarity, review, after }
  const rows = await readScoped(deps, reach, (tx) =>
    listReadings(tx, { ...wish, limit: pageComments, today: toPlainDate(now) }),
  )
  const words = await openComments(
    deps.world,
    rows.map(({ recordId }) => recordId),
  )
  const asked = rows.flatMap(({ recordId, grade }) => {
    const text = words.get(recordId)
    return text === undefined ? [] : [{ id: recordId, text, grade }]
  })
  const masked = new Map((await deps.reader.read(asked)).map((each) => [each.id, each.masked]))
  return {
    asOf: new Date(now).toISOString(),
    labels: [...labels],
    comments: rows.map(({ recordId, labels: given, ...row }) => ({
      ...row,
      labels: [...given],
      masked: masked.get(recordId) ?? null,
    })),
    next: rows.length < pageComments ? null : (rows.at(-1)?.id ?? null),
  }
}

export async function correct(
  deps: FigureDeps,
  asking: { readonly accountId: string; readonly reach: Reach; readonly id: string },
  { labels: wanted, polarity }: BodyOf<typeof correctComment>,
  inAudit: Transact,
): Promise<void> {
  const { world } = deps
  const { accountId, reach, id } = asking
  const unknown = wanted.findIndex((each) => !(labels as readonly string[]).includes(each))
  if (unknown >= 0) throw new Refused('MALFORMED', `/labels/${unknown}`)
  const now = world.now()
  const reading = await readScoped(deps, reach, (tx) => findReading(tx, id))
  if (reading === undefined) throw new Refused('NOT_FOUND', '/id')
  const row = { ...reading, id: uuidV7(now), accountId, newLabels: wanted, newPolarity: polarity, at: new Date(now) }
  await inAudit(world.app, async (tx) => {
    await insertCorrection(tx, row)
    return { divisionId: reading.divisionId, hallId: reading.hallId }
  })
}
