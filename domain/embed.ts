import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { InstantMs } from './kernel/plain-date.ts'

/** Where an embedded evaluation can stand: on a page, or in an app or mini-program. */
export const embedChannels = ['WEB', 'MOBILE'] as const
export type EmbedChannel = (typeof embedChannels)[number]

export interface EmbedPolicy {
  /** A signed link that was passed on, or stands in somebody's history, is soon worth nothing. */
  readonly linkValidMinutes: number
}

/** What a signed link 签名链接 says, under the platform's key. */
export interface EmbedLink {
  readonly token: string
  readonly channel: EmbedChannel
  /** The only origin whose page may hold the frame; null: no page may. */
  readonly origin: string | null
  readonly expiresAt: InstantMs
}

const minuteMs = 60_000

/** Never longer than the invitation itself, and only for an origin that the operator has allowed. */
export function makeEmbedLink(
  ask: { readonly token: string; readonly channel: EmbedChannel; readonly origin: string | null },
  invitationExpiresAt: InstantMs,
  policy: EmbedPolicy,
  allowedOrigins: readonly string[],
  now: InstantMs,
): Decision<EmbedLink, 'ORIGIN_NOT_ALLOWED' | 'INVITATION_EXPIRED'> {
  if (ask.origin !== null && !allowedOrigins.includes(ask.origin)) return refuse('ORIGIN_NOT_ALLOWED', '/origin')
  if (now >= invitationExpiresAt) return refuse('INVITATION_EXPIRED')
  return grant({ ...ask, expiresAt: Math.min(now + policy.linkValidMinutes * minuteMs, invitationExpiresAt) })
}

/** @param link undefined where it does not carry our seal. An origin that was struck off the list ends its links with it. */
export function openEmbedLink(
  link: EmbedLink | undefined,
  allowedOrigins: readonly string[],
  now: InstantMs,
): Decision<EmbedLink, 'EMBED_LINK_UNKNOWN' | 'EMBED_LINK_EXPIRED' | 'ORIGIN_NOT_ALLOWED'> {
  if (link === undefined) return refuse('EMBED_LINK_UNKNOWN')
  if (now >= link.expiresAt) return refuse('EMBED_LINK_EXPIRED')
  if (link.origin !== null && !allowedOrigins.includes(link.origin)) return refuse('ORIGIN_NOT_ALLOWED')
  return grant(link)
}
