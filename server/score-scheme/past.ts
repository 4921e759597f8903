import { addDays, type PlainDate, startOfDay } from '../../domain/kernel/plain-date.ts'
import type { ScoreScheme } from '../../domain/score-scheme.ts'
import { committed } from '../platform/database.ts'
import { findDivisionNames } from '../policy-proposal/index.ts'
import { type Asking, decide, draft, type SchemeDeps } from './actions.ts'
import { findScheme, findSchemeHeads, type SchemeHead } from './store.ts'
import { toScheme } from './view.ts'

/** A version of a shipped scheme that a city that is played has decided for itself. */
interface PastScheme {
  readonly code: string
  /** Drafted and decided the day before. */
  readonly effectiveFrom: PlainDate
  readonly source: string
  readonly reason: string
  /** Made from what holds before. */
  readonly make: (base: ScoreScheme) => ScoreScheme
}

/** Two accounts: nobody puts in force what he has drafted. */
interface PastSchemers {
  readonly drafterId: string
  readonly deciderId: string
}

const hourMs = 3_600_000
const [draftedAtHour, decidedAtHour] = [10, 15]

/**
 * Drafts and puts in force a version for everybody, through the steps that everybody takes. What was done before is not done again.
 *
 * @returns whether it is in force; not where others have made a version of it meanwhile
 */
export async function bringPastScheme(deps: SchemeDeps, past: PastScheme, people: PastSchemers): Promise<boolean> {
  const root = deps.rules.rootDivisionId
  const own = async () => {
    const heads = await findSchemeHeads(deps.world.app)
    return heads.filter(({ code, divisionId }) => code === past.code && divisionId === root)
  }
  const isOwn = ({ draftedBy }: SchemeHead) => draftedBy === people.drafterId
  const before = await own()
  if (before.some((head) => !isOwn(head) && head.draftedBy !== null)) return false
  const drafted = before.find(isOwn) ?? (await draftPast(deps, past, people, before))
  if (drafted?.outcome === null) await decidePast(deps, past, people, drafted.schemeId)
  return drafted !== undefined
}

const dayBefore = ({ effectiveFrom }: PastScheme) => startOfDay(addDays(effectiveFrom, -1))

const at = ({ world, rules }: SchemeDeps, now: number): SchemeDeps => ({ world: { ...world, now: () => now }, rules })

const askingOf = ({ rules }: SchemeDeps, accountId: string): Asking => ({
  session: { accountId, post: null },
  reach: { divisionId: rules.rootDivisionId, hallId: null },
})

async function draftPast(
  deps: SchemeDeps,
  past: PastScheme,
  { drafterId }: PastSchemers,
  heads: readonly SchemeHead[],
): Promise<Pick<SchemeHead, 'schemeId' | 'outcome'> | undefined> {
  const { code, source, reason } = past
  const [shipped] = heads
  const base = shipped && (await findScheme(deps.world.app, shipped.schemeId))
  if (base === undefined) return undefined
  const then = at(deps, dayBefore(past) + draftedAtHour * hourMs)
  const names = await findDivisionNames(deps.world.app, past.effectiveFrom)
  const divisionCode = names.get(deps.rules.rootDivisionId)?.divisionCode ?? ''
  const { schemeId } = await draft(
    then,
    askingOf(deps, drafterId),
    { divisionCode, code, scheme: toScheme(past.make(base.body)), source, reason, baseSchemeId: base.schemeId },
    committed,
  )
  return { schemeId, outcome: null }
}

async function decidePast(
  deps: SchemeDeps,
  past: PastScheme,
  { deciderId }: PastSchemers,
  schemeId: string,
): Promise<void> {
  const { effectiveFrom, reason } = past
  const then = at(deps, dayBefore(past) + decidedAtHour * hourMs)
  await decide(then, askingOf(deps, deciderId), schemeId, { outcome: 'PUBLISHED', effectiveFrom, reason }, committed)
}
