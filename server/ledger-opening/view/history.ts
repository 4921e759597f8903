import type { seeLogHistory } from '../../../contracts/ledger-opening.ts'
import type { AnswerOf, QueryOf } from '../../../contracts/route.ts'
import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { Refused } from '../../platform/refused.ts'
import type { World } from '../../platform/world.ts'
import type { RuleBook } from '../../policy/index.ts'
import { periodOf, toFigures } from './openings.ts'
import { findNamedWindow, type HistoryRow, listHistory } from './store.ts'

type Answer = AnswerOf<typeof seeLogHistory>

const periodsOnPage = 30

/** What has been published of a window, with what its whole hall was given: what is not opened is told of the hall alone. */
export async function viewHistory(
  { world, rules }: { readonly world: Pick<World, 'app' | 'now'>; readonly rules: RuleBook },
  { hallCode, windowCode, before }: QueryOf<typeof seeLogHistory>,
): Promise<Answer> {
  const now = world.now()
  const place = await findNamedWindow(world.app, hallCode, windowCode, toPlainDate(now))
  if (place === undefined) throw new Refused('WINDOW_UNKNOWN')
  const { smallestGroup, openAfterDays } = rules.loadPolicy('ledger', rules.rootDivisionId, now).body
  const found = await listHistory(world.app, place, { before, limit: periodsOnPage + 1 })
  const shown = found.slice(0, periodsOnPage)
  return {
    hallCode,
    hallName: place.hallName,
    windowCode,
    windowName: place.windowName,
    k: smallestGroup,
    openAfterDays,
    periods: shown.map((row) => toPeriod(row, `hallCode=${hallCode}&windowCode=${windowCode}`)),
    next: found.length > shown.length ? (shown.at(-1)?.name ?? null) : null,
  }
}

function toPeriod({ name, fromDay, toDay, smallestGroup, given, opened, figure }: HistoryRow, place: string) {
  return {
    period: periodOf(name),
    fromDay,
    toDay,
    k: smallestGroup,
    window:
      figure === null
        ? null
        : {
            ...toFigures(figure),
            openingsDigest: figure.openingsDigest,
            countedAt: new Date(figure.countedAt).toISOString(),
          },
    hall: { given, opened, notOpened: given - opened },
    openings: figure === null ? null : `/api/v1/log/openings?day=${toDay}&${place}`,
  }
}
