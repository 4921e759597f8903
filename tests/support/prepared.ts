import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findTail } from '../../server/audit/store.ts'
import { run } from '../../server/run.ts'
import { bringTrialHall } from '../../server/trial/index.ts'
import { optionsOf } from './options.ts'

/** The database with the trial hall in it, which a platform of a test copies with the folder that belongs to it. */
export const trialDatabase = 'yiping_trial'

declare module 'vitest' {
  export interface ProvidedContext {
    prepared: Prepared
  }
}

/** Plain data: it crosses a process border. */
export interface Prepared {
  /** The keys and trial.json. */
  readonly folder: string
  readonly madeAt: number
}

/** Brings the trial hall once for the whole run, through its own doors: every test file would make the same one again. */
export async function prepareTrial(serverUrl: string): Promise<Prepared> {
  const folder = await mkdtemp(join(tmpdir(), 'yiping-prepared-'))
  await chmod(folder, 0o700)
  const madeAt = Date.now()
  const running = await run(optionsOf({ serverUrl }, folder, {}))
  await bringTrialHall({ ...running, rules: running.app.rules }, folder)
  // A copy that is opened long after would find entries that have waited for their seal ever since, and refuse what is privileged.
  while ((await findTail(running.world.app)).waiting > 0) await sleep(100)
  await running.stop()
  return { folder, madeAt }
}
