import type { RefusalCode } from '../../contracts/problem.ts'
import { sayRefusal } from '../shared/refusal.ts'
import type { FieldTexts } from './texts.zh.ts'

/** What was refused, in words. */
export function sayCode(t: FieldTexts, code: RefusalCode): string {
  return (t.refusals as Readonly<Partial<Record<RefusalCode, string>>>)[code] ?? sayRefusal(t.shared, code)
}
