import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { TrialFile } from '../../server/trial/index.ts'
import { type StartedServer, startServer } from '../../tools/lib/server.mjs'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { trialDatabase } from '../support/prepared.ts'
import { buildOnce, root } from './platform.ts'

/** One of two servers that do the same work on one database: a process of its own that is killed at will. */
export interface Twin {
  readonly name: string
  /** As behind a fixed PORT; changes with each start. */
  readonly base: string
  readonly isServing: boolean
  /** Milliseconds since 1970 of the last kill and of the last time it served again. */
  readonly deadFrom: number
  readonly servesFrom: number
  kill(): Promise<void>
  signal(name: 'SIGSTOP' | 'SIGCONT'): void
  start(): Promise<void>
}

export interface Twins {
  readonly twins: readonly [Twin, Twin]
  readonly database: TestDatabase
  readonly trial: TrialFile
  /** Holds the keys, which both have. */
  readonly dataDir: string
  remove(): Promise<void>
}

/**
 * Two servers with everything on, the second tree included, on a database that outlives both. Each says its name to PostgreSQL, so that it can be told
 * there which of them took leaves in.
 */
export async function startTwins(): Promise<Twins> {
  await buildOnce()
  const [postgres, prepared] = [inject('postgres'), inject('prepared')]
  const database = await createDatabase(postgres, trialDatabase)
  const dataDir = await mkdtemp(join(tmpdir(), 'yiping-twins-'))
  await cp(prepared.folder, dataDir, { recursive: true })
  await database.query(watchRounds)
  const env = { KEY_DIR: join(dataDir, 'keys'), MIGRATE_DATABASE_URL: database.ownerUrl, LEDGER_SM3: 'on' }
  const open = (name: string) =>
    openTwin(name, () => {
      const address = new URL(database.serverUrl)
      address.searchParams.set('application_name', name)
      return startServer({
        root,
        dataDir: join(dataDir, name),
        env: { ...env, DATABASE_URL: address.href },
        args: [],
      })
    })
  const twins = [await open('twin-one'), await open('twin-two')] as const
  return {
    twins,
    database,
    dataDir,
    trial: JSON.parse(await readFile(join(dataDir, 'trial.json'), 'utf8')) as TrialFile,
    async remove() {
      await Promise.all(twins.map((twin) => twin.kill()))
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function openTwin(name: string, start: () => Promise<StartedServer>): Promise<Twin> {
  let server = await start()
  let isServing = true
  let [deadFrom, servesFrom] = [0, Date.now()]
  return {
    name,
    get base() {
      return server.base
    },
    get isServing() {
      return isServing
    },
    get deadFrom() {
      return deadFrom
    },
    get servesFrom() {
      return servesFrom
    },
    async kill() {
      isServing = false
      deadFrom = Date.now()
      process.kill(server.pid, 'SIGKILL')
      await server.exited
    },
    signal: (signal) => void process.kill(server.pid, signal),
    async start() {
      server = await start()
      isServing = true
      servesFrom = Date.now()
    },
  }
}

/** Who moved a head, and to where: written within the round itself, so that an undone round is not in it. */
const watchRounds = `
  create schema chaos;
  create table chaos.round (no bigint generated always as identity, name text not null, hash text not null, size bigint not null);
  create function chaos.note_round() returns trigger language plpgsql security definer as $$
  begin
    insert into chaos.round (name, hash, size) values (current_setting('application_name'), new.hash::text, new.size);
    return null;
  end
  $$;
  create trigger note_round after update on ledger.head for each row execute function chaos.note_round()`

/** Whether this server is in the middle of a round: has leaves in its hands that are not committed. */
export async function isInRound({ database }: Twins, { name }: Twin): Promise<boolean> {
  const rows = await database.query(
    `select from pg_stat_activity where application_name = $1 and datname = current_database() and xact_start is not null
       and query ~ 'ledger\\.(pending_leaf|leaf|tile|head)' and query !~ 'pg_stat_activity'`,
    [name],
  )
  return rows.length > 0
}
