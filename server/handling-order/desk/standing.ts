import { stepsByPermission } from '../../../contracts/handling-order.ts'
import { isPermitted } from '../../../domain/access.ts'
import { escalationOf, nextClockOf, optionsOf, paceOf } from '../../../domain/handling-option.ts'
import { contextOf, type Story } from '../story.ts'
import { type Holder, toAsker } from './asker.ts'

type Step = (typeof stepsByPermission)[keyof typeof stepsByPermission][number]

/** What the post of whoever asks may do with an order at all, and what it may do now. */
export function optionsFor(holder: Holder, story: Story, now: number) {
  const { role } = holder.post
  const steps = (['handling:work', 'handling:review'] as const).flatMap((permission): readonly Step[] =>
    isPermitted(role, permission) ? stepsByPermission[permission] : [],
  )
  const options = optionsOf(story.order, toAsker(holder, story), steps, contextOf(story, now))
  return options.map(({ step, hindrance }) => ({ step: step as Step, hindrance }))
}

/** How an order stands at this moment: asked of its story, not kept, because lateness is a question about now. */
export function standingOf(holder: Holder, story: Story, now: number) {
  const { order, policy, calendar, clocks } = story
  return {
    nextClock: nextClockOf(clocks) ?? null,
    pace: paceOf(clocks, policy, now),
    escalation: escalationOf(order, policy, calendar, now) ?? null,
    isOwnToDo: optionsFor(holder, story, now).some(({ hindrance }) => hindrance === null),
  }
}
