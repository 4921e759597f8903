import { type InstantMs, type PlainDate, startOfDay } from '../../domain/kernel/plain-date.ts'
import {
  measureSystem,
  type SystemIndicator,
  type SystemMeasured,
  systemReadings,
} from '../../domain/system-indicator.ts'
import { systemIndicators } from '../../domain/system-indicator-definition.ts'
import { allowLong, type Database } from '../platform/database.ts'
import { numberDays } from './calendar.ts'
import { findCalendarRows, findPlaces, type PlaceRow, readRecords, type SystemLevel } from './store.ts'

/** Records of the days from one to before another, as they had been told before an instant. */
interface SystemAsk {
  readonly fromDay: PlainDate
  readonly endDay: PlainDate
  readonly knownUntil: Date
}

/** A figure of a place, before anybody has asked whether it may be told. */
export interface PlacedFigure extends SystemMeasured {
  readonly measure: string
  readonly level: SystemLevel
  /** null: of all. */
  readonly placeId: number | null
  readonly latest: InstantMs | null
}

const measured = systemIndicators.filter(({ source }) => source !== null)

/** Every figure of the halls of these places, at every level. One pass through the records for each reading. */
export async function measurePlaces(
  db: Database,
  { fromDay, endDay, knownUntil }: SystemAsk,
  places: readonly PlaceRow[],
): Promise<readonly PlacedFigure[]> {
  const halls = new Map(places.map(({ hallId, divisionId }) => [hallId, divisionId]))
  if (halls.size === 0) return []
  const calendar = numberDays(await findCalendarRows(db, endDay, knownUntil), [...halls.values()], endDay)
  const span = {
    from: new Date(startOfDay(fromDay)),
    end: new Date(startOfDay(endDay)),
    ...{ knownUntil, halls: [...halls.keys()], divisions: [...halls.values()], calendar },
  }
  const figures: PlacedFigure[] = []
  for (const reading of systemReadings) {
    const own = measured.filter(({ source }) => source?.reading === reading)
    for (const { level, placeId, latest, counts } of await readRecords(db, reading, span)) {
      if (level !== 'ALL' && placeId === null) continue
      figures.push(...own.map((each) => ({ ...figureOf(each, counts), level, placeId, latest })))
    }
  }
  return figures
}

function figureOf({ measure, source }: SystemIndicator, counts: Parameters<typeof measureSystem>[1]) {
  if (source === null) throw new Error(`${measure} is not measured`)
  return { measure, ...measureSystem(source, counts) }
}

/** What a scheme takes from systems: one indicator of one window. */
interface SystemValue {
  readonly measure: string
  /** `HALL/WINDOW`, by the codes that everybody knows. */
  readonly window: string
  /** Thousandths of the unit of the indicator. */
  readonly value: number
  readonly records: number
  /** Of the records, how many carry what is needed: less than all says how much the value may be trusted. */
  readonly covered: number
}

/** The same, with records that carry nothing; `group` counts who stands behind it. */
export interface SystemRecord extends Omit<SystemValue, 'value'> {
  readonly value: number | null
  readonly group: number
}

/**
 * Values of every window, in the order of measures and keys; a window of which there is nothing to measure is not in it. Small groups are in it: this is what
 * is computed with, and whoever shows one asks the policy first. The same ask gives the same rows.
 *
 * @param db a transaction that may take minutes: it is given five for each reading
 */
export async function findSystemValues(db: Database, ask: SystemAsk): Promise<readonly SystemValue[]> {
  return (await findSystemRecords(db, ask)).flatMap(({ measure, window, value, records, covered }): SystemValue[] =>
    value === null ? [] : [{ measure, window, value, records, covered }],
  )
}

/** As {@link findSystemValues}, and also those windows whose records say nothing of it. */
export async function findSystemRecords(db: Database, ask: SystemAsk): Promise<readonly SystemRecord[]> {
  await allowLong(db)
  const places = await findPlaces(db, ask.endDay)
  const keys = new Map(places.map(({ windowId, hallCode, windowCode }) => [windowId, `${hallCode}/${windowCode}`]))
  const figures = await measurePlaces(db, ask, places)
  return figures
    .flatMap(({ level, placeId, measure, value, records, covered, group }): SystemRecord[] => {
      const window = level === 'WINDOW' && placeId !== null ? keys.get(placeId) : undefined
      return window === undefined ? [] : [{ measure, window, value, records, covered, group }]
    })
    .sort((one, other) => (`${one.measure} ${one.window}` < `${other.measure} ${other.window}` ? -1 : 1))
}
