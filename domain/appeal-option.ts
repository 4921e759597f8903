import {
  type Appeal,
  type AppealAsker,
  type AppealContext,
  type AppealedOrder,
  type AppealRefusal,
  type AppealTimes,
  lodgeAppeal,
  noteProvince,
  voteOnAppeal,
  withdrawAppeal,
} from './appeal.ts'
import type { Decision } from './kernel/decision.ts'
import type { InstantMs } from './kernel/plain-date.ts'
import { dueAt } from './time-limit.ts'

export const appealSteps = ['VOTE', 'WITHDRAW', 'NOTE_PROVINCE'] as const
export type AppealStep = (typeof appealSteps)[number]

/** A step that is due from whoever asks, and what stands in its way as things are; null: it may be done now. */
export interface AppealOption {
  readonly step: AppealStep
  readonly hindrance: AppealRefusal | null
}

/** Every step is asked of the rule itself; what is another’s business, or over, is left out. */
export function optionsOfAppeal(
  appeal: Appeal,
  order: AppealedOrder,
  steps: readonly AppealStep[],
  asker: AppealAsker,
  context: AppealContext,
): readonly AppealOption[] {
  const decisions: Readonly<Record<AppealStep, Decision<unknown, AppealRefusal>>> = {
    VOTE: voteOnAppeal(appeal, order, 'REJECTED', asker, context),
    WITHDRAW: withdrawAppeal(appeal, asker, context),
    NOTE_PROVINCE: noteProvince(appeal, order, false, asker, context),
  }
  return steps.flatMap((step): readonly AppealOption[] => {
    const decision = decisions[step]
    if (decision.granted) return [{ step, hindrance: null }]
    // Who may not decide because he is a party learns it while there is something to decide.
    const isOver = step === 'VOTE' ? appeal.stage !== 'LODGED' : decision.code === 'DECIDES_OWN_CASE'
    const isAnothers = decision.code === 'NOT_YOURS_TO_DO' || decision.code === 'NOT_AT_THIS_STAGE'
    return isOver || isAnothers ? [] : [{ step, hindrance: decision.code }]
  })
}

/** Whether the evaluation of an order may be appealed against now, until when, and what stands in the way; undefined: another’s business. */
export function lodgingOf(
  order: AppealedOrder,
  asker: AppealAsker,
  context: AppealContext,
): { readonly hindrance: AppealRefusal | null; readonly until: InstantMs | null } | undefined {
  const { policy, calendar } = context
  const [ground] = policy.grounds
  if (ground === undefined) return undefined
  const decision = lodgeAppeal(order, ground, asker, context)
  if (!decision.granted && decision.code === 'NOT_YOURS_TO_DO') return undefined
  const until = dueAt(policy.appealWithin, order.learnedAt, calendar)
  return { hindrance: decision.granted ? null : decision.code, until: until.granted ? until.value : null }
}

/** 待评价人答复, 待裁定, 裁定超期, 已裁定, 已撤回: how an appeal stands now. */
export const appealStandings = ['WAITING', 'HEARD', 'OVERDUE', 'DECIDED', 'WITHDRAWN'] as const
export type AppealStanding = (typeof appealStandings)[number]

/** Asked, not kept: the citizen’s days end, and decisions grow late, by the clock alone. */
export function standingOfAppeal(
  { stage, stance }: Pick<Appeal, 'stage' | 'stance'>,
  { objectUntil, decideUntil }: AppealTimes,
  now: InstantMs,
): AppealStanding {
  if (stage !== 'LODGED') return stage
  if (decideUntil !== null && now >= decideUntil) return 'OVERDUE'
  return stance !== null || (objectUntil !== null && now >= objectUntil) ? 'HEARD' : 'WAITING'
}
