import { addDays, startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { Sweep } from '../platform/sweeps.ts'
import { Providers } from './providers.ts'
import { writeReminders } from './reminder/write.ts'
import {
  breakerUnlessSaid,
  concurrencyUnlessSaid,
  everyMsUnlessSaid,
  type LetterSettings,
  toProviders,
} from './settings.ts'
import { LetterSweep } from './sweep.ts'
import { deleteOld, dropExpired, findBacklog } from './tidy/store.ts'
import type { LetterDeps } from './write.ts'

const tidyEveryMs = 60_000
const remindEveryMs = 60_000
const atOnceMax = 5_000

export interface Letters {
  readonly providers: Providers
  readonly sweeps: readonly Sweep[]
}

/** Without settings letters are written and expire, but nobody sends them. */
export function openLetters(deps: LetterDeps, settings: LetterSettings | undefined): Letters {
  const { world } = deps
  const rule = settings?.breaker ?? breakerUnlessSaid
  const providers = new Providers(
    settings === undefined ? [] : toProviders(settings, () => world.now(), world.outgoing),
    rule,
    () => world.now(),
    world.metrics,
  )
  const sweep = new LetterSweep(deps, providers, { concurrency: settings?.concurrency ?? concurrencyUnlessSaid })
  const tidy: Sweep = { name: 'letters-tidy', everyMs: tidyEveryMs, run: () => tidyLetters(deps) }
  if (providers.isEmpty) return { providers, sweeps: [tidy] }
  const send: Sweep = { name: 'letters', everyMs: settings?.everyMs ?? everyMsUnlessSaid, run: () => sweep.run() }
  // Where nobody has a text for reminders, none is written: by the time somebody had one they would be no news.
  if (!providers.isCarried('SMS', 'REMINDER')) return { providers, sweeps: [send, tidy] }
  const remind: Sweep = { name: 'reminders', everyMs: remindEveryMs, run: () => writeReminders(deps) }
  return { providers, sweeps: [remind, send, tidy] }
}

/** Closes what expired unsent, lets old rows go, and tells how much is waiting. */
export async function tidyLetters({ world, rules }: LetterDeps): Promise<void> {
  const now = world.now()
  while ((await dropExpired(world.app, new Date(now), atOnceMax)) === atOnceMax);
  const keptDays = rules.longest('letter', ({ keptAfterExpiryNaturalDays }) => keptAfterExpiryNaturalDays)
  const before = new Date(startOfDay(addDays(toPlainDate(now), -keptDays)))
  while ((await deleteOld(world.sweep, before, atOnceMax)) === atOnceMax);
  const backlog = await findBacklog(world.app, new Date(now))
  world.metrics.lettersDue.set({ state: 'waiting' }, backlog.waiting)
  world.metrics.lettersDue.set({ state: 'unknown' }, backlog.unknown)
  const oldest = backlog.oldestDueAt?.getTime() ?? now
  world.metrics.letterOldestSeconds.set((now - oldest) / 1000)
}
