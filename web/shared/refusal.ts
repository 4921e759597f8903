import type { RefusalCode } from '../../contracts/problem.ts'
import { sayEarlyRefusal } from './early-refusal.ts'
import { laterRefusals } from './later-refusals.ts'
import type { SharedTexts } from './texts.shape.ts'

/** In words for people. What only the console can say is a fault on any other face: its routes never answer so there. */
export function sayRefusal(shared: Pick<SharedTexts, 'language' | 'refusals'>, code: RefusalCode): string {
  const later: Readonly<Partial<Record<RefusalCode, string>>> = laterRefusals[shared.language]
  return later[code] ?? sayEarlyRefusal(shared, code)
}
