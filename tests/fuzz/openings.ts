import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { openDuePeriods } from '../../server/ledger-opening/index.ts'
import { callsOf } from '../support/calls.ts'
import { giveAt } from '../support/openings.ts'
import type { TestPlatform } from '../support/platform.ts'
import type { Pools } from './generate.ts'

const twoDaysMs = 172_800_000

/** What was opened of today, as if the day after tomorrow had come: the routes of openings have something to show. */
export async function bringOpenings(platform: TestPlatform): Promise<Readonly<Record<string, Pools>>> {
  const { world, app } = platform.running
  const calls = callsOf(platform)
  for (const grade of [5, 4, 3, 1, 5])
    await giveAt(platform, calls, 'B01', grade, { scores: { attitude: grade, overall: 3 } })
  await openDuePeriods({ world: { ...world, now: () => world.now() + twoDaysMs }, rules: app.rules })
  const today = toPlainDate(world.now())
  return {
    listLogOpenings: {
      day: [today, '2026-02-30'],
      windowCode: ['B01', 'A01'],
      after: [`YP-TRIAL-01/A01/${today}`, `YP-TRIAL-01/B01/${today}/${'0'.repeat(64)}`],
    },
    listPublishedFigures: {
      day: [toPlainDate(world.now() + twoDaysMs), '2026-02-30'],
      after: [`YP-TRIAL-01/A01/${today}/1`, `YP-TRIAL-01/Z01/${today}/1`],
    },
    seeInvitationCounts: { day: [today, '2026-02-30'] },
    seeLogHistory: { windowCode: ['B01', 'A01'], before: ['2199-W47', today] },
  }
}
