import type { Static } from 'typebox'
import type { boardView } from '../../contracts/board.ts'
import {
  type GradeCounts,
  nextHallCounts,
  publicGrades,
  sumOf,
  totalOf,
  type WindowCounts,
} from '../../domain/board.ts'
import { addDays, type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findHalls, findWindows, type HallPlace, type WindowPlace } from '../catalogue/index.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { countPublicComments, findGradeCounts } from './store.ts'

export type BoardView = Static<typeof boardView>

/** What changes rarely (names, closed days) is read this often; what changes with every evaluation, every time. */
const slowMs = 30_000

interface Slow {
  readonly readAt: number
  readonly day: PlainDate
  readonly hall: HallPlace
  readonly windows: readonly WindowPlace[]
  readonly recent: ReadonlyMap<number, GradeCounts>
  readonly from: PlainDate
  readonly to: PlainDate
}

const none: GradeCounts = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }

/** Boards of halls. Calls for one hall that come while it is being read share the answer. */
export class Boards {
  readonly #world: World
  readonly #rules: RuleBook
  readonly #slow = new Map<string, Slow>()
  /** What was shown last of a hall's day. A restart forgets it and shows the present state once. */
  readonly #seen = new Map<string, { readonly day: PlainDate; readonly counts: WindowCounts | null }>()
  readonly #underWay = new Map<string, Promise<BoardView>>()

  constructor(world: World, rules: RuleBook) {
    this.#world = world
    this.#rules = rules
  }

  /** A read that began before the call is not good enough: it may have missed the evaluation that was just given. */
  async view(hallCode: string): Promise<BoardView> {
    await this.#underWay.get(hallCode)?.catch(() => undefined)
    const running = this.#underWay.get(hallCode)
    if (running !== undefined) return running
    const reading = this.#read(hallCode).finally(() => this.#underWay.delete(hallCode))
    this.#underWay.set(hallCode, reading)
    return reading
  }

  async #read(hallCode: string): Promise<BoardView> {
    const now = this.#world.now()
    const today = toPlainDate(now)
    const slow = await this.#loadSlow(hallCode, now, today)
    const [grades, publicComments] = await Promise.all([
      findGradeCounts(this.#world.app, slow.hall.hallId, today, addDays(today, 1)),
      countPublicComments(this.#world.app, slow.hall.hallId, today),
    ])
    const { smallestGroup } = this.#rules.loadPolicy('board', slow.hall.divisionId, now).body
    return {
      hallCode,
      hallName: slow.hall.hallName,
      day: today,
      asOf: new Date(now).toISOString(),
      smallestGroup,
      today: {
        evaluations: totalOf(sumOf(grades)),
        grades: this.#nextGrades(hallCode, today, grades, smallestGroup),
        publicComments,
      },
      windows: slow.windows.map((window) => ({
        windowCode: window.windowCode,
        windowName: window.windowName,
        evaluationsToday: totalOf(grades.get(window.windowId) ?? none),
        recent: recentOf(slow, window.windowId, smallestGroup),
      })),
    }
  }

  #nextGrades(hallCode: string, day: PlainDate, now: WindowCounts, smallestGroup: number): GradeCounts | null {
    const before = this.#seen.get(hallCode)
    const counts = nextHallCounts(before?.day === day ? before.counts : null, now, smallestGroup)
    this.#seen.set(hallCode, { day, counts })
    return counts && sumOf(counts)
  }

  async #loadSlow(hallCode: string, now: number, today: PlainDate): Promise<Slow> {
    const known = this.#slow.get(hallCode)
    if (known !== undefined && known.day === today && now - known.readAt < slowMs) return known
    const hall = (await findHalls(this.#world.app, today)).find((candidate) => candidate.hallCode === hallCode)
    if (hall === undefined) throw new Refused('HALL_UNKNOWN')
    const policy = this.#rules.loadPolicy('board', hall.divisionId, now).body
    const to = addDays(today, 1 - policy.windowGradesAfterDays)
    const from = addDays(to, -policy.windowGradesOverDays)
    const [windows, recent] = await Promise.all([
      findWindows(this.#world.app, [hallCode], today),
      findGradeCounts(this.#world.app, hall.hallId, from, to),
    ])
    const slow = { readAt: now, day: today, hall, windows, recent, from, to }
    this.#slow.set(hallCode, slow)
    return slow
  }
}

function recentOf(slow: Slow, windowId: number, smallestGroup: number): BoardView['windows'][number]['recent'] {
  const grades = publicGrades(slow.recent.get(windowId) ?? none, smallestGroup)
  return grades && { fromDay: slow.from, toDay: addDays(slow.to, -1), evaluations: totalOf(grades), grades }
}
