import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type Running, type RunOptions, run } from '../../server/run.ts'
import { bringTrialHall, type TrialFile } from '../../server/trial/index.ts'
import type { TestPostgres } from './database.setup.ts'
import { createDatabase, type TestDatabase } from './database.ts'
import { optionsOf } from './options.ts'
import { type Prepared, trialDatabase } from './prepared.ts'

export { optionsOf } from './options.ts'

/** A platform that serves, on a database of its own, with the trial hall. */
export interface TestPlatform {
  /** Origin, without a trailing slash. */
  readonly base: string
  readonly running: Running
  readonly database: TestDatabase
  readonly trial: TrialFile
  readonly folder: string
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>
  /** Reports a service that has just ended. @returns the token of its invitation */
  invite(over?: Readonly<Record<string, unknown>>): Promise<string>
  stop(): Promise<void>
}

export interface PlatformOptions extends Partial<RunOptions> {
  readonly postgres?: TestPostgres
}

export async function startPlatform({ postgres, ...options }: PlatformOptions = {}): Promise<TestPlatform> {
  const prepared = postgres === undefined ? preparedFor(options) : undefined
  const database = await createDatabase(postgres, prepared === undefined ? undefined : trialDatabase)
  const folder = await mkdtemp(join(tmpdir(), 'yiping-platform-'))
  if (prepared !== undefined) await cp(prepared.folder, folder, { recursive: true })
  const running = await run(optionsOf(database, folder, options))
  const path = await bringTrialHall({ ...running, rules: running.app.rules }, folder)
  const trial = JSON.parse(await readFile(path, 'utf8')) as TrialFile
  const base = `http://127.0.0.1:${running.port}`
  let cases = 0
  const send = (method: string, path: string, body: unknown, headers: Readonly<Record<string, string>>) =>
    fetch(base + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  return {
    base,
    running,
    database,
    trial,
    folder,
    post: (path, body, headers = {}) => send('POST', path, body, headers),
    async invite(over = {}) {
      cases += 1
      const answer = await send(
        'PUT',
        `/api/v1/cases/TEST-${cases}`,
        { ...caseReport(running.world.now()), ...over },
        { authorization: `Bearer ${trial.apiKey}` },
      )
      if (!answer.ok) throw new Error(`the case was refused: ${await answer.text()}`)
      const kept = (await answer.json()) as { occurrences: { invitation: { token: string } }[] }
      return kept.occurrences[0]?.invitation.token ?? ''
    },
    async stop() {
      await running.stop()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const nearMs = 3_600_000

/**
 * Where a trial hall that is there already will do: the platform then starts on it for the second time, as it does after a
 * restart. Not where the first start would have been another: another suite, other rules for passwords, another time.
 */
function preparedFor({ now, sealingSuite, securityProfile }: Partial<RunOptions>): Prepared | undefined {
  const prepared = inject('prepared')
  if (sealingSuite !== undefined || securityProfile !== undefined) return undefined
  return now === undefined || Math.abs(now() - prepared.madeAt) < nearMs ? prepared : undefined
}

/** A second server on the database of a platform, with its keys: they serve side by side. */
export function runAgain({ database, folder }: TestPlatform, options: Partial<RunOptions> = {}): Promise<Running> {
  return run(optionsOf(database, folder, { intakeConnections: 1, appConnections: 4, ...options }))
}

/** A report of a service that ended a minute ago at a counter of the trial hall. */
export function caseReport(now: number) {
  return {
    itemCode: '11990102MB0000000T1000000000002',
    divisionCode: '990102000000',
    caseType: 'COMMITTED',
    status: 'ACCEPTED',
    handlingChannel: 'OFFLINE',
    acceptedAt: new Date(now - 600_000).toISOString(),
    applicant: { type: 'NATURAL_PERSON' },
    occurrences: [
      {
        sequence: 1,
        service: 'APPLICATION',
        mode: 'COUNTER',
        hallCode: 'YP-TRIAL-01',
        windowCode: 'A01',
        staffNo: '1001',
        endedAt: new Date(now - 60_000).toISOString(),
        outcome: 'DONE',
        waitingMinutes: 7,
      },
    ],
  }
}
