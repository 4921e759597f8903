import type { seeHandlingFigures } from '../../contracts/handling-figure.ts'
import type { QueryOf } from '../../contracts/route.ts'
import type { HandlingFigurePolicy } from '../../domain/handling-figure.ts'
import {
  addDays,
  findPlainDate,
  type InstantMs,
  type PlainDate,
  startOfDay,
  toPlainDate,
} from '../../domain/kernel/plain-date.ts'
import { Refused } from '../platform/refused.ts'
import type { FigureWish } from './store.ts'

export interface Period extends FigureWish {
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
}

type Asked = Pick<QueryOf<typeof seeHandlingFigures>, 'from' | 'to' | 'source'>

/** Days from the first to the last, both in it; the policy’s number of days up to today unless said. */
export function loadPeriod(asked: Asked, policy: HandlingFigurePolicy, now: InstantMs): Period {
  const toDay = asked.to === undefined ? toPlainDate(now) : findPlainDate(asked.to)
  if (toDay === undefined) throw new Refused('MALFORMED', '/to')
  const fromDay = asked.from === undefined ? addDays(toDay, 1 - policy.periodNaturalDays) : findPlainDate(asked.from)
  if (fromDay === undefined || fromDay > toDay) throw new Refused('MALFORMED', '/from')
  if (addDays(fromDay, policy.periodNaturalDaysMax) <= toDay) throw new Refused('MALFORMED', '/from')
  return {
    fromDay,
    toDay,
    from: new Date(startOfDay(fromDay)),
    to: new Date(startOfDay(addDays(toDay, 1))),
    source: asked.source,
    now: new Date(now),
  }
}
