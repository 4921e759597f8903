import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startPlatform } from '../../tests/support/platform.ts'
import { run } from '../run.ts'
import { ForeignKeys, openKeyFolder } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'yiping-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a key folder that is not that of the database', () => {
  const own = openKeyFolder(join(folder, 'own'))
  own.epochKey(202610)
  own.epochKey(202611)
  const recorded = own.fingerprints()
  const copy = (name: string) => {
    cpSync(join(folder, 'own'), join(folder, name), { recursive: true })
    return join(folder, name)
  }

  test('is refused where it is empty, and stays empty', () => {
    const empty = join(folder, 'empty')
    expect(() => openKeyFolder(empty, recorded)).toThrow(ForeignKeys)
    expect(existsSync(empty)).toBe(false)
  })

  test('is refused where one key is missing or another, by its name, and nothing is made in its place', () => {
    const lacking = copy('lacking')
    rmSync(join(lacking, 'nullifier.key'))
    const before = readdirSync(lacking)
    expect(() => openKeyFolder(lacking, recorded)).toThrow('(nullifier missing or different)')
    expect(readdirSync(lacking)).toEqual(before)
    const swapped = copy('swapped')
    cpSync(join(swapped, 'pairing.key'), join(swapped, 'nullifier.key'))
    expect(() => openKeyFolder(swapped, recorded)).toThrow('(nullifier missing or different)')
    const monthless = copy('monthless')
    rmSync(join(monthless, 'epoch-202611.key'))
    expect(() => openKeyFolder(monthless, recorded)).toThrow('(epoch-202611 missing or different)')
  })

  test('is its own where only the key of a past month was destroyed', () => {
    const retained = copy('retained')
    rmSync(join(retained, 'epoch-202610.key'))
    const keys = openKeyFolder(retained, recorded)
    expect(keys.findEpochKey(202610)).toBeUndefined()
    expect(keys.keyFor('nullifier')).toEqual(own.keyFor('nullifier'))
  })
})

test('a server on a filled database leaves a foreign key folder as it found it', async () => {
  const platform = await startPlatform()
  try {
    const keyDir = join(folder, 'foreign')
    const started = run({
      databaseUrl: platform.database.serverUrl,
      keyDir,
      host: '127.0.0.1',
      port: 0,
      tls: null,
      trustedProxies: [],
      logLevel: 'silent',
      intakeConnections: 1,
      appConnections: 1,
      intakeQueueMax: 1,
      importMegabytesMax: 20,
      facesFolder: null,
      embedOrigins: [],
      version: '0',
      publicUrl: () => 'http://127.0.0.1',
    })
    await expect(started).rejects.toThrow('KEY_DIR does not belong to this database')
    expect(existsSync(keyDir)).toBe(false)
  } finally {
    await platform.stop()
  }
})
