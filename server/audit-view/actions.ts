import type { exportAuditEntries, searchAuditEntries, seeAuditChain } from '../../contracts/audit.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { addDays, findPlainDate, type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { toDivisionCode } from '../../domain/service-case.ts'
import { readScoped } from '../access/index.ts'
import { type AuditWatch, findSealHead, type Standstill } from '../audit/index.ts'
import { findDivisions, findHalls } from '../catalogue/index.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { PolicyBody, RuleBook } from '../policy/index.ts'
import { countEntries, type EntryFilter, type EntryRow, findEntries, findFullCheckAt } from './store.ts'

export interface AuditViewDeps {
  readonly world: World
  readonly rules: RuleBook
  readonly audit: { readonly watch: AuditWatch; readonly standstill: Standstill }
}

type Asked = BodyOf<typeof exportAuditEntries>
type Page = AnswerOf<typeof searchAuditEntries>

const pageEntries = 50

/** What was done in the asker’s place, page by page, the latest first. */
export async function searchEntries(
  deps: AuditViewDeps,
  reach: Reach,
  ask: BodyOf<typeof searchAuditEntries>,
): Promise<Page> {
  const filter = await loadFilter(deps, reach, ask)
  const { after = null, limit = pageEntries } = ask
  const rows = await readScoped(deps, reach, (tx) => findEntries(tx, filter, { after, limit }))
  return {
    fromDay: filter.from,
    toDay: addDays(filter.to, -1),
    entries: rows.map(toView),
    next: rows.length < limit ? null : (rows.at(-1)?.id ?? null),
  }
}

function toView({
  actorKind,
  actorId,
  actorName,
  role,
  targetKind,
  targetId,
  at,
  ...row
}: EntryRow): Page['entries'][number] {
  return {
    ...row,
    at: at.toISOString(),
    actor: { kind: actorKind, id: actorId, name: actorName, role },
    target: { kind: targetKind, id: targetId },
  }
}

/** @throws what is asked for amiss, before anything is read */
export async function loadFilter(deps: AuditViewDeps, reach: Reach, ask: Asked): Promise<EntryFilter> {
  const { actorKind, actorId, username, act, targetKind, targetId, result } = ask
  return {
    ...loadPeriod(ask, toPlainDate(deps.world.now()), viewPolicyOf(deps, reach)),
    ...(await loadPlace(deps, reach, ask)),
    actorKind: actorKind ?? null,
    actorId: actorId ?? null,
    username: username ?? null,
    act: act ?? null,
    targetKind: targetKind ?? null,
    targetId: targetId ?? null,
    result: result ?? null,
  }
}

const viewPolicyOf = ({ rules, world }: AuditViewDeps, { divisionId }: Reach): PolicyBody<'audit-view'> =>
  rules.loadPolicy('audit-view', divisionId, world.now()).body

/** What an id can say the time of, as instants are promised elsewhere. */
const [earliest, latest] = ['1970-01-02', '2199-12-31']

/** Days [from, to); the last ones up to today unless said. */
function loadPeriod(
  ask: Asked,
  today: PlainDate,
  { periodNaturalDaysMax, periodNaturalDaysUnlessSaid }: PolicyBody<'audit-view'>,
): { readonly from: PlainDate; readonly to: PlainDate } {
  const last = ask.to === undefined ? today : findPlainDate(ask.to)
  if (last === undefined || last > latest) throw new Refused('MALFORMED', '/to')
  const from = ask.from === undefined ? addDays(last, 1 - periodNaturalDaysUnlessSaid) : findPlainDate(ask.from)
  if (from === undefined || from < earliest || from > last || addDays(from, periodNaturalDaysMax) <= last)
    throw new Refused('MALFORMED', '/from')
  return { from, to: addDays(last, 1) }
}

async function loadPlace(
  { world, rules }: AuditViewDeps,
  reach: Reach,
  ask: Asked,
): Promise<Pick<EntryFilter, 'divisionIds' | 'hallId'>> {
  const divisionIds = await loadDivisions({ world, rules }, reach, ask.divisionCode)
  if (ask.hallCode === undefined) return { divisionIds, hallId: null }
  const hall = (await findHalls(world.app, toPlainDate(world.now()))).find(({ hallCode }) => hallCode === ask.hallCode)
  if (hall === undefined) throw new Refused('HALL_UNKNOWN', '/hallCode')
  if (!rules.isReached(reach, hall)) throw new Refused('FORBIDDEN', '/hallCode')
  return { divisionIds, hallId: hall.hallId }
}

/** With everything below it. */
async function loadDivisions(
  { world, rules }: Pick<AuditViewDeps, 'world' | 'rules'>,
  reach: Reach,
  code: string | undefined,
): Promise<readonly number[] | null> {
  if (code === undefined) return null
  const [division] = await findDivisions(world.app, [toDivisionCode(code)])
  if (division === undefined) throw new Refused('DIVISION_UNKNOWN', '/divisionCode')
  if (!rules.isReached(reach, { divisionId: division.id, hallId: null }))
    throw new Refused('FORBIDDEN', '/divisionCode')
  return rules.divisionsWithin(division.id)
}

/** How many entries an export would hold. @throws EXPORT_TOO_LARGE */
export async function countForExport(deps: AuditViewDeps, reach: Reach, filter: EntryFilter): Promise<number> {
  const { exportRowsMax } = viewPolicyOf(deps, reach)
  const count = await readScoped(deps, reach, (tx) => countEntries(tx, filter, exportRowsMax))
  if (count > exportRowsMax) throw new Refused('EXPORT_TOO_LARGE')
  return count
}

const rowsAtATime = 1_000

/** Page by page: however slowly somebody reads, no transaction stays open and no more than a page is held. */
export async function* readForExport(deps: AuditViewDeps, reach: Reach, filter: EntryFilter): AsyncGenerator<EntryRow> {
  let after: string | null = null
  for (;;) {
    const behind: string | null = after
    const rows: readonly EntryRow[] = await readScoped(deps, reach, (tx) =>
      findEntries(tx, filter, { after: behind, limit: rowsAtATime }),
    )
    yield* rows
    if (rows.length < rowsAtATime) return
    after = rows.at(-1)?.id ?? null
  }
}

/** The chain is one for all places: its state tells nothing of what was done. */
export async function viewChain(
  { world, rules, audit }: AuditViewDeps,
  reach: Reach,
): Promise<AnswerOf<typeof seeAuditChain>> {
  const now = world.now()
  const [standing, head, fullCheckAt] = await Promise.all([
    audit.standstill.find(reach.divisionId),
    findSealHead(world.app),
    findFullCheckAt(world.app),
  ])
  const { lastCheck } = audit.watch
  return {
    asOf: new Date(now).toISOString(),
    head:
      head === undefined
        ? null
        : { no: head.no, hash: head.hash.toString('hex'), sealedAt: head.sealedAt.toISOString() },
    waiting: standing.waiting,
    waitingSeconds: standing.seconds,
    unsealedSecondsMax: rules.loadPolicy('audit', reach.divisionId, now).body.unsealedSecondsMax,
    refuseAfterSeconds: standing.refuseAfterSeconds,
    isStandingStill: standing.isStandingStill,
    lastCheck:
      lastCheck === undefined
        ? null
        : { at: new Date(lastCheck.at).toISOString(), findings: lastCheck.findings.map((found) => ({ ...found })) },
    lastFullCheckAt: fullCheckAt?.toISOString() ?? null,
  }
}
