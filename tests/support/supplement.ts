import { type OrderEvent, toHandlingOrder } from '../../domain/handling-order.ts'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import { changeOf, giveSupplement, type SupplementPolicy } from '../../domain/supplement.ts'
import type { ServiceCalendar } from '../../domain/time-limit.ts'
import type { PastStep } from '../../server/handling-order/index.ts'
import { diceOf } from '../../tools/city/dice.ts'
import type { PlantedCity } from '../../tools/city/plants.ts'
import { supplementsOf } from '../../tools/city/supplement.ts'

const policy: SupplementPolicy = {
  revisionWithin: { count: 15, unit: 'NATURAL_DAYS' },
  supplementaryWithin: { count: 30, unit: 'NATURAL_DAYS' },
  counts: 'FIRST',
}

interface Played {
  readonly steps: readonly PastStep[]
  readonly told: readonly OrderEvent[]
  readonly first: SatisfactionGrade
  readonly name: string
}

/** That somebody has, in a city that is like one. */
export const everyWay = ['REVISION STAYED', 'SUPPLEMENTARY ROSE', 'SUPPLEMENTARY STAYED', 'SUPPLEMENTARY FELL']

/** Each kind with the way it went, asked of the rule on the order as it stood; a refusal fails the test with its code. */
export function changesBy(
  city: PlantedCity,
  { told, first, steps, name }: Played,
  calendar: ServiceCalendar,
): readonly string[] {
  const dice = diceOf(city.parameters.seed, 'supplement', name)
  return supplementsOf(city, { steps, first }, dice).map(({ at, kind, grade }) => {
    const order = toHandlingOrder(told.filter((event) => event.at <= at))
    const decision = giveSupplement(kind, { order, given: [], isInvalidated: false }, { policy, calendar, now: at })
    if (!decision.granted) throw new Error(`${kind} ${decision.code}`)
    return `${kind} ${changeOf(first, grade)}`
  })
}
