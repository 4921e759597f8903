import { addDays, type PlainDate, startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { countInvitations } from '../../server/invitation-count/index.ts'
import { type PastPublishers, playPublications } from '../../server/publication/index.ts'
import { lookAfterPeriods } from '../../server/score-period/index.ts'
import type { CitySite } from '../../server/trial/index.ts'
import { type CityParameters, firstDayOf } from './parameters.ts'

const hourMs = 3_600_000
/** A quarter that is over when the city ends is shown, objected to and signed off within so many days, holidays included. */
const daysOfPublishing = 60
/** In the morning, when everything of the day before has been written. */
const morningHour = 9

/**
 * Lets the days of a city that stands pass once more for what time alone does: invitations are counted, periods close, are shown for objections and become final, and three people
 * bring them to the public. Time does not stand still after the last day of the city: what ended on it comes to the public as far as today. What was done before is not
 * done again.
 */
export async function publishPeriods(
  { world, rules }: Pick<CitySite, 'world' | 'rules'>,
  parameters: CityParameters,
  people: PastPublishers,
  isStopped: () => boolean,
): Promise<void> {
  const last = [addDays(parameters.until, daysOfPublishing), toPlainDate(world.now())].sort()[0] as PlainDate
  for (const day of daysAfter(firstDayOf(parameters), last > parameters.until ? last : parameters.until)) {
    if (isStopped()) return
    const now = startOfDay(day) + morningHour * hourMs
    const deps = { world: { ...world, now: () => now }, rules }
    await countInvitations(deps)
    await lookAfterPeriods(deps)
    await playPublications(deps, people)
  }
}

function daysAfter(first: PlainDate, last: PlainDate): readonly PlainDate[] {
  const days: PlainDate[] = []
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) days.push(day)
  return days
}
