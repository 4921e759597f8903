import type { seeOwnEvaluations } from '../../contracts/own-evaluation.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { maskWords, type OwnBatch, toldAt } from '../../domain/own-evaluation.ts'
import { findAtOrder } from '../appeal/index.ts'
import { openWords, readWritten } from '../handling-order/index.ts'
import type { Session } from '../session/index.ts'
import { loadOwn, type Own, type OwnEvaluationDeps } from './batches.ts'
import { viewLater } from './later.ts'
import { findBatch, type OwnRow } from './store.ts'

type View = AnswerOf<typeof seeOwnEvaluations>

/** So many batches are shown: what is older is history. */
const shownMax = 6
const grades = [5, 4, 3, 2, 1] as const

export async function viewOwn(deps: OwnEvaluationDeps, session: Session): Promise<View> {
  const { world, rules } = deps
  const own = await loadOwn(deps, session)
  const { staffId, policy, holder } = own
  const shown = own.batches.slice(-shownMax).toReversed()
  const batches: View['batches'] = []
  if (staffId !== null)
    for (const batch of shown)
      batches.push(await viewBatch(deps, own, batch, await findBatch(world.app, staffId, batch)))
  return {
    asOf: new Date(world.now()).toISOString(),
    isAtWindows: staffId !== null,
    groupMin: policy.groupMin,
    toldAfterNaturalDays: policy.toldAfterNaturalDays,
    batches,
    inviting: viewInviting(deps, holder.post.divisionId),
    later: await viewLater(deps, own),
    grounds: [...rules.loadPolicy('appeal', holder.post.divisionId, world.now()).body.grounds],
  }
}

function viewInviting({ world, rules }: OwnEvaluationDeps, divisionId: number): View['inviting'] {
  const { source, body } = rules.loadPolicy('invitation-wording', divisionId, world.now())
  return { source, sentences: [...body.sentences], inducing: [...body.inducing] }
}

async function viewBatch(
  deps: OwnEvaluationDeps,
  own: Own,
  batch: OwnBatch,
  rows: readonly OwnRow[],
): Promise<View['batches'][number]> {
  const learnedAt = toldAt(batch, own.policy)
  const records = rows.flatMap(({ evaluationId, addedRecordId, statementRecordId }) =>
    [evaluationId, addedRecordId, statementRecordId].filter((id) => id !== null),
  )
  const opened = await openWords(deps.world, records)
  const evaluations: View['batches'][number]['evaluations'] = []
  for (const row of rows) {
    const { orderId } = row
    const atOrder =
      orderId === null ? undefined : await findAtOrder(deps, deps.world.app, own.holder, orderId, learnedAt)
    evaluations.push({ number: evaluations.length + 1, ...viewOne(deps, own, row, { opened, atOrder }) })
  }
  return {
    from: batch.from,
    until: batch.until,
    grades: grades.map((grade) => ({ grade, evaluations: rows.filter((row) => row.grade === grade).length })),
    evaluations,
  }
}

interface Beside {
  readonly opened: ReadonlyMap<string, string>
  readonly atOrder: Awaited<ReturnType<typeof findAtOrder>>
}

function viewOne({ rules }: OwnEvaluationDeps, { policy }: Own, row: OwnRow, { opened, atOrder }: Beside) {
  const allTags = rules.tagSets.flatMap((set) => set.tags)
  const comment = opened.get(row.addedRecordId ?? '') ?? opened.get(row.evaluationId)
  return {
    grade: row.grade,
    tags: [...row.tags, ...(row.addedTags ?? [])].flatMap((id) => {
      const tag = allTags.find((each) => each.id === id)
      return tag === undefined ? [] : [{ normCode: tag.normCode, nameZh: tag.nameZh, nameEn: tag.nameEn }]
    }),
    comment: comment === undefined ? null : maskWords(comment, policy),
    isInvalidated: row.isInvalidated,
    statement: readWritten(opened.get(row.statementRecordId ?? '')).words,
    mayAppeal: atOrder?.lodging?.hindrance === null,
    // Its number would say when it was lodged, and so which order it is about.
    appeal: atOrder?.appeal ? { standing: atOrder.appeal.standing, verdict: atOrder.appeal.verdict } : null,
  }
}
