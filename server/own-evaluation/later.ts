import type { seeOwnEvaluations } from '../../contracts/own-evaluation.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { maskWords, toBatches } from '../../domain/own-evaluation.ts'
import { openWords } from '../handling-order/index.ts'
import { tagsOf } from '../policy/index.ts'
import type { Own, OwnEvaluationDeps } from './batches.ts'
import { countLaterDays, findLaterBatch } from './store.ts'

type Later = AnswerOf<typeof seeOwnEvaluations>['later'][number]

/** So many are shown: what is older is history. */
const shownMax = 6

/**
 * What was said later of somebody, in batches of its own: in the batch of the first evaluation, which has been told, one more line
 * would say who came back. Which first grade it stands beside is not told for the same reason.
 */
export async function viewLater({ world, rules }: OwnEvaluationDeps, { staffId, policy }: Own): Promise<Later[]> {
  if (staffId === null) return []
  const days = await countLaterDays(world.app, staffId)
  const later: Later[] = []
  for (const { from, until } of toBatches(days, policy, toPlainDate(world.now())).slice(-shownMax).toReversed()) {
    const rows = await findLaterBatch(world.app, staffId, { from, until })
    const opened = await openWords(
      world,
      rows.map(({ recordId }) => recordId),
    )
    const evaluations = rows.map(({ grade, tags, recordId }) => {
      const comment = opened.get(recordId)
      return { grade, tags: tagsOf(rules, tags), comment: comment === undefined ? null : maskWords(comment, policy) }
    })
    later.push({ from, until, evaluations })
  }
  return later
}
