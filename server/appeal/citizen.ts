import type { answerOwnAppeal, followOwnAppeal } from '../../contracts/appeal.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import { speakOnAppeal } from '../../domain/appeal.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findFollowed, openWords, readWritten } from '../handling-order/index.ts'
import { committed } from '../platform/database.ts'
import { loadByReceipt } from '../platform/receipt.ts'
import { granted, Refused } from '../platform/refused.ts'
import { appendTo } from './actions.ts'
import type { AppealDeps } from './asker.ts'
import { findAppealOf, listAppeals } from './store.ts'
import { type AppealStory, contextAt, loadAppealStory } from './story.ts'

type OwnAppeal = AnswerOf<typeof answerOwnAppeal>['appeal']

/** Whether somebody says that one’s evaluation should not count, and why; null where nobody does. */
export async function followOwn(deps: AppealDeps, receipt: string): Promise<AnswerOf<typeof followOwnAppeal>> {
  const story = await findOwn(deps, receipt)
  return { appeal: story === undefined ? null : await viewOwn(deps, story) }
}

export async function answerOwn(
  deps: AppealDeps,
  { receipt, stance, words }: BodyOf<typeof answerOwnAppeal>,
): Promise<AnswerOf<typeof answerOwnAppeal>> {
  const story = await findOwn(deps, receipt)
  if (story === undefined) throw new Refused('NOT_FOUND')
  const event = granted(speakOnAppeal(story.appeal, stance, contextAt(story, deps.world.now())))
  await appendTo(deps.world, story, { events: [event], written: { words } }, committed)
  return { appeal: await viewOwn(deps, (await findOwn(deps, receipt)) ?? story) }
}

async function findOwn({ world, rules }: AppealDeps, receipt: string): Promise<AppealStory | undefined> {
  const { row } = await loadByReceipt(world, receipt, (id) => findFollowed(world.vaultDb, id))
  const appeal = await findAppealOf(world.app, row.id)
  if (appeal === undefined) return undefined
  const wish = { appealId: appeal.id, limit: 1, today: toPlainDate(world.now()) }
  const [found] = await listAppeals(world.app, wish)
  return found === undefined ? undefined : loadAppealStory(rules, world.app, found)
}

/** The reasons of the unit, and of those who have decided; who they are is not told. */
async function viewOwn({ world }: AppealDeps, story: AppealStory): Promise<OwnAppeal> {
  const { appeal, times, events } = story
  const isTold = (kind: string) => kind === 'LODGED' || (kind === 'VOTED' && appeal.stage === 'DECIDED')
  const told = events.filter(({ kind }) => isTold(kind))
  const opened = await openWords(
    world,
    told.flatMap(({ recordId }) => (recordId === null ? [] : [recordId])),
  )
  const wordsOf = (wanted: (event: (typeof told)[number]) => boolean) =>
    told.filter(wanted).flatMap(({ recordId }) => readWritten(opened.get(recordId ?? '')).words ?? [])
  return {
    ground: appeal.ground,
    stage: appeal.stage,
    verdict: appeal.verdict,
    stance: appeal.stance,
    lodgedAt: new Date(appeal.lodgedAt).toISOString(),
    objectUntil: times.objectUntil === null ? null : new Date(times.objectUntil).toISOString(),
    decideUntil: times.decideUntil === null ? null : new Date(times.decideUntil).toISOString(),
    said: wordsOf(({ kind }) => kind === 'LODGED')[0] ?? null,
    reasons: wordsOf(({ kind, facts }) => kind === 'VOTED' && facts.verdict === appeal.verdict),
    mayAnswer: speakOnAppeal(appeal, 'OBJECTS', contextAt(story, world.now())).granted,
  }
}
