import type { seeOwnAssessment, submitAssessment } from '../../contracts/assessment.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import { decideAssessment } from '../../domain/assessment.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { type CanonValue, canon } from '../../ledger/canon.ts'
import { isUniqueViolation, type Transact } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { granted, Refused } from '../platform/refused.ts'
import type { Session } from '../session/index.ts'
import { loadNamed } from './file/files.ts'
import { appendFileUses, findVisitFiles, type VisitFileRow } from './file/store.ts'
import { refusePartial } from './recusal.ts'
import { findSubmitted, insertAssessment, type SubmittedRow, type VisitRow } from './store.ts'
import { type AssessmentDeps, loadForm, loadOwnVisit, refuseTaken } from './visits.ts'
import { openAssessmentWords, sealAssessmentWords } from './words.ts'

type Submitted = AnswerOf<typeof submitAssessment>

interface Known {
  readonly idempotencyKey: Buffer
  readonly requestHash: Buffer
}

/**
 * Once for each visit. The same under the same key is told what it was told first: a phone that has lost the answer asks again, and nothing is
 * kept twice.
 */
export async function submit(
  deps: AssessmentDeps,
  { accountId }: Pick<Session, 'accountId'>,
  visitId: string,
  { idempotencyKey, body }: { readonly idempotencyKey: string; readonly body: BodyOf<typeof submitAssessment> },
  inAudit: Transact,
): Promise<{ readonly replayed: boolean; readonly answer: Submitted }> {
  const { vault } = deps.world
  const sent = toNfc(body)
  const known: Known = {
    idempotencyKey: vault.blindIndex('idempotency', `assessment|${accountId}|${idempotencyKey}`),
    requestHash: vault.blindIndex('fingerprint', canon(['assessment', visitId, sent as CanonValue])),
  }
  const visit = await loadOwnVisit(deps, accountId, visitId)
  const before = await findSubmitted(deps.world.app, visitId)
  if (before !== undefined) return { replayed: true, answer: replay(before, known) }
  if (visit.isEnded) throw new Refused('VISIT_ENDED')
  refuseTaken(visit)
  try {
    return { replayed: false, answer: await append(deps, { accountId, visit, known }, sent, inAudit) }
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // Sent twice at once, or taken back at another desk meanwhile.
    const first = await findSubmitted(deps.world.app, visitId)
    if (first === undefined) throw new Refused('VISIT_ENDED')
    return { replayed: true, answer: replay(first, known) }
  }
}

function replay(before: SubmittedRow, { idempotencyKey, requestHash }: Known): Submitted {
  if (!before.idempotencyKey.equals(idempotencyKey)) throw new Refused('ALREADY_SUBMITTED')
  if (!before.requestHash.equals(requestHash)) throw new Refused('IDEMPOTENCY_MISMATCH')
  return toAnswer(before)
}

const toAnswer = ({ visitId, points, submittedAt }: Pick<SubmittedRow, 'visitId' | 'points' | 'submittedAt'>) => ({
  visitId,
  points,
  submittedAt: submittedAt.toISOString(),
})

async function append(
  deps: AssessmentDeps,
  { accountId, visit, known }: { readonly accountId: string; readonly visit: VisitRow; readonly known: Known },
  sent: BodyOf<typeof submitAssessment>,
  inAudit: Transact,
): Promise<Submitted> {
  const { world, rules } = deps
  const now = world.now()
  const { visitId } = visit
  const form = await loadForm(deps, visit.formId)
  const policy = rules.loadPolicy('assessment', visit.divisionId, now)
  const [arrivedAt, leftAt] = [new Date(sent.arrivedAt), new Date(sent.leftAt)]
  const files = await loadNamed(deps, { visitId, accountId }, sent.answers, policy.body)
  const answers = Object.fromEntries(
    Object.entries(sent.answers).map(([code, { fileIds = [], ...answer }]) => [
      code,
      { ...answer, files: fileIds.flatMap((id) => files.get(id)?.mediaType ?? []) },
    ]),
  )
  const ask = { ...sent, answers, arrivedAt: arrivedAt.getTime(), leftAt: leftAt.getTime() }
  const found = granted(
    decideAssessment({ ...visit, form, assignedAt: visit.assignedAt.getTime() }, ask, policy.body, now),
  )
  await refusePartial(deps, visit, toPlainDate(ask.arrivedAt))
  const submittedAt = new Date(now)
  const words = sealAssessmentWords(world.vault, now, sent)
  await inAudit(world.app, async (tx) => {
    const row = { visit, arrivedAt, leftAt, ...found, ...known, policyId: policy.id, accountId, submittedAt, words }
    await insertAssessment(tx, row)
    await appendFileUses(tx, visit, [...files.keys()])
  })
  return toAnswer({ visitId, points: found.points, submittedAt })
}

/** What one has submitted oneself. */
export async function viewOwnAssessment(
  deps: AssessmentDeps,
  { accountId }: Session,
  visitId: string,
): Promise<AnswerOf<typeof seeOwnAssessment>> {
  const { world } = deps
  await loadOwnVisit(deps, accountId, visitId)
  const row = await findSubmitted(world.app, visitId)
  if (row === undefined) throw new Refused('NOT_FOUND')
  const { recordId, latitudeThousandths, longitudeThousandths } = row
  const opened = recordId === null ? undefined : (await openAssessmentWords(world, [recordId])).get(recordId)
  const files = await findVisitFiles(world.app, visitId)
  const hasPosition = latitudeThousandths !== null && longitudeThousandths !== null
  return {
    ...toAnswer(row),
    arrivedAt: row.arrivedAt.toISOString(),
    leftAt: row.leftAt.toISOString(),
    position: hasPosition ? { latitudeThousandths, longitudeThousandths } : null,
    answers: Object.entries(row.marks).map(([indicator, mark]) => ({
      indicator,
      mark,
      words: opened?.byIndicator[indicator]?.words ?? null,
      recording: opened?.byIndicator[indicator]?.recording ?? null,
      files: files.filter((file) => file.indicator === indicator).map(toFile),
    })),
    words: opened?.words ?? null,
  }
}

const toFile = ({ id, mediaType, bytes }: VisitFileRow) => ({ fileId: id, mediaType, bytes })
