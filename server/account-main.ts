import { createInterface } from 'node:readline'
import { accountHelp, runAccountCommand, WrongWish } from './account/operator/command.ts'
import { refuseCommandOfStandstill } from './audit/index.ts'
import { type Config, readConfig } from './platform/config.ts'
import { type Database, openPool } from './platform/database.ts'
import { settleIndexSuite } from './platform/index-suite.ts'
import { findForeignKeys, findRecordedKeys } from './platform/key-check.ts'
import { ForeignKeys, openKeyFolder } from './platform/keys.ts'
import { print, refuse } from './platform/operator.ts'
import { findServedUrl } from './platform/postgres/served.ts'
import { openVault, type Vault } from './platform/vault.ts'
import { RuleBook } from './policy/index.ts'

/**
 * npm run account: on the database that `npm start` with the same settings would serve, with the same keys.
 * @param words lines of standard input: names of people stand there, because everybody at the machine sees the arguments of a program
 * @returns the exit code
 */
export async function main(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  root: string,
  words: NodeJS.ReadableStream = process.stdin,
): Promise<number> {
  const answer = readConfig(env, [], { root })
  if (!answer.ok) return refuse(answer.problems.join('\n'), 2)
  const { config } = answer
  if (argv.length === 0 || argv.includes('--help')) return print(accountHelp)
  const url = config.databaseUrl ?? (await findServedUrl(config.dataDir))
  if (url === undefined)
    return refuse(`no database of ours runs on ${config.dataDir}: npm start first, or give DATABASE_URL`, 1)
  const { db, pool } = openPool(url, 'yiping_app', 1, () => undefined)
  const input = createInterface({ input: words })
  const lines = input[Symbol.asyncIterator]()
  const ask = async (question: string): Promise<string> => {
    process.stderr.write(`${question}: `)
    const line = await lines.next()
    return line.done === true ? '' : line.value
  }
  try {
    // Stopping somebody is held up by nothing.
    if (argv[0] !== 'end' && argv[0] !== 'part') await refuseCommandOfStandstill(db, Date.now)
    const rules = new RuleBook(db)
    await rules.refresh()
    const vault = await openOwnVault(db, config)
    return print(
      await runAccountCommand(
        { app: db, vault, rules, now: Date.now, ask, issuer: config.signOn?.issuer ?? null },
        argv,
      ),
    )
  } catch (error) {
    return refuse((error as Error).message, error instanceof WrongWish ? 2 : 1)
  } finally {
    input.close()
    await pool.end()
  }
}

/** With the keys of this database and no others: what would be sealed with foreign ones, nobody could open. */
async function openOwnVault(db: Database, { keyDir, sealingSuite: sealing }: Config): Promise<Vault> {
  const keys = openKeyFolder(keyDir, await findRecordedKeys(db), sealing)
  const foreign = await findForeignKeys(db, keys)
  if (foreign.length > 0) throw new ForeignKeys(foreign)
  return openVault(keys, { sealing, index: await settleIndexSuite(db, sealing) })
}
