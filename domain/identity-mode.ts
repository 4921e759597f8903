import type { EvaluationChannel } from './evaluation-channel.ts'

/**
 * What the platform knows of who evaluated. REAL_NAME_HIDDEN: the vault knows, the rated side never does; REAL_NAME: those
 * who handle the evaluation may know; ANONYMOUS: no link to the service is kept at all.
 */
export const identityModes = ['REAL_NAME_HIDDEN', 'REAL_NAME', 'ANONYMOUS'] as const
export type IdentityMode = (typeof identityModes)[number]

export interface IdentityModePolicy {
  readonly otherwise: IdentityMode
  readonly byChannel: { readonly [channel in EvaluationChannel]?: IdentityMode }
}

export function identityModeOf(policy: IdentityModePolicy, channel: EvaluationChannel): IdentityMode {
  return policy.byChannel[channel] ?? policy.otherwise
}
