import type { followOwnMaliciousEntry, objectToOwnMaliciousEntry } from '../../contracts/malicious-evaluator.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import { objectToEntry, standingOfEntry } from '../../domain/malicious-evaluator.ts'
import type { AppealDeps } from '../appeal/index.ts'
import { findFollowed, openWords, readWritten } from '../handling-order/index.ts'
import { committed } from '../platform/database.ts'
import { loadByReceipt } from '../platform/receipt.ts'
import { granted, Refused } from '../platform/refused.ts'
import { appendTo } from './actions.ts'
import { type EntryEventRow, listEntries } from './store.ts'
import { type EntryStory, loadEntryStories } from './story.ts'
import { viewTimes } from './view.ts'

type OwnEntry = AnswerOf<typeof objectToOwnMaliciousEntry>['entry']

/** What was decided of one’s evaluation, with the reasons; a proposal that nobody has confirmed is no decision. */
export async function followOwn(deps: AppealDeps, receipt: string): Promise<AnswerOf<typeof followOwnMaliciousEntry>> {
  const story = await findOwn(deps, receipt)
  return { entry: story === undefined ? null : await viewOwn(deps, story) }
}

export async function objectOwn(
  deps: AppealDeps,
  { receipt, words }: BodyOf<typeof objectToOwnMaliciousEntry>,
): Promise<AnswerOf<typeof objectToOwnMaliciousEntry>> {
  const story = await findOwn(deps, receipt)
  if (story === undefined) throw new Refused('NOT_FOUND')
  const event = granted(objectToEntry(story.entry, story.context))
  await appendTo(deps.world, story, { event, words }, committed)
  return { entry: await viewOwn(deps, (await findOwn(deps, receipt)) ?? story) }
}

async function findOwn(deps: AppealDeps, receipt: string): Promise<EntryStory | undefined> {
  const { world } = deps
  const { row } = await loadByReceipt(world, receipt, (id) => findFollowed(world.vaultDb, id))
  const rows = await listEntries(world.app, { evaluationId: row.id, limit: 1 })
  const [story] = await loadEntryStories(deps, world.app, rows)
  return story?.entry.confirmedAt === null ? undefined : story
}

/** Who they are that decided is not told. */
async function viewOwn({ world }: AppealDeps, story: EntryStory): Promise<OwnEntry> {
  const { entry, events, context } = story
  const opened = await openWords(
    world,
    events.flatMap(({ recordId }) => (recordId === null ? [] : [recordId])),
  )
  const wordsOf = (kinds: readonly EntryEventRow['kind'][]) =>
    events
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap(({ recordId }) => readWritten(opened.get(recordId ?? '')).words ?? [])
  return {
    standing: standingOfEntry(entry, context),
    ...viewTimes(story),
    reasons: wordsOf(['PROPOSED', 'CONFIRMED']),
    objection: wordsOf(['OBJECTED'])[0] ?? null,
    verdict: entry.verdict,
    answers: wordsOf(['JUDGED', 'ENDED']),
    mayObject: objectToEntry(entry, context).granted,
  }
}
