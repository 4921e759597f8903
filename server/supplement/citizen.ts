import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import type { followOwnSupplements, giveSupplement } from '../../contracts/supplement.ts'
import { findOffer } from '../../domain/supplement.ts'
import { findFollowed, findLater, findStory, type HandlingDeps, openWords } from '../handling-order/index.ts'
import { loadByReceipt } from '../platform/receipt.ts'
import { Refused } from '../platform/refused.ts'
import { questionnaireOf, tagsOf } from '../policy/index.ts'
import { keepSupplement, loadFacts, type OwnStory, policyOf } from './keep.ts'

type Own = AnswerOf<typeof followOwnSupplements>

/** What one has said later, and what one may say now. Nobody but the holder of the receipt is told that anything is offered. */
export async function followOwn(deps: HandlingDeps, receipt: string): Promise<Own> {
  const own = await findOwn(deps, receipt)
  return own === undefined ? nothing : viewOwn(deps, own)
}

export async function giveOwn(
  deps: HandlingDeps,
  { receipt, ...said }: BodyOf<typeof giveSupplement>,
): Promise<AnswerOf<typeof giveSupplement>> {
  const own = await findOwn(deps, receipt)
  if (own === undefined) throw new Refused('NOT_FOUND')
  await keepSupplement(deps, own, said)
  return viewOwn(deps, own)
}

const nothing: Own = { given: [], offered: null, offeredBy: null, counts: 'FIRST', questionnaire: null }

/** Of a complaint, and of an evaluation that has opened no order, there is nothing to supplement. */
async function findOwn({ world, rules }: HandlingDeps, receipt: string): Promise<OwnStory | undefined> {
  const { row, seed } = await loadByReceipt(world, receipt, (id) => findFollowed(world.vaultDb, id))
  const story = await findStory(rules, world.app, row.id)
  const evaluationId = story?.row.evaluationId
  return story === undefined || typeof evaluationId !== 'string' ? undefined : { story, evaluationId, seed }
}

async function viewOwn(deps: HandlingDeps, own: OwnStory): Promise<Own> {
  const { world, rules } = deps
  const { story, evaluationId } = own
  const now = world.now()
  const policy = policyOf(deps, story).body
  const offer = findOffer(await loadFacts(deps, own), { policy, calendar: story.calendar, now })
  const rows = await findLater(world.app, evaluationId)
  const opened = await openWords(
    world,
    rows.map(({ recordId }) => recordId),
  )
  return {
    given: rows.map(({ kind, grade, givenAt, tags, recordId }) => ({
      ...{ kind, grade },
      givenAt: givenAt.toISOString(),
      tags: tagsOf(rules, tags).map(({ normCode, nameZh, nameEn }) => ({ code: normCode, nameZh, nameEn })),
      comment: opened.get(recordId) ?? null,
    })),
    offered: offer?.kind ?? null,
    offeredBy: typeof offer?.endsAt === 'number' ? new Date(offer.endsAt).toISOString() : null,
    counts: policy.counts,
    questionnaire: offer === undefined ? null : questionnaireOf(rules, story.row.divisionId, now),
  }
}
