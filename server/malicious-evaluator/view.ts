import type * as promises from '../../contracts/malicious-evaluator.ts'
import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import { isPermitted } from '../../domain/access.ts'
import {
  findCountRefusal,
  type MaliciousStep,
  optionsOfEntry,
  standingOfEntry,
  timesOfEntry,
} from '../../domain/malicious-evaluator.ts'
import { readScoped } from '../access/index.ts'
import { type AppealDeps, type AskedAppeal, type Asking, loadAppealAsked } from '../appeal/index.ts'
import { openWords, readWritten } from '../handling-order/index.ts'
import { findEvaluatorAddresses } from '../letter/index.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import { findByImages, listEntries } from './store.ts'
import { type EntryStory, loadEntryStories, loadRegister } from './story.ts'

type EntryView = AnswerOf<typeof promises.seeMaliciousEntry>

const pageEntries = 50

export async function viewEntries(
  deps: AppealDeps,
  { reach }: Asking,
  query: QueryOf<typeof promises.listMaliciousEntries>,
): Promise<AnswerOf<typeof promises.listMaliciousEntries>> {
  const now = deps.world.now()
  loadRegister(deps.rules, reach.divisionId, now)
  const limit = query.limit === undefined ? pageEntries : Number(query.limit)
  const after = query.after === undefined ? undefined : Number(query.after)
  const stories = await readScoped(deps, reach, async (tx) =>
    loadEntryStories(deps, tx, await listEntries(tx, { after, limit })),
  )
  return {
    asOf: new Date(now).toISOString(),
    entries: stories.map(viewListed),
    next: stories.length < limit ? null : (stories.at(-1)?.row.number ?? null),
  }
}

/** The entry that came of an appeal, with the reasons, for who may decide on it; and what he may do. */
export async function viewEntry(deps: AppealDeps, asking: Asking, appealId: string): Promise<EntryView> {
  const { world, rules } = deps
  const asked = await loadAppealAsked(deps, asking, appealId)
  const { divisionId, hallId } = asked.row
  const now = world.now()
  const register = loadRegister(rules, divisionId, now)
  const story = await readScoped(deps, asking.reach, async (tx) => {
    const [found] = await loadEntryStories(deps, tx, await listEntries(tx, { appealId, limit: 1 }))
    return found
  })
  const written = story?.events.flatMap(({ recordId }) => (recordId === null ? [] : [recordId])) ?? []
  const opened = await openWords(world, written)
  const fresh = { policy: register.body, isKept: true, calendar: rules.calendarOf(divisionId, hallId), now }
  const options = optionsOfEntry(story?.entry, stepsOf(asking), toAsk(asked), story?.context ?? fresh)
  if (story === undefined) return { asOf: new Date(now).toISOString(), entry: null, options: [...options] }
  const events = story.events.map(({ sequence, kind, at, actorKind, accountId, facts, recordId }) => ({
    sequence,
    kind,
    at: at.toISOString(),
    by: actorKind,
    isOwn: accountId === asking.session.accountId,
    verdict: facts.verdict ?? null,
    words: readWritten(opened.get(recordId ?? '')).words,
  }))
  return { asOf: new Date(now).toISOString(), entry: { ...viewListed(story), events }, options: [...options] }
}

export const toAsk = ({ appeal, order, asker }: AskedAppeal) => ({ appeal, order, asker })

function stepsOf({ session: { post } }: Asking): readonly MaliciousStep[] {
  if (post === null) return []
  return [
    ...(isPermitted(post.role, 'malicious-evaluator:decide')
      ? (['PROPOSE', 'CONFIRM', 'DECLINE', 'END'] as const)
      : []),
    ...(isPermitted(post.role, 'malicious-evaluator:judge') ? (['JUDGE'] as const) : []),
  ]
}

export function viewTimes({ entry, context }: EntryStory) {
  const { objectUntil, endsAt } = timesOfEntry(entry, context)
  return {
    confirmedAt: toText(entry.confirmedAt),
    objectUntil: toText(objectUntil),
    endsAt: toText(endsAt),
    endedAt: toText(entry.endedAt),
    ending: entry.ending,
  }
}

function viewListed(story: EntryStory): AnswerOf<typeof promises.listMaliciousEntries>['entries'][number] {
  const { row, entry, context } = story
  return {
    appealId: row.appealId,
    number: row.number,
    standing: standingOfEntry(entry, context),
    version: entry.version,
    proposedAt: new Date(entry.proposedAt).toISOString(),
    ...viewTimes(story),
  }
}

const toText = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** Of which it is found again whether two evaluations came from one address. No other register, index or list can be compared with them. */
export const imagesOf = ({ vault }: Pick<World, 'vault'>, addresses: readonly string[], registerId: number) =>
  addresses.map((address) => vault.blindIndex('malicious-evaluator', `${registerId}|${address}`))

/** Opened for who decides while he looks: kept nowhere. Each entry is about an evaluation of its own, and ends by its own day. */
export async function countInForce(
  deps: AppealDeps,
  asking: Asking,
  appealId: string,
): Promise<AnswerOf<typeof promises.countMaliciousEntries>> {
  const { world, rules } = deps
  const asked = await loadAppealAsked(deps, asking, appealId)
  const { evaluationId, divisionId } = asked.row
  const register = loadRegister(rules, divisionId, world.now())
  const refusal = findCountRefusal(toAsk(asked), true)
  if (refusal !== undefined) throw new Refused(refusal)
  const addresses = await findEvaluatorAddresses(world, evaluationId)
  const registerId = register.divisionId
  const rows = await findByImages(world.app, imagesOf(world, addresses, registerId), { registerId, evaluationId })
  const stories = await loadEntryStories(deps, world.app, rows)
  return { entriesInForce: stories.filter(isInForce).length }
}

export const isInForce = ({ entry, context }: EntryStory) => standingOfEntry(entry, context) === 'IN_FORCE'
