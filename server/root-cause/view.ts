import type { listRootCauses } from '../../contracts/root-cause.ts'
import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { addDays, findPlainDate, type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { CauseEffect, CauseKind } from '../../domain/root-cause-kind.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'
import type { Found, FoundCause, FoundCauses } from './found.ts'
import { findPlaceNames, type PlaceNames } from './store.ts'

interface ViewDeps {
  readonly world: World
  readonly rules: RuleBook
  readonly found: FoundCauses
}

type View = AnswerOf<typeof listRootCauses>
type Told = View['causes'][number]
type Names = ReadonlyMap<string, PlaceNames>

export async function viewRootCauses(
  { world, rules, found }: ViewDeps,
  { post }: Session,
  reach: Reach,
  query: QueryOf<typeof listRootCauses>,
): Promise<View> {
  const today = toPlainDate(world.now())
  const untilDay = query.to === undefined ? addDays(today, -1) : findPlainDate(query.to)
  if (untilDay === undefined || untilDay > today) throw new Refused('MALFORMED', '/to')
  const all = await found.by(untilDay)
  const within = new Set(rules.divisionsWithin(reach.divisionId))
  const isOwn = ({ halls }: FoundCause) =>
    halls.some(({ hallId, divisionId }) => (reach.hallId === null ? within.has(divisionId) : hallId === reach.hallId))
  const causes = all.causes.filter(isOwn)
  const names = await namesOf(world, causes, all)
  // Of single people whoever leads them at the windows is told, and nobody else.
  const leads = (hallId: number | null) => post?.role === 'WINDOW_SUPERVISOR' && reach.hallId === hallId
  return {
    asOf: new Date(world.now()).toISOString(),
    ...{ fromDay: all.fromDay, recentFrom: all.recentFrom, untilDay, tested: all.tested },
    falseShareThousandths: all.policy.falseShareThousandths,
    levelThousandths: all.policy.levelThousandths,
    causes: causes.map((each) => viewOne(each, all, names, leads)),
  }
}

async function namesOf({ app }: World, causes: readonly FoundCause[], { untilDay }: Found): Promise<Names> {
  const idsOf = (kind: CauseKind) => causes.flatMap(({ cause }) => (cause.kind === kind ? [Number(cause.key)] : []))
  const ids = { items: idsOf('ITEM'), windows: idsOf('WINDOW'), staff: idsOf('STAFF'), halls: idsOf('HALL') }
  const names = await findPlaceNames(app, ids, untilDay)
  return new Map(names.map((each) => [`${each.kind} ${each.id}`, each]))
}

function viewOne(
  { cause, reasons }: FoundCause,
  { fromDay }: Found,
  names: Names,
  leads: (hallId: number | null) => boolean,
): Told {
  const { kind, key, since, step, isKnown, effects } = cause
  const named = names.get(`${kind} ${key}`)
  const isShown = kind !== 'STAFF' || leads(named?.hallId ?? null)
  return {
    kind,
    ...nameFor(kind, named, isShown),
    mode: kind === 'MODE' ? (key as Told['mode']) : null,
    service: (kind === 'STEP' ? key : step) as Told['service'],
    since: since === null ? null : viewSince(fromDay, since),
    isKnown: isShown && isKnown,
    effects: effects.map(viewEffect),
    reasons: isShown ? [...reasons] : [],
  }
}

type Naming = Pick<Told, 'itemCode' | 'itemName' | 'ownerName' | 'hallName' | 'windowCode' | 'windowName' | 'staffNo'>
const unnamed: Naming = {
  ...{ itemCode: null, itemName: null, ownerName: null },
  ...{ hallName: null, windowCode: null, windowName: null, staffNo: null },
}

function nameFor(kind: CauseKind, named: PlaceNames | undefined, isShown: boolean): Naming {
  if (named === undefined) return unnamed
  const { code, name, under } = named
  if (kind === 'ITEM') return { ...unnamed, itemCode: code, itemName: name, ownerName: under }
  if (kind === 'WINDOW') return { ...unnamed, hallName: under, windowCode: code, windowName: name }
  return { ...unnamed, hallName: under, staffNo: kind === 'STAFF' && isShown ? code : null }
}

function viewSince(fromDay: PlainDate, since: NonNullable<FoundCause['cause']['since']>): Told['since'] {
  const { day, earliest, latest, orEarlier } = since
  return {
    day: addDays(fromDay, day),
    earliest: addDays(fromDay, earliest),
    latest: addDays(fromDay, latest),
    orEarlier,
  }
}

const toThousandths = (of: number) => Math.round(of * 1000)

function viewEffect({ signal, seen, expected, exposure, ratio, lower, upper }: CauseEffect): Told['effects'][number] {
  const isCounted = signal !== 'HANDLING'
  return {
    ...{ signal, exposure: Math.round(exposure) },
    seen: isCounted ? Math.round(seen) : null,
    expected: isCounted ? Math.round(expected * 10) : null,
    ...{ ratio: toThousandths(ratio), lower: toThousandths(lower), upper: toThousandths(upper) },
  }
}
