import pg from 'pg'
import { findOrMakeSecrets, readState } from './home.ts'
import { urlOf } from './plan.ts'

/** The address of our own PostgreSQL on `dataDir`, for the login that serves unless said; undefined where it does not run. */
export async function findServedUrl(dataDir: string, user: 'server' | 'owner' = 'server'): Promise<string | undefined> {
  const { port } = await readState(dataDir)
  if (port === undefined) return undefined
  const url = urlOf(await findOrMakeSecrets(dataDir, true), port, user, 'yiping')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 })
  try {
    await client.connect()
    return url
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => undefined)
  }
}
