import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import type * as promises from '../../contracts/score-list.ts'
import { isPermitted } from '../../domain/access.ts'
import { findWords } from '../../domain/evaluation.ts'
import { findPlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { decideLink, findLinkOn, type ScoreLink, scoreLinks } from '../../domain/score-link.ts'
import type { Transact } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { Asking, ScoreListDeps } from './deps.ts'
import { insertLinkDecision, type LinkDecisionRow, listLinkDecisions } from './store.ts'

type DecisionView = AnswerOf<typeof promises.decideScoreLink>

const viewDecision = (row: LinkDecisionRow): DecisionView => {
  const { link, divisionCode, divisionName, isOn, fromDay, reason, decidedAt } = row
  return { link, divisionCode, divisionName, isOn, fromDay, reason, decidedAt: decidedAt.toISOString() }
}

/** Decisions that bind the place of whoever asks, and those of places within it. */
export async function viewLinks(
  { world, rules }: ScoreListDeps,
  { session, reach }: Asking,
): Promise<AnswerOf<typeof promises.listScoreLinks>> {
  const now = world.now()
  const today = toPlainDate(now)
  const divisionPath = rules.divisionPath(reach.divisionId)
  const rows = (await listLinkDecisions(world.app)).filter(
    ({ divisionId }) => divisionPath.includes(divisionId) || rules.isWithin(divisionId, reach.divisionId),
  )
  return {
    asOf: new Date(now).toISOString(),
    links: scoreLinks.map((link) => ({
      link,
      isOn: findLinkOn(rows, { link, divisionPath, periodFrom: today, today }) !== undefined,
      decisions: rows.filter((row) => row.link === link).map(viewDecision),
    })),
    mayDecide: session.post !== null && isPermitted(session.post.role, 'score-link:decide'),
  }
}

/** For the division of the leading group that decides; from a day that has not begun to be served under other rules. */
export async function decideOnLink(
  { world }: ScoreListDeps,
  { session, reach }: Asking,
  link: ScoreLink,
  body: BodyOf<typeof promises.decideScoreLink>,
  inAudit: Transact,
): Promise<DecisionView> {
  const now = world.now()
  const { isOn, fromDay: wanted, reason: text } = toNfc(body)
  const day = findPlainDate(wanted)
  if (day === undefined) throw new Refused('MALFORMED', '/fromDay')
  const { fromDay } = granted(decideLink(day, toPlainDate(now)))
  const reason = findWords(text)
  if (reason === undefined) throw new Refused('COMMENT_EMPTY', '/reason')
  const { divisionId } = reach
  const row = { id: uuidV7(now), link, divisionId, isOn, fromDay, reason, accountId: session.accountId }
  await inAudit(world.app, async (tx) => {
    await insertLinkDecision(tx, { ...row, at: new Date(now) })
    return { id: row.id, divisionId, link, isOn, fromDay }
  })
  const kept = (await listLinkDecisions(world.app)).find(({ id }) => id === row.id)
  if (kept === undefined) throw new Error('what was kept is there')
  return viewDecision(kept)
}
