import { setImmediate as turn } from 'node:timers/promises'
import type { Steps } from '../../domain/kernel/steps.ts'

/** Nobody else waits longer than this and one step for his turn. */
const sliceMs = 10

/** What takes a second and is asked for by somebody who waits: computed in slices, between which everybody else is served. */
export async function inSlices<Value>(steps: Steps<Value>): Promise<Value> {
  let since = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() - since < sliceMs) continue
    await turn()
    since = performance.now()
  }
}
