import { sayInstant } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import { sayRefusal } from '../../shared/refusal.ts'
import type { Answer } from '../call.ts'
import type { ConsoleTexts } from '../texts.zh.ts'
import type { Places } from '../use-places.ts'
import type { AuditTexts } from './texts.zh.ts'

export type Entry = Answer<'searchAuditEntries'>['entries'][number]

/** How the page says things: its own words, those of the console, and the names of places. */
export interface AuditSpoken {
  readonly language: Language
  readonly t: AuditTexts
  readonly shared: ConsoleTexts
  readonly places: Places
}

export function sayActor({ t }: AuditSpoken, { actor }: Entry): string {
  return `${t.actors[actor.kind]} · ${actor.name ?? t.unnamed}`
}

export function sayTarget({ t }: AuditSpoken, { target }: Entry): string {
  return target.id === null ? t.targets[target.kind] : `${t.targets[target.kind]} · ${target.id}`
}

/** A refusal in the words with which it was told; the code stays beside it, because it is what is searched for. */
export function sayResult({ t, shared }: AuditSpoken, { result }: Entry): string {
  if (result === 'DONE') return t.filter.done
  const words: Readonly<Record<string, string>> = shared.refusals
  return `${t.filter.refused} · ${words[result] ?? sayRefusal(shared.shared, result as Parameters<typeof sayRefusal>[1])}`
}

export function sayPlace({ t, places }: AuditSpoken, { hallCode, divisionCode }: Entry): string {
  if (hallCode !== null) return places.halls.find((hall) => hall.hallCode === hallCode)?.name ?? hallCode
  if (divisionCode === null) return t.nowhere
  return places.divisions.find((division) => division.divisionCode === divisionCode)?.name ?? divisionCode
}

export const sayTime = ({ language }: AuditSpoken, { at }: Entry): string => sayInstant(language, at)
