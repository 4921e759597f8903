import { ledgerHelp, runLedgerCommand, WrongWish } from './ledger/command.ts'
import { readConfig } from './platform/config.ts'
import { openPool } from './platform/database.ts'
import { print, refuse } from './platform/operator.ts'
import { findServedUrl } from './platform/postgres/served.ts'

/** npm run ledger: on the database that `npm start` with the same settings would serve. @returns the exit code */
export async function main(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  root: string,
): Promise<number> {
  const answer = readConfig(env, [], { root })
  if (!answer.ok) return refuse(answer.problems.join('\n'), 2)
  if (argv.length === 0 || argv.includes('--help')) return print(ledgerHelp)
  const { databaseUrl, dataDir, keyDir, ledgerMirror: mirror } = answer.config
  const url = databaseUrl ?? (await findServedUrl(dataDir))
  if (url === undefined)
    return refuse(`no database of ours runs on ${dataDir}: npm start first, or give DATABASE_URL`, 2)
  const [app, sealer] = [
    openPool(url, 'yiping_app', 1, () => undefined),
    openPool(url, 'yiping_sealer', 1, () => undefined),
  ]
  try {
    const world = { app: app.db, sealer: sealer.db, keyDir, mirror, now: Date.now }
    return print(await runLedgerCommand(world, argv))
  } catch (error) {
    return refuse((error as Error).message, error instanceof WrongWish ? 2 : 1)
  } finally {
    await Promise.all([app, sealer].map(({ pool }) => pool.end()))
  }
}
