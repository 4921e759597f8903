/**
 * Who acts: a person in one of his posts, a machine, or whoever stands at the server itself. A post is one role that an account
 * holds in one place; a session acts in one post at a time. Citizens are no actors: nobody may be found by what he evaluated.
 */
export type Actor =
  | {
      readonly kind: 'ACCOUNT'
      readonly accountId: string
      readonly postId: string | null
      readonly role: string | null
    }
  | { readonly kind: 'API_KEY'; readonly apiKeyId: string }
  | { readonly kind: 'DEVICE'; readonly deviceId: string }
  | { readonly kind: 'COMMAND'; readonly command: string }

declare module 'fastify' {
  interface FastifyRequest {
    /** Who called, as soon as that is known: set by whatever let him in, even where he is refused afterwards. */
    actor?: Actor
    /** Where he may act: set beside the actor. A hall, or (null) every hall of the division and below. */
    actorPlace?: { readonly divisionId: number; readonly hallId: number | null }
  }
}
