import type { makeEmbedLink as makeEmbedLinkRoute, openEmbedLink as openEmbedLinkRoute } from '../../contracts/embed.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import { makeEmbedLink, openEmbedLink } from '../../domain/embed.ts'
import type { ApiCaller } from '../api-key/index.ts'
import { tokenHash } from '../invitation/index.ts'
import { granted, Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { EmbedLinks } from './link.ts'
import { findInvitationPlace } from './store.ts'

export interface EmbedDeps {
  readonly world: World
  readonly rules: RuleBook
  readonly links: EmbedLinks
  /** Whose pages may show an evaluation in a frame. */
  readonly origins: readonly string[]
}

/** Says nothing of whether the invitation was used: who served must not learn who evaluated. */
export async function issueEmbedLink(
  { world, rules, links, origins }: EmbedDeps,
  caller: ApiCaller,
  { token, channel, origin }: BodyOf<typeof makeEmbedLinkRoute>,
): Promise<AnswerOf<typeof makeEmbedLinkRoute>> {
  const place = await findInvitationPlace(world.app, tokenHash(token))
  const isOwn =
    place !== undefined &&
    rules.isWithin(place.divisionId, caller.divisionId) &&
    (caller.hallId === null || caller.hallId === place.hallId)
  if (!isOwn) throw new Refused('INVITATION_UNKNOWN', '/token')
  const now = world.now()
  const policy = rules.loadPolicy('embed', place.divisionId, now).body
  const ask = { token, channel, origin: origin ?? null }
  const link = granted(makeEmbedLink(ask, place.expiresAt.getTime(), policy, origins, now))
  return {
    url: `${world.publicUrl()}/embed#${links.seal(link)}`,
    expiresAt: new Date(link.expiresAt).toISOString(),
  }
}

export function verifyEmbedLink(
  { world, links, origins }: EmbedDeps,
  sent: string,
): AnswerOf<typeof openEmbedLinkRoute> {
  const { token, channel, origin } = granted(openEmbedLink(links.open(sent), origins, world.now()))
  return { token, channel, origin }
}
