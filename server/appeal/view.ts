import type { seeAppeal as seeAppealRoute } from '../../contracts/appeal.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { isPermitted } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import {
  findSaid,
  type Holder,
  loadHolder,
  type OrganizationRow,
  openWords,
  readWritten,
  recordsOfSaid,
  type SaidRow,
  viewSaid,
} from '../handling-order/index.ts'
import { Refused } from '../platform/refused.ts'
import type { Session } from '../session/index.ts'
import type { Asking } from './actions.ts'
import type { AppealDeps } from './asker.ts'
import { optionsFor, organizationsOf, viewListed } from './list.ts'
import { type AppealEventRow, listAppeals } from './store.ts'
import { type AppealStory, loadAppealStory } from './story.ts'

type AppealView = AnswerOf<typeof seeAppealRoute>

export async function viewAppeal(
  deps: AppealDeps,
  { session, reach }: Asking,
  wish: { readonly appealId: string },
): Promise<AppealView> {
  const { world, rules } = deps
  const now = world.now()
  const holder = await loadHolder(world, session)
  const read = await readScoped(deps, reach, async (tx) => {
    const [row] = await listAppeals(tx, { ...wish, limit: 1, today: toPlainDate(now) })
    if (row === undefined) throw new Refused('NOT_FOUND', '/appealId')
    const story = await loadAppealStory(rules, tx, row)
    return { story, organizations: await organizationsOf(tx, [story]), said: await findSaid(tx, row.evaluationId) }
  })
  const { story, said } = read
  const shown = story.events.filter((event) => mayRead(story, session, event))
  const written = shown.flatMap(({ recordId }) => (recordId === null ? [] : [recordId]))
  const opened = await openWords(world, [...written, ...recordsOfSaid(story.row.evaluationId, said)])
  return compose(deps, { ...read, shown, opened, holder, now })
}

interface Read {
  readonly story: AppealStory
  readonly organizations: readonly OrganizationRow[]
  readonly said: SaidRow | undefined
  /** The events whose words who asks may read. */
  readonly shown: readonly AppealEventRow[]
  readonly opened: ReadonlyMap<string, string>
  readonly holder: Holder
  readonly now: number
}

function compose({ rules }: AppealDeps, { story, said, shown, opened, holder, now, ...read }: Read): AppealView {
  const { decidedBy } = story.policy
  return {
    asOf: new Date(now).toISOString(),
    ...viewListed(rules, { story, holder, now, ...read }),
    decidedBy: decidedBy.kind,
    outsidersMin: decidedBy.kind === 'PANEL' ? decidedBy.outsidersMin : 0,
    said: viewSaid(rules, story.row.evaluationId, said, opened),
    options: [...optionsFor(rules, holder, story, now)],
    events: story.events.map((event) => ({
      sequence: event.sequence,
      kind: event.kind,
      at: event.at.toISOString(),
      by: event.actorKind,
      isOwn: event.accountId === holder.accountId,
      stance: event.facts.stance ?? null,
      isOutsider: event.facts.isOutsider ?? null,
      isAccepted: event.facts.isAccepted ?? null,
      verdict: shown.includes(event) ? (event.facts.verdict ?? null) : null,
      ...readWritten(opened.get(event.recordId ?? '')),
    })),
  }
}

/** What members of a panel have voted is read by the others when all have; what the citizen wrote, by those who decide. */
function mayRead({ appeal }: AppealStory, { accountId, post }: Session, event: AppealEventRow): boolean {
  if (event.kind === 'CITIZEN_SPOKE') return post !== null && isPermitted(post.role, 'appeal:decide')
  return event.kind !== 'VOTED' || appeal.stage === 'DECIDED' || event.accountId === accountId
}
