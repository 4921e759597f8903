import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import type { listSilences } from '../../contracts/silence.ts'
import type { Reach } from '../../domain/access.ts'
import { addDays, type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { type Hush, type SilencePolicy, silencesOf, type WindowSilence } from '../../domain/silence.ts'
import { loadOrderPlace } from '../handling-order/index.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { type ComplaintCount, countComplaints, countSilences, findSilentWindows, type SilentWindow } from './store.ts'

interface Deps {
  readonly world: World
  readonly rules: RuleBook
}

type View = AnswerOf<typeof listSilences>

interface Silences {
  readonly policy: SilencePolicy
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
  readonly silences: ReadonlyMap<number, WindowSilence>
  readonly complaints: ReadonlyMap<number, ComplaintCount>
  readonly windows: readonly SilentWindow[]
}

/** Of all windows at once: what is usual is told by all of them. Up to yesterday. */
export async function findSilences({ world, rules }: Deps): Promise<Silences> {
  const now = world.now()
  const { body: policy } = rules.loadPolicy('silence', rules.rootDivisionId, now)
  const { negativeGradeMax } = rules.loadPolicy('evaluation', rules.rootDivisionId, now).body
  const today = toPlainDate(now)
  const fromDay = addDays(today, -policy.days)
  const cells = await countSilences(world.app, fromDay, today, { ...policy, negativeGradeMax })
  const silences = new Map(silencesOf(cells, policy).map((each) => [each.windowId, each]))
  const complaints = await countComplaints(world.app, fromDay, today)
  return {
    ...{ policy, fromDay, toDay: addDays(today, -1), silences },
    complaints: new Map(complaints.map((each) => [each.windowId, each])),
    windows: await findSilentWindows(world.app, [...silences.keys()], today),
  }
}

export async function viewSilences(
  deps: Deps,
  { policy, fromDay, toDay, silences, complaints, windows }: Silences,
  reach: Reach,
  { hallCode }: QueryOf<typeof listSilences>,
): Promise<View> {
  const { rules, world } = deps
  const asked = hallCode === undefined ? undefined : (await loadOrderPlace(deps, reach, { hallCode })).hallId
  const within = new Set(rules.divisionsWithin(reach.divisionId))
  const isOwn = ({ hallId, divisionId }: SilentWindow) =>
    (reach.hallId === null ? within.has(divisionId) : hallId === reach.hallId) &&
    (asked === undefined || hallId === asked)
  const told = windows.filter(isOwn).flatMap((window) => {
    const found = silences.get(window.windowId)
    return found === undefined ? [] : [viewOne(window, found, complaints.get(window.windowId), policy)]
  })
  return {
    asOf: new Date(world.now()).toISOString(),
    ...{ fromDay, toDay, falseShareThousandths: policy.falseShareThousandths, smallestGroup: policy.smallestGroup },
    windows: told.sort((one, other) => other.unusual.length - one.unusual.length),
  }
}

const toShare = (share: number) => Math.round(share * 10_000)

function viewOne(
  { hallCode, hallName, windowCode, windowName }: SilentWindow,
  { services, evaluated, good, bounds, hushes, unusual }: WindowSilence,
  complaints: ComplaintCount | undefined,
  { smallestGroup }: SilencePolicy,
): View['windows'][number] {
  const hush = ({ of, seen, expected }: Hush) =>
    of < smallestGroup ? null : { of, seen, expected: Math.round(expected * 10) }
  const isTold = evaluated >= smallestGroup
  return {
    ...{ hallCode, hallName, windowCode, windowName, services, evaluated },
    good: isTold ? toShare(good / evaluated) : null,
    bounds:
      bounds === null || !isTold
        ? null
        : { lower: toShare(bounds.lower), upper: toShare(bounds.upper), alike: toShare(bounds.alike) },
    hushes: {
      WENT_BADLY: hush(hushes.WENT_BADLY),
      ELDERLY: hush(hushes.ELDERLY),
      UNINVITED: hush(hushes.UNINVITED),
    },
    ...{ hotline: complaints?.hotline ?? 0, unresolved: complaints?.unresolved ?? 0, unusual: [...unusual] },
  }
}
