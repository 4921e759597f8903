import type { FastifyRequest } from 'fastify'
import type {
  findReportedPlaces,
  giveConfidentialReport,
  seeReportChallenge,
} from '../../contracts/confidential-report.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import { findReadingDivision } from '../../domain/confidential-report.ts'
import { findWords } from '../../domain/evaluation.ts'
import { startOfHour, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { type CanonValue, canon } from '../../ledger/canon.ts'
import { checkBlindToken, spendBlindToken } from '../blind-token/index.ts'
import { findHalls, findStaff, findWindows } from '../catalogue/index.ts'
import { committed } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { loadByReceipt, toReceipt } from '../platform/receipt.ts'
import { Refused } from '../platform/refused.ts'
import { instantOfUuid, uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import { loadInspectors, tellReaders } from './readers.ts'
import { type ReportSaid, reportedOf, sealReport } from './sealed.ts'
import { appendReport, findByKey, findNamedEvaluation } from './store.ts'
import type { ReportDeps, TakingDeps } from './story.ts'

type Sent = BodyOf<typeof giveConfidentialReport>

export interface Taken {
  readonly replayed: boolean
  readonly answer: AnswerOf<typeof giveConfidentialReport>
}

/** Challenges are asked of all reports together: none may say which hall it is about. */
const everywhere = ({ rules }: ReportDeps) => ({
  divisionId: rules.rootDivisionId,
  hallCode: 'confidential',
  windowCode: 'report',
})

export function makeChallenge(deps: TakingDeps, request: FastifyRequest): AnswerOf<typeof seeReportChallenge> {
  return deps.challenges.make(request, everywhere(deps))
}

export async function takeReport(
  deps: TakingDeps,
  request: FastifyRequest,
  body: Sent,
  idempotencyKey: string,
): Promise<Taken> {
  const { world, rules, challenges } = deps
  const { solution, ...sent } = toNfc(body)
  const idempotencyKeyHash = world.vault.blindIndex('idempotency', `confidential-report|${idempotencyKey}`)
  const requestHash = world.vault.blindIndex('fingerprint', canon(['confidential-report', sent as CanonValue]))
  const known = await findKnown(world, idempotencyKeyHash, requestHash)
  if (known !== undefined) return known
  const words = findWords(sent.words)
  if (words === undefined) throw new Refused('COMMENT_EMPTY', '/words')
  const { hallPath, ...placed } = await placeOf(deps, sent, words)
  const nullifier = await findNullifier(deps, sent, placed.said)
  const said = { ...placed.said, fromService: nullifier !== undefined }
  const reported = reportedOf(said)
  const inspectors = await loadInspectors(deps)
  const divisionId = findReadingDivision(hallPath, inspectors, reported)
  if (divisionId === undefined) throw new Refused('NO_INSPECTOR')
  await challenges.pass(request, everywhere(deps), { solution, idempotencyKeyHash })
  const now = world.now()
  // Nothing of the report tells the minute in which a token was used.
  const at = nullifier === undefined ? now : startOfHour(now)
  const id = uuidV7(at)
  const record = world.vault.newRecord(id, at)
  const { contact } = sent
  const left = contact === undefined ? undefined : { name: contact.name ?? null, phone: contact.phone }
  const policyId = rules.loadPolicy('confidential-report', divisionId, now).id
  const row = { id, divisionId, policyId, receivedAt: new Date(at), idempotencyKeyHash, requestHash }
  const isKept = await committed(world.app, async (tx) => {
    if (!(await appendReport(tx, { ...row, key: record.key, sealed: sealReport(record, said, left) }))) return false
    if (nullifier !== undefined) await spendBlindToken(tx, nullifier)
    await tellReaders(tx, deps, row, { kind: 'CONFIDENTIAL_REPORT_RECEIVED', inspectors, reported, sequence: 1 })
    return true
  })
  if (isKept) return { replayed: false, answer: toAnswer(id, record.derive('seed')) }
  const first = await findKnown(world, idempotencyKeyHash, requestHash)
  if (first === undefined) throw new Error('a report that was known is not there any more')
  return first
}

/** Of the hall that is named, or of any: a report need not say where it happened. */
async function findNullifier(deps: ReportDeps, { blindToken }: Sent, said: ReportSaid): Promise<Buffer | undefined> {
  if (blindToken === undefined) return undefined
  const hallId = said.hallId ?? said.evaluation?.hallId ?? null
  return checkBlindToken(deps, blindToken, { purpose: 'CONFIDENTIAL_REPORT', place: { hallId, windowId: null } })
}

/** The first answer again, for the same request. */
async function findKnown(world: World, idempotencyKeyHash: Buffer, requestHash: Buffer): Promise<Taken | undefined> {
  const known = await findByKey(world.vaultDb, idempotencyKeyHash)
  if (known === undefined) return undefined
  if (!known.requestHash.equals(requestHash)) throw new Refused('IDEMPOTENCY_MISMATCH')
  if (known.key === null) throw new Refused('ERASED')
  return { replayed: true, answer: toAnswer(known.id, world.vault.openRecord(known.id, known.key).derive('seed')) }
}

function toAnswer(id: string, seed: Buffer): Taken['answer'] {
  return {
    receipt: toReceipt(id, seed),
    receivedAt: new Date(instantOfUuid(id)).toISOString(),
  }
}

interface Placed {
  readonly said: ReportSaid
  readonly hallPath: readonly number[] | undefined
}

/** Where it happened, as far as it is said: by hall, window and badge, or by the evaluation that it is about. */
async function placeOf(deps: ReportDeps, sent: Omit<Sent, 'solution'>, words: string): Promise<Placed> {
  const { world, rules } = deps
  const today = toPlainDate(world.now())
  const halls = await findHalls(world.app, today)
  const named = sent.hallCode === undefined ? undefined : halls.find(({ hallCode }) => hallCode === sent.hallCode)
  if (named === undefined && [sent.hallCode, sent.windowCode, sent.staffNo].some((each) => each !== undefined))
    throw new Refused('HALL_UNKNOWN', '/hallCode')
  const hallId = named?.hallId ?? null
  const evaluation = await findEvaluation(world, sent.aboutReceipt)
  const said: ReportSaid = {
    ...{ kind: sent.kind, words, hallId, evaluation },
    windowId: await findWindowId(world, named?.hallCode, sent.windowCode),
    staffId: await findStaffId(world, hallId, sent.staffNo),
  }
  const at = named ?? halls.find((hall) => hall.hallId === evaluation?.hallId)
  return { said, hallPath: at === undefined ? undefined : rules.divisionPath(at.divisionId) }
}

async function findEvaluation(world: World, receipt: string | undefined): Promise<ReportSaid['evaluation']> {
  if (receipt === undefined) return null
  const { row } = await loadByReceipt(world, receipt, (id) => findNamedEvaluation(world.vaultDb, id))
  return { id: row.id, hallId: row.hallId, staffId: row.staffId }
}

async function findWindowId(world: World, hallCode = '', windowCode?: string): Promise<number | null> {
  if (windowCode === undefined) return null
  const windows = await findWindows(world.app, [hallCode], toPlainDate(world.now()))
  const found = windows.find((each) => each.windowCode === windowCode)
  if (found === undefined) throw new Refused('WINDOW_UNKNOWN', '/windowCode')
  return found.windowId
}

async function findStaffId(world: World, hallId: number | null, staffNo?: string): Promise<number | null> {
  if (staffNo === undefined || hallId === null) return null
  const [found] = await findStaff(world.app, hallId, [staffNo], toPlainDate(world.now()))
  if (found === undefined) throw new Refused('STAFF_UNKNOWN', '/staffNo')
  return found.id
}

const hallsShown = 8

/** Some halls with their windows, for whoever does not know the code. */
export async function viewPlaces(
  { world }: ReportDeps,
  { search }: BodyOf<typeof findReportedPlaces>,
): Promise<AnswerOf<typeof findReportedPlaces>> {
  const today = toPlainDate(world.now())
  const wanted = search.normalize('NFC').trim().toLowerCase()
  const halls = (await findHalls(world.app, today))
    .filter(({ hallCode, hallName }) => `${hallCode}\n${hallName}`.toLowerCase().includes(wanted))
    .slice(0, hallsShown)
  const windows = await findWindows(
    world.app,
    halls.map(({ hallCode }) => hallCode),
    today,
  )
  return {
    halls: halls.map(({ hallCode, hallName }) => ({
      hallCode,
      hallName,
      windows: windows
        .filter((window) => window.hallCode === hallCode)
        .map(({ windowCode, windowName }) => ({ windowCode, windowName })),
    })),
  }
}
