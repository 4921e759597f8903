import { addDays, startOfDay } from '../../domain/kernel/plain-date.ts'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import type { PastStep } from '../../server/handling-order/index.ts'
import type { PastSupplement } from '../../server/supplement/index.ts'
import type { Dice } from './dice.ts'
import type { PlantedCity } from './plants.ts'
import { tagsOf } from './words.ts'

const hourMs = 3_600_000
/** One of so many says how it is after a call, and after it has been put right. */
const shareRevising = 0.04
const shareSupplementing = 0.3

const laterWords: Readonly<Record<SatisfactionGrade, readonly string[]>> = {
  1: ['还是老样子', '说改好了，去看并没有改'],
  2: ['改了一点，没有全改', '电话里说得好，窗口还是慢'],
  3: ['比上次好一点', '一般'],
  4: ['这次一次就办成了', '告知单确实换了'],
  5: ['改得快，谢谢', '专门回了电话，问题解决了'],
}

/** What somebody says later of a service that he has evaluated badly, freely; most say nothing. */
export function supplementsOf(
  city: PlantedCity,
  { steps, first }: { readonly steps: readonly PastStep[]; readonly first: SatisfactionGrade },
  dice: Dice,
): readonly PastSupplement[] {
  const endsAt = startOfDay(addDays(city.parameters.until, 1))
  return [revisionOf(steps, first, dice), supplementaryOf(steps, first, dice)].filter(
    (said): said is PastSupplement => said !== undefined && said.at < endsAt,
  )
}

function revisionOf(steps: readonly PastStep[], first: SatisfactionGrade, dice: Dice): PastSupplement | undefined {
  const said = saidOf('REVISION', dice.pick([first, first, 3, 4] as const), dice)
  const contact = steps.find(({ ask }) => ask.kind === 'CONTACT' && ask.outcome === 'REACHED')
  const at = (contact?.at ?? 0) + dice.whole(1, 20) * hourMs
  const fedBack = steps.find(({ ask }) => ask.kind === 'FEED_BACK')
  const isAsked = contact !== undefined && (fedBack === undefined || at < fedBack.at)
  return dice.chance(shareRevising) && isAsked ? { at, ...said } : undefined
}

/** Not of what was only explained, nor while it is taken up again. */
function supplementaryOf(steps: readonly PastStep[], first: SatisfactionGrade, dice: Dice): PastSupplement | undefined {
  const said = saidOf('SUPPLEMENTARY', dice.pick([first, first, 1, 2, 3, 4, 4, 4, 5, 5, 5] as const), dice)
  const days = dice.whole(1, 20)
  const fedBack = steps.findLast(({ ask }) => ask.kind === 'FEED_BACK')
  const finding = steps.findLast(({ ask }) => ask.kind === 'VERIFY')?.ask
  const isExplained = finding?.kind === 'VERIFY' && finding.finding === 'NO_LEGAL_BASIS'
  if (fedBack === undefined || isExplained || !dice.chance(shareSupplementing)) return undefined
  const isTakenUp = steps.some(({ at, ask }) => at > fedBack.at && ask.kind === 'RATE' && !ask.isSolved)
  return isTakenUp ? undefined : { at: fedBack.at + days * 24 * hourMs, ...said }
}

function saidOf(kind: PastSupplement['kind'], grade: SatisfactionGrade, dice: Dice): Omit<PastSupplement, 'at'> {
  const tags = tagsOf(dice, grade, 'PAPERS')
  const comment = dice.pick(laterWords[grade])
  return { kind, grade, tags, ...(dice.chance(0.6) ? { comment } : {}) }
}
