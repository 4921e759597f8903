import type * as promises from '../../contracts/duty-shift.ts'
import type { BodyOf, QueryOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import {
  copyWeek,
  coverShift,
  type DutyShift,
  mondayOf,
  putShift,
  type Roster,
  withdrawShift,
} from '../../domain/duty-shift.ts'
import { addDays, type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import { findHalls, type HallPlace } from '../catalogue/index.ts'
import type { Database, Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'
import {
  findShift,
  findShifts,
  findShiftsOfPeople,
  findSupervisorPosts,
  insertShifts,
  insertWithdrawal,
  lockPeople,
  type ShiftRow,
} from './store.ts'
import { type RosterView, type ShiftView, viewLeft, viewShifts, viewSupervisors } from './view.ts'

export interface DutyDeps {
  readonly world: World
  readonly rules: RuleBook
}

export interface Asking {
  readonly session: Session
  readonly reach: Reach
}

/** What the audit is told of an act. */
export interface Kept extends Pick<ShiftRow, 'divisionId' | 'hallId'> {
  readonly shiftId: string | null
  readonly copied?: number
}

const daysMax = 62

/** 值班表 of a hall. */
export async function viewRoster(
  deps: DutyDeps,
  asking: Asking,
  hallCode: string,
  query: QueryOf<typeof promises.listDutyShifts>,
): Promise<RosterView> {
  const [from, until] = [query.from as PlainDate, query.to as PlainDate]
  if (until < from || until >= addDays(from, daysMax)) throw new Refused('MALFORMED', '/to')
  const hall = await loadHall(deps, asking, hallCode)
  const { hallId, hallName } = hall
  const rows = await readScoped(deps, asking.reach, (tx) => findShifts(tx, hallId, from, until))
  const posts = await findSupervisorPosts(deps.world.app, hallId, from, until)
  return {
    asOf: new Date(deps.world.now()).toISOString(),
    hallCode,
    hallName,
    supervisors: await viewSupervisors(deps, posts),
    shifts: await viewShifts(deps, asking.session, rows),
  }
}

async function loadHall({ world, rules }: DutyDeps, { reach }: Asking, hallCode: string): Promise<HallPlace> {
  const halls = await findHalls(world.app, toPlainDate(world.now()))
  const hall = halls.find((each) => each.hallCode === hallCode)
  if (hall === undefined) throw new Refused('HALL_UNKNOWN', '/hallCode')
  if (!rules.isReached(reach, hall)) throw new Refused('FORBIDDEN', '/hallCode')
  return hall
}

/** What stands for these people on these days, held until the transaction ends. */
async function loadRoster(
  tx: Database,
  hallId: number,
  accountIds: readonly string[],
  [from, until]: readonly [PlainDate, PlainDate],
): Promise<Roster> {
  await lockPeople(tx, accountIds)
  const shifts = await findShiftsOfPeople(tx, accountIds, from, until)
  const posts = await findSupervisorPosts(tx, hallId, from, until)
  return {
    shifts,
    posts: posts.map(({ expiresAt, ...post }) => {
      const lastDay = expiresAt === null ? null : toPlainDate(expiresAt.getTime())
      const isEarlier = lastDay !== null && (post.until === null || lastDay < post.until)
      return isEarlier ? { ...post, until: lastDay } : post
    }),
  }
}

export async function put(
  deps: DutyDeps,
  asking: Asking,
  hallCode: string,
  sent: BodyOf<typeof promises.putDutyShift>,
  inAudit: Transact,
): Promise<ShiftView> {
  const { world } = deps
  const hall = await loadHall(deps, asking, hallCode)
  const ask: DutyShift = { ...sent, day: sent.day as PlainDate, coversAccountId: null }
  let kept: ShiftRow | undefined
  await inAudit(world.app, async (tx): Promise<Kept> => {
    const roster = await loadRoster(tx, hall.hallId, [ask.accountId], [ask.day, ask.day])
    kept = toRow(world, hall, granted(putShift(ask, roster, world.now())))
    await keep(world, tx, asking, [kept])
    return kept
  })
  return viewOne(deps, asking, kept)
}

export async function withdraw(deps: DutyDeps, asking: Asking, shiftId: string, inAudit: Transact): Promise<void> {
  const { world } = deps
  const { accountId } = await loadShift(deps, asking, shiftId)
  await inAudit(world.app, async (tx): Promise<Kept> => {
    await lockPeople(tx, [accountId])
    const shift = granted(withdrawShift(await loadAgain(tx, shiftId), world.now()))
    await insertWithdrawal(tx, shift, byNow(world, asking))
    return shift
  })
}

/** 替班: withdrawn and put down anew in one act, so that at no moment nobody is there. */
export async function cover(
  deps: DutyDeps,
  asking: Asking,
  shiftId: string,
  { accountId }: BodyOf<typeof promises.coverDutyShift>,
  inAudit: Transact,
): Promise<ShiftView> {
  const { world } = deps
  const { hallId, day, ...before } = await loadShift(deps, asking, shiftId)
  let kept: ShiftRow | undefined
  await inAudit(world.app, async (tx): Promise<Kept> => {
    const roster = await loadRoster(tx, hallId, [before.accountId, accountId], [day, day])
    const shift = await loadAgain(tx, shiftId)
    kept = toRow(world, shift, granted(coverShift(shift, accountId, roster, world.now())))
    await insertWithdrawal(tx, shift, byNow(world, asking))
    await keep(world, tx, asking, [kept])
    return kept
  })
  return viewOne(deps, asking, kept)
}

export async function copy(
  deps: DutyDeps,
  asking: Asking,
  hallCode: string,
  { day }: BodyOf<typeof promises.copyDutyWeek>,
  inAudit: Transact,
) {
  const { world } = deps
  const hall = await loadHall(deps, asking, hallCode)
  const monday = mondayOf(day as PlainDate)
  const [from, until] = [addDays(monday, 7), addDays(monday, 13)]
  let rows: readonly ShiftRow[] = []
  let left: ReturnType<typeof copyWeek>['left'] = []
  await inAudit(world.app, async (tx): Promise<Kept> => {
    const week = await findShifts(tx, hall.hallId, monday, addDays(monday, 6))
    const people = week.map((shift) => shift.coversAccountId ?? shift.accountId)
    const roster = await loadRoster(tx, hall.hallId, people, [from, until])
    const decided = copyWeek(week, roster, world.now())
    left = decided.left
    rows = decided.copied.map((shift) => toRow(world, hall, shift))
    await keep(world, tx, asking, rows)
    return { ...hall, shiftId: null, copied: rows.length }
  })
  return { copied: [...(await viewShifts(deps, asking.session, rows))], left: await viewLeft(deps, left) }
}

/** Another place’s shifts are not there. */
async function loadShift(deps: DutyDeps, { reach }: Asking, shiftId: string): Promise<ShiftRow> {
  const found = await readScoped(deps, reach, (tx) => findShift(tx, shiftId))
  if (found === undefined) throw new Refused('NOT_FOUND')
  return found
}

async function loadAgain(tx: Database, shiftId: string): Promise<ShiftRow> {
  const found = await findShift(tx, shiftId)
  if (found === undefined) throw new Refused('NOT_FOUND')
  return found
}

function toRow(
  { now }: Pick<World, 'now'>,
  { divisionId, hallId }: Pick<ShiftRow, 'divisionId' | 'hallId'>,
  shift: DutyShift,
): ShiftRow {
  return { ...shift, shiftId: uuidV7(now()), divisionId, hallId, isWithdrawn: false }
}

const byNow = ({ now }: Pick<World, 'now'>, { session }: Asking) => ({
  accountId: session.accountId,
  at: new Date(now()),
})

function keep({ now }: Pick<World, 'now'>, tx: Database, { session }: Asking, rows: readonly ShiftRow[]) {
  const putAt = new Date(now())
  return insertShifts(
    tx,
    rows.map(({ isWithdrawn: _, ...row }) => ({ ...row, putBy: session.accountId, putAt })),
  )
}

async function viewOne(deps: DutyDeps, { session }: Asking, row: ShiftRow | undefined): Promise<ShiftView> {
  const [shown] = row === undefined ? [] : await viewShifts(deps, session, [row])
  if (shown === undefined) throw new Error('a shift that was kept is shown')
  return shown
}
