import type { RefusalCode } from '../../contracts/problem.ts'
import type { SharedTexts } from './texts.shape.ts'

/** Of what whoever gives an evaluation can be told: without the sentences of other pages. */
export function sayEarlyRefusal({ refusals }: Pick<SharedTexts, 'refusals'>, code: RefusalCode): string {
  return (refusals as Readonly<Partial<Record<RefusalCode, string>>>)[code] ?? refusals.FAULT
}
