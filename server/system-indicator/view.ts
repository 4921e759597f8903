import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import type * as promises from '../../contracts/system-indicator.ts'
import type { Reach } from '../../domain/access.ts'
import { findScorePeriod, type ScorePeriod } from '../../domain/score-period.ts'
import { type SystemIndicatorPolicy, systemReadings, tellSystem } from '../../domain/system-indicator.ts'
import { systemIndicators } from '../../domain/system-indicator-definition.ts'
import { allowLong, type Database } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { SystemIndicatorDeps } from './deps.ts'
import { findDivisionNames, findPlaces, type PlaceRow, queryText, type SystemLevel } from './store.ts'
import { measurePlaces, type PlacedFigure } from './values.ts'

type Definitions = AnswerOf<typeof promises.listSystemIndicators>
type Figures = AnswerOf<typeof promises.seeSystemFigures>
type Part = Figures['parts'][number]

/** For everybody: what is measured and how, to the text of the query. */
export function viewDefinitions(db: Database): Definitions {
  return {
    indicators: systemIndicators.map(({ source, measure, name, definition, formula, counted, unit, direction }) => ({
      ...{
        measure,
        name: { ...name },
        definition: { ...definition },
        formula: { ...formula },
        counted: { ...counted },
      },
      ...{ unit, direction, reading: source?.reading ?? null },
    })),
    queries: systemReadings.map((reading) => ({ reading, text: queryText(db, reading) })),
  }
}

function loadPeriod(name: string, today: string): ScorePeriod {
  const period = findScorePeriod(name)
  if (period === undefined || period.fromDay > today) throw new Refused('MALFORMED', '/period')
  return period
}

function loadInstant(text: string | undefined, now: number): Date {
  const at = text === undefined ? now : Date.parse(text)
  // What will be known is not known yet: the same question would be answered otherwise tomorrow.
  if (Number.isNaN(at) || at > now) throw new Refused('MALFORMED', '/knownUntil')
  return new Date(at)
}

/** Only what lies within the reach is read, so that the whole of it is the whole of the own place. */
function placesWithin({ rules }: SystemIndicatorDeps, reach: Reach, places: readonly PlaceRow[]): readonly PlaceRow[] {
  const divisions = new Set(rules.divisionsWithin(reach.divisionId))
  return places.filter(({ hallId, divisionId }) =>
    reach.hallId === null ? divisions.has(divisionId) : hallId === reach.hallId,
  )
}

export async function viewFigures(
  deps: SystemIndicatorDeps,
  reach: Reach,
  query: QueryOf<typeof promises.seeSystemFigures>,
  today: string,
): Promise<Figures> {
  const { world, rules } = deps
  const now = world.now()
  const period = loadPeriod(query.period, today)
  const knownUntil = loadInstant(query.knownUntil, now)
  const policy = rules.loadPolicy('system-indicator', reach.divisionId, now).body
  const within = placesWithin(deps, reach, await findPlaces(world.app, period.endDay))
  const places = within.filter(({ hallCode }) => query.hallCode === undefined || hallCode === query.hallCode)
  if (query.hallCode !== undefined && places.length === 0) throw new Refused('HALL_UNKNOWN', '/hallCode')
  // One state of the database for every reading.
  const figures = await world.app
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await allowLong(tx)
      return measurePlaces(tx, { ...period, knownUntil }, places)
    })
  const { name, kind, fromDay, endDay } = period
  return {
    knownUntil: knownUntil.toISOString(),
    period: { name, kind, fromDay, endDay },
    ...policy,
    parts: (await headsOf(world.app, query, places, period)).map(({ level, placeId, ...head }) => ({
      ...head,
      level,
      figures: told(
        figures.filter((each) => each.level === level && each.placeId === placeId),
        policy,
      ),
    })),
  }
}

type Head = Omit<Part, 'figures'> & { readonly level: SystemLevel; readonly placeId: number | null }

/** Of the whole: all, its districts and halls. Of a hall: itself and its windows. */
async function headsOf(
  db: Database,
  { hallCode, windowCode }: QueryOf<typeof promises.seeSystemFigures>,
  places: readonly PlaceRow[],
  { endDay }: ScorePeriod,
): Promise<readonly Head[]> {
  const none = { divisionCode: null, hallCode: null, windowCode: null, name: null }
  const halls = [...new Map(places.map((place) => [place.hallId, place])).values()].map(
    (place): Head => ({
      ...none,
      level: 'HALL',
      placeId: place.hallId,
      hallCode: place.hallCode,
      name: place.hallName,
    }),
  )
  const windows = places
    .filter((place) => windowCode === undefined || place.windowCode === windowCode)
    .map(
      (place): Head => ({
        ...{ ...none, level: 'WINDOW', placeId: place.windowId, hallCode: place.hallCode },
        ...{ windowCode: place.windowCode, name: place.windowName },
      }),
    )
  if (windowCode !== undefined) return windows
  if (hallCode !== undefined) return [...halls, ...windows]
  const ids = [...new Set(places.map(({ divisionId }) => divisionId))]
  const divisions = (await findDivisionNames(db, ids, endDay)).map(
    ({ id, divisionCode, name }): Head => ({ ...none, level: 'DIVISION', placeId: id, divisionCode, name }),
  )
  return [{ ...none, level: 'ALL', placeId: null }, ...divisions, ...halls]
}

/** In the order of the definitions; what no record was found for is said to be nothing. */
function told(figures: readonly PlacedFigure[], policy: SystemIndicatorPolicy): Part['figures'] {
  return systemIndicators.flatMap(({ measure, source }) => {
    if (source === null) return []
    const found = figures.find((each) => each.measure === measure)
    const figure = tellSystem(found ?? { records: 0, covered: 0, group: 0, value: null }, policy)
    const isShown = figure.standing !== 'TOO_FEW' && found !== undefined && found.latest !== null && found.records > 0
    return [{ measure, ...figure, latestAt: isShown ? new Date(found.latest ?? 0).toISOString() : null }]
  })
}
