import { type PublicationStep, publicationSteps, takeStep } from '../../domain/publication.ts'
import { committed } from '../platform/database.ts'
import { draftPublications, factsOf } from './actions.ts'
import type { PublicationDeps } from './deps.ts'
import { insertStep, listPublications, lockPublications } from './store.ts'
import { bringToPublic } from './told/told.ts'

/** Who checks, reviews and signs in a city that is played: three accounts. */
export type PastPublishers = Readonly<Record<PublicationStep, string>>

/**
 * One day of a city that is played: what became final is drafted, and what was drafted before takes its next step, by the rule that holds for everybody. The world’s
 * clock says which day it is.
 */
export async function playPublications(deps: PublicationDeps, people: PastPublishers): Promise<void> {
  const { world } = deps
  const at = new Date(world.now())
  for (const { id } of await listPublications(world.app))
    await committed(world.app, async (tx) => {
      await lockPublications(tx)
      const [row] = await listPublications(tx, { id })
      if (row === undefined || row.draftedAt >= at) return
      const kind = publicationSteps.find((step) => takeStep(factsOf(row), step, people[step]).granted)
      if (kind === undefined) return
      const accountId = people[kind]
      if (kind === 'SIGNED') await bringToPublic(deps, tx, row, { accountId, at })
      else await insertStep(tx, id, { kind, accountId, at, reason: null })
    })
  await draftPublications(deps)
}
