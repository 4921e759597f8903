import type * as promises from '../../contracts/opinion.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import { isPermitted } from '../../domain/access.ts'
import { type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { recordProtocol, recordSession, type Statement } from '../../domain/opinion.ts'
import { codeAs, settleAs } from '../../domain/opinion-coding.ts'
import { canon } from '../../ledger/canon.ts'
import { readScoped } from '../access/index.ts'
import { findOrganizations } from '../catalogue/index.ts'
import { sealFile } from '../evidence-file/index.ts'
import { type Database, isUniqueViolation, type Transact } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { codedOf, protocolOf } from './coded.ts'
import type { Asking, Kept, OpinionDeps } from './deps.ts'
import { findFoundIn } from './finding/store.ts'
import { toFound } from './finding/view.ts'
import { loadOpinionPlace } from './place.ts'
import {
  countFiles,
  findFiles,
  findSessions,
  insertCodings,
  insertFile,
  insertProtocol,
  insertSession,
  insertSettlement,
  lockSession,
  type OpinionFile,
  type SessionRow,
} from './store.ts'
import { openStatements, type SessionView, toListed, toOptions, toView } from './view.ts'

const pageSessions = 50

/** By the policy under which it was recorded: a code or a group that went later means what it meant. */
export const policyOf = ({ rules }: OpinionDeps, { policyId }: Pick<SessionRow, 'policyId'>) =>
  rules.policyById('opinion', policyId)

export async function viewSessions(
  deps: OpinionDeps,
  { reach }: Asking,
  { limit: wanted, ...wish }: QueryOf<typeof promises.listOpinionSessions>,
): Promise<AnswerOf<typeof promises.listOpinionSessions>> {
  const { world, rules } = deps
  const limit = wanted === undefined ? pageSessions : Number(wanted)
  const rows = await readScoped(deps, reach, (tx) => findSessions(tx, { ...wish, limit }))
  return {
    asOf: new Date(world.now()).toISOString(),
    options: toOptions(rules.loadPolicy('opinion', reach.divisionId, world.now()).body),
    sessions: rows.map((row) => toListed(row, policyOf(deps, row))),
    next: rows.length < limit ? null : (rows.at(-1)?.sessionId ?? null),
  }
}

/** Another place’s sessions are not there. */
async function loadSession(deps: OpinionDeps, { reach }: Asking, sessionId: string): Promise<SessionRow> {
  const [row] = await readScoped(deps, reach, (tx) => findSessions(tx, { sessionId, limit: 1 }))
  if (row === undefined || !deps.rules.isReached(reach, row)) throw new Refused('NOT_FOUND')
  return row
}

export async function viewSession(deps: OpinionDeps, asking: Asking, sessionId: string): Promise<SessionView> {
  const { world } = deps
  const { post, accountId } = asking.session
  const row = await loadSession(deps, asking, sessionId)
  const recordId = protocolOf(row)?.recordId
  return toView(deps, row, {
    policy: policyOf(deps, row),
    statements: recordId === undefined ? undefined : await openStatements(world, recordId),
    files: await findFiles(world.app, sessionId),
    found: (await findFoundIn(world.app, sessionId)).map(toFound),
    accountId,
    mayCode: post !== null && isPermitted(post.role, 'opinion:code'),
  })
}

export async function record(
  deps: OpinionDeps,
  { session, reach }: Asking,
  body: BodyOf<typeof promises.recordOpinionSession>,
  inAudit: Transact,
): Promise<AnswerOf<typeof promises.recordOpinionSession>> {
  const { world, rules } = deps
  const { hostOrganizationCode, questions = [], ...sent } = toNfc(body)
  const now = world.now()
  const place = await loadOpinionPlace(deps, reach, sent)
  const [host] = await findOrganizations(world.app, [hostOrganizationCode])
  if (host === undefined) throw new Refused('ORGANIZATION_UNKNOWN', '/hostOrganizationCode')
  const policy = rules.loadPolicy('opinion', place.divisionId, now)
  const day = sent.day as PlainDate
  const asked = granted(recordSession({ ...sent, day, questions }, policy.body, toPlainDate(now)))
  const id = uuidV7(now)
  const { kind, topic, groups, consent, guideCode } = sent
  const { divisionId, hallId, itemId } = place
  await inAudit(world.app, async (tx): Promise<Kept> => {
    await insertSession(tx, {
      ...{ id, kind, day, divisionId, hallId, itemId, groups, consent, guideCode, questions: asked },
      ...{ topic: topic.trim(), hostOrganizationId: host.id, policyId: policy.id, accountId: session.accountId },
      at: new Date(now),
    })
    return { id, divisionId, hallId, detail: { kind } }
  })
  return { sessionId: id }
}

/** What nobody else may change meanwhile is done under a lock of the session. */
function actOn(
  deps: OpinionDeps,
  row: SessionRow,
  inAudit: Transact,
  act: (tx: Database, now: SessionRow) => Promise<Kept['detail']>,
): Promise<Kept> {
  const { sessionId: id, divisionId, hallId } = row
  return inAudit(deps.world.app, async (tx): Promise<Kept> => {
    await lockSession(tx, id)
    const [now] = await findSessions(tx, { sessionId: id, limit: 1 })
    if (now === undefined) throw new Error('a session is never taken away')
    return { id, divisionId, hallId, detail: await act(tx, now) }
  })
}

export async function writeProtocol(
  deps: OpinionDeps,
  asking: Asking,
  sessionId: string,
  body: BodyOf<typeof promises.recordOpinionProtocol>,
  inAudit: Transact,
): Promise<SessionView> {
  const { world } = deps
  const sent = toNfc(body)
  const row = await loadSession(deps, asking, sessionId)
  const statements = sent.statements.map(({ group, words }): Statement => ({ group, words: words.trim() }))
  const ask = { version: sent.version, statements, reason: sent.reason ?? null }
  const at = world.now()
  try {
    await actOn(deps, row, inAudit, async (tx, now) => {
      const { version, reason } = granted(recordProtocol(ask, protocolOf(now)?.version ?? 0, policyOf(deps, row)))
      const recordId = uuidV7(at)
      const sealed = world.vault.newRecord(recordId, at)
      await insertProtocol(tx, {
        ...{ session: row, version, reason, recordId, key: sealed.key, accountId: asking.session.accountId },
        groups: statements.map(({ group }) => group),
        images: statements.map(({ group, words }) => imageOf(deps, sessionId, group, words)),
        sealed: sealed.seal('sealed_field|opinion-protocol', JSON.stringify(statements)),
        at: new Date(at),
      })
      return { version, statements: statements.length }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('VERSION_PASSED')
    throw error
  }
  return viewSession(deps, asking, sessionId)
}

/** Of this session alone: the same words elsewhere have another. */
const imageOf = ({ world: { vault } }: OpinionDeps, sessionId: string, group: string, words: string): string =>
  vault.blindIndex('fingerprint', canon(['opinion', sessionId, group, words])).toString('hex')

export async function code(
  deps: OpinionDeps,
  asking: Asking,
  sessionId: string,
  { version, codings }: BodyOf<typeof promises.codeOpinions>,
  inAudit: Transact,
): Promise<SessionView> {
  const { accountId } = asking.session
  const row = await loadSession(deps, asking, sessionId)
  await actOn(deps, row, inAudit, async (tx, now) => {
    refusePassed(now, version)
    const given = granted(codeAs(accountId, codings, codedOf(now), policyOf(deps, row)))
    await insertCodings(tx, row, { version, accountId, at: new Date(deps.world.now()), codings: given })
    return { version, statements: given.length }
  })
  return viewSession(deps, asking, sessionId)
}

export async function settle(
  deps: OpinionDeps,
  asking: Asking,
  sessionId: string,
  body: BodyOf<typeof promises.settleOpinionCode>,
  inAudit: Transact,
): Promise<SessionView> {
  const { accountId } = asking.session
  const { version, ...ask } = toNfc(body)
  const row = await loadSession(deps, asking, sessionId)
  await actOn(deps, row, inAudit, async (tx, now) => {
    refusePassed(now, version)
    const settled = granted(settleAs(accountId, ask, codedOf(now), policyOf(deps, row)))
    await insertSettlement(tx, row, { ...settled, version, accountId, at: new Date(deps.world.now()) })
    return { version, number: ask.number, way: ask.way }
  })
  return viewSession(deps, asking, sessionId)
}

/** Who codes what has been corrected meanwhile is told so. */
function refusePassed(row: SessionRow, version: number): void {
  if (protocolOf(row)?.version !== version) throw new Refused('VERSION_PASSED')
}

/** Kept for good: whoever took part has agreed to be recorded. */
export async function keepSessionFile(
  deps: OpinionDeps,
  asking: Asking,
  sessionId: string,
  sent: BodyOf<typeof promises.keepOpinionFile>,
  inAudit: Transact,
): Promise<AnswerOf<typeof promises.keepOpinionFile>> {
  const { world, rules } = deps
  const now = world.now()
  const row = await loadSession(deps, asking, sessionId)
  if (row.consent === 'REFUSED') throw new Refused('NO_CONSENT')
  const { body: policy } = rules.loadPolicy('evidence-file', row.divisionId, now)
  const { id, mediaType, bytes, digest, appendSealed } = sealFile(world, sent, policy)
  await actOn(deps, row, inAudit, async (tx) => {
    if ((await countFiles(tx, sessionId)) >= policyOf(deps, row).filesMax) throw new Refused('FILES_TOO_MANY')
    await insertFile(tx, row, {
      ...{ id, mediaType, bytes, digest },
      accountId: asking.session.accountId,
      at: new Date(now),
    })
    await appendSealed(tx, row)
    return { fileId: id }
  })
  return { fileId: id, mediaType, bytes }
}

export async function findSessionFile(
  deps: OpinionDeps,
  asking: Asking,
  { sessionId, fileId }: { readonly sessionId: string; readonly fileId: string },
): Promise<OpinionFile | undefined> {
  await loadSession(deps, asking, sessionId)
  const [file] = await findFiles(deps.world.app, sessionId, fileId)
  return file
}
