import { refuseCommandOfStandstill } from './audit/index.ts'
import { type Config, readConfig } from './platform/config.ts'
import { openPool } from './platform/database.ts'
import { settleIndexSuite } from './platform/index-suite.ts'
import { findRecordedKeys } from './platform/key-check.ts'
import { openKeyFolder } from './platform/keys.ts'
import { print, refuse } from './platform/operator.ts'
import { findServedUrl } from './platform/postgres/served.ts'
import { openVault } from './platform/vault.ts'
import { runVaultCommand, vaultHelp } from './vault/command.ts'
import { WrongWish } from './vault/world.ts'

/**
 * npm run vault: on the database that `npm start` with the same settings would serve, as its owner: no role that serves may
 * change or delete a key. @returns the exit code
 */
export async function main(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  root: string,
): Promise<number> {
  const answer = readConfig(env, [], { root })
  if (!answer.ok) return refuse(answer.problems.join('\n'), 2)
  if (argv.length === 0 || argv.includes('--help')) return print(vaultHelp)
  const url = await findOwnerUrl(answer.config)
  if (url === undefined) return refuse(whyNoOwner(answer.config), 1)
  const { db, pool } = openPool(url, 'owner', 1, () => undefined)
  try {
    const { keyDir, sealingSuite: sealing } = answer.config
    if (argv[0] !== 'keys') await refuseCommandOfStandstill(db, Date.now)
    const keys = openKeyFolder(keyDir, await findRecordedKeys(db), sealing)
    const vault = openVault(keys, { sealing, index: await settleIndexSuite(db, sealing) })
    const tell = (line: string) => void process.stderr.write(`${line}\n`)
    return print(await runVaultCommand({ db, keys, vault, now: Date.now, tell }, argv))
  } catch (error) {
    return refuse((error as Error).message, error instanceof WrongWish ? 2 : 1)
  } finally {
    await pool.end()
  }
}

async function findOwnerUrl({ databaseUrl, migrateDatabaseUrl, dataDir }: Config): Promise<string | undefined> {
  return databaseUrl === null ? findServedUrl(dataDir, 'owner') : (migrateDatabaseUrl ?? undefined)
}

function whyNoOwner({ databaseUrl, dataDir }: Config): string {
  return databaseUrl === null
    ? `no database of ours runs on ${dataDir}: npm start first, or give DATABASE_URL and MIGRATE_DATABASE_URL`
    : 'give the owner of the database in MIGRATE_DATABASE_URL: nobody else may change or delete a key'
}
