import { auditCheckHelp, runAuditCheck, WrongWish } from './audit/command.ts'
import { readConfig } from './platform/config.ts'
import { openPool } from './platform/database.ts'
import { print, refuse } from './platform/operator.ts'
import { findServedUrl } from './platform/postgres/served.ts'

/** npm run audit-check: on the database that `npm start` with the same settings would serve. @returns the exit code */
export async function main(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  root: string,
): Promise<number> {
  const answer = readConfig(env, [], { root })
  if (!answer.ok) return refuse(answer.problems.join('\n'), 2)
  if (argv.includes('--help')) return print(auditCheckHelp, 0)
  const { databaseUrl, dataDir, keyDir } = answer.config
  const url = databaseUrl ?? (await findServedUrl(dataDir))
  if (url === undefined)
    return refuse(`no database of ours runs on ${dataDir}: npm start first, or give DATABASE_URL`, 2)
  const { db, pool } = openPool(url, 'yiping_app', 1, () => undefined)
  try {
    const tell = (line: string) => void process.stderr.write(`${line}\n`)
    const { text, isSound } = await runAuditCheck({ db, keyDir, now: Date.now, tell }, argv)
    return print(text, isSound ? 0 : 1)
  } catch (error) {
    return refuse(error instanceof WrongWish ? error.message : `nothing was found out: ${(error as Error).message}`, 2)
  } finally {
    await pool.end()
  }
}
