import type { RefusalCode } from '../../contracts/problem.ts'
import type { SharedTexts } from './texts.shape.ts'

/** In words for people. What only the console can say is a fault on any other face: its routes never answer so there. */
export function sayRefusal({ refusals }: Pick<SharedTexts, 'refusals'>, code: RefusalCode): string {
  return (refusals as Readonly<Partial<Record<RefusalCode, string>>>)[code] ?? refusals.FAULT
}
