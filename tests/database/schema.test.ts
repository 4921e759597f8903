import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { describeSchema } from '../../tools/lib/schema.mjs'
import { migrationsFolder } from '../support/database.setup.ts'
import { createDatabase } from '../support/database.ts'

test('the migrated schema is that of migrations/schema.golden.sql, on every PostgreSQL', async () => {
  const database = await createDatabase()
  const client = new pg.Client({ connectionString: database.superUrl })
  await client.connect()
  try {
    const golden = readFileSync(join(migrationsFolder, 'schema.golden.sql'), 'utf8')
    expect(await describeSchema(client), 'where it is meant: npm run golden').toBe(golden)
  } finally {
    await client.end()
    await database.drop()
  }
})
