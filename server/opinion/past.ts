import type { recordOpinionSession } from '../../contracts/opinion.ts'
import type { decideOpinion } from '../../contracts/opinion-finding.ts'
import type { BodyOf } from '../../contracts/route.ts'
import { committed } from '../platform/database.ts'
import { codedOf, protocolOf } from './coded.ts'
import type { Asking, OpinionDeps } from './deps.ts'
import { decide, findFrom } from './finding/actions.ts'
import { findFoundIn } from './finding/store.ts'
import { code, record, writeProtocol } from './sessions.ts'
import { findSessions, type SessionRow } from './store.ts'

/** A session of a city that is played; no two of a city are on the same topic. */
export interface PastOpinions {
  readonly sent: BodyOf<typeof recordOpinionSession> & { readonly hallCode: string }
  readonly statements: readonly { readonly group: string; readonly words: string }[]
  /** By each coder, statement for statement. */
  readonly codings: readonly { readonly accountId: string; readonly codes: readonly (readonly string[])[] }[]
  readonly recordedAt: number
  readonly finding: {
    readonly words: string
    readonly code: string
    readonly suggestionIds: readonly string[]
    readonly at: number
  }
  /** undefined: nobody has decided yet. */
  readonly decision: (BodyOf<typeof decideOpinion> & { readonly at: number }) | undefined
}

const sessionsMax = 200

async function findOnTopic({ world }: OpinionDeps, { sent }: PastOpinions): Promise<SessionRow | undefined> {
  const rows = await findSessions(world.app, { kind: sent.kind, limit: sessionsMax })
  return rows.find(({ topic, hallCode }) => topic === sent.topic && hallCode === sent.hallCode)
}

/**
 * Records a session at a moment of the past, codes it and finds in it what everybody would, by the steps that everybody takes. Where it was stopped
 * it goes on: what was done before is not done again.
 */
export async function keepPastOpinions(
  { world, rules }: OpinionDeps,
  { reach, session }: Asking,
  past: PastOpinions,
): Promise<void> {
  const then = (now: number): OpinionDeps => ({ world: { ...world, now: () => now }, rules })
  const as = (accountId: string): Asking => ({ reach, session: { ...session, accountId } })
  const own = as(session.accountId)
  const recorded = then(past.recordedAt)
  if ((await findOnTopic(recorded, past)) === undefined) await record(recorded, own, past.sent, committed)
  const row = await findOnTopic(recorded, past)
  if (row === undefined) throw new Error('what was recorded is there')
  const { sessionId } = row
  if (protocolOf(row) === undefined)
    await writeProtocol(recorded, own, sessionId, { version: 0, statements: [...past.statements] }, committed)
  const done = new Set(codedOf(row).codings.map(({ accountId }) => accountId))
  for (const { accountId, codes } of past.codings) {
    if (done.has(accountId)) continue
    const codings = codes.map((each, index) => ({ number: index + 1, codes: [...each] }))
    await code(recorded, as(accountId), sessionId, { version: 1, codings }, committed)
  }
  await keepFinding(then, own, sessionId, past)
}

async function keepFinding(
  then: (now: number) => OpinionDeps,
  own: Asking,
  sessionId: string,
  { sent, codings, finding, decision }: PastOpinions,
): Promise<void> {
  const found = then(finding.at)
  if ((await findFoundIn(found.world.app, sessionId)).length === 0) {
    const [first, ...others] = codings
    const agreed = (first?.codes ?? []).flatMap(([main], index) =>
      main === finding.code && others.every(({ codes }) => codes[index]?.[0] === main) ? [index + 1] : [],
    )
    const statements = agreed.map((number) => ({ sessionId, number }))
    const { words, code: mainCode, suggestionIds } = finding
    const body = { words, codes: [mainCode], statements, suggestionIds: [...suggestionIds] }
    await findFrom(found, own, { ...body, hallCode: sent.hallCode }, committed)
  }
  const [row] = await findFoundIn(found.world.app, sessionId)
  if (decision === undefined || row === undefined || row.outcome !== null) return
  const { outcome, words, at } = decision
  await decide(then(at), own, row.findingId, { outcome, words }, committed)
}
