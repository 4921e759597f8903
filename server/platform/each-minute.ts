import type { World } from './world.ts'

const minuteMs = 60_000

/** What everybody may ask, counted once a minute, however many do. */
export function eachMinute<Counted>(world: Pick<World, 'now'>, count: () => Promise<Counted>): () => Promise<Counted> {
  let minute = Number.NaN
  let counted: Promise<Counted> | undefined
  return () => {
    const current = Math.floor(world.now() / minuteMs)
    if (counted === undefined || current !== minute) {
      minute = current
      const counting = count()
      counted = counting
      // What could not be counted is not remembered.
      counting.catch(() => {
        if (counted === counting) counted = undefined
      })
    }
    return counted
  }
}
