import { committed } from '../platform/database.ts'
import type { Asking, SuggestionDeps } from './deps.ts'
import { step } from './desk.ts'
import { findByKey, findSuggestions } from './store.ts'
import { keepSuggestion } from './take.ts'

/** What somebody left in the box of a city that is played; of a hall, without a contact. */
export interface PastSuggestion {
  /** No two of a city are named alike. */
  readonly name: string
  readonly hallCode: string
  readonly words: string
  readonly at: number
  /** What whoever left it was told, and when; undefined: it waits, or a finding answers it. */
  readonly answer?: { readonly words: string; readonly at: number } | undefined
}

/** Keeps what was left in the box at a moment of the past, and what was answered. Kept again, it is the same. @returns its id */
export async function keepPastSuggestion(
  { world, rules }: SuggestionDeps,
  asking: Asking,
  { name, hallCode, words, at, answer }: PastSuggestion,
): Promise<string> {
  const then = (now: number) => ({ world: { ...world, now: () => now }, rules })
  const key = `trial-city|${name}`
  await keepSuggestion(then(at), { hallCode, words }, key, async () => undefined)
  const kept = await findByKey(world.vaultDb, world.vault.blindIndex('idempotency', `suggestion|${key}`))
  if (kept === undefined) throw new Error('what was kept is there')
  const [row] = await findSuggestions(world.app, { suggestionId: kept.id, limit: 1 })
  if (answer !== undefined && row?.ownStep === null)
    await step(then(answer.at), asking, kept.id, { step: 'ANSWERED', words: answer.words }, committed)
  return kept.id
}
