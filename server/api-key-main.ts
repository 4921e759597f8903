import { readFile } from 'node:fs/promises'
import { apiKeyHelp, runApiKeyCommand, WrongWish } from './api-key/command.ts'
import { refuseCommandOfStandstill } from './audit/index.ts'
import { readConfig } from './platform/config.ts'
import { openPool } from './platform/database.ts'
import { print, refuse } from './platform/operator.ts'
import { findServedUrl } from './platform/postgres/served.ts'
import { RuleBook } from './policy/index.ts'

/**
 * npm run api-key: on the database that `npm start` with the same settings would serve.
 * @returns the exit code
 */
export async function main(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  root: string,
): Promise<number> {
  const answer = readConfig(env, [], { root })
  if (!answer.ok) return refuse(answer.problems.join('\n'), 2)
  const { databaseUrl, dataDir } = answer.config
  if (argv.length === 0 || argv.includes('--help')) return print(apiKeyHelp)
  const url = databaseUrl ?? (await findServedUrl(dataDir))
  if (url === undefined)
    return refuse(`no database of ours runs on ${dataDir}: npm start first, or give DATABASE_URL`, 1)
  const { db, pool } = openPool(url, 'yiping_app', 1, () => undefined)
  try {
    const rules = new RuleBook(db)
    await rules.refresh()
    const world = { app: db, now: Date.now }
    // Ending a key is held up by nothing.
    if (argv[0] !== 'list' && argv[0] !== 'revoke') await refuseCommandOfStandstill(db, Date.now)
    return print(await runApiKeyCommand({ world, rules, readFile: (path) => readFile(path, 'utf8') }, argv))
  } catch (error) {
    return refuse((error as Error).message, error instanceof WrongWish ? 2 : 1)
  } finally {
    await pool.end()
  }
}
