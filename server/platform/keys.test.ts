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
  own.wrappingKey(202610)
  own.wrappingKey(202611)
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
    expect(keys.findWrappingKey(202610)).toBeUndefined()
    expect(keys.keyFor('nullifier')).toEqual(own.keyFor('nullifier'))
  })
})

describe('a month may have several keys', () => {
  const folderOf = (name: string) => join(folder, name)
  const sealed = (keys: ReturnType<typeof openKeyFolder>, month: number) => {
    const { epoch, key } = keys.wrappingKey(month)
    return { epoch, bytes: key.seal('here', Buffer.from('data key')) }
  }

  test('the newest wraps, every one opens, and another process takes it up', () => {
    const server = openKeyFolder(folderOf('rotated'))
    const before = sealed(server, 202611)
    const command = openKeyFolder(folderOf('rotated'))
    expect(command.addGeneration(202611)).toBe(20261102)
    expect(sealed(server, 202611).epoch).toBe(202611)
    // What the other has wrapped meanwhile opens at once.
    const after = sealed(command, 202611)
    expect(after.epoch).toBe(20261102)
    expect(server.findWrappingKey(20261102)?.open('here', after.bytes).toString()).toBe('data key')
    server.refresh()
    expect(sealed(server, 202611).epoch).toBe(20261102)
    expect(server.findWrappingKey(202611)?.open('here', before.bytes).toString()).toBe('data key')
    expect(server.addGeneration(202611)).toBe(20261103)
    expect(server.epochsOf(202611)).toEqual([202611, 20261102, 20261103])
    expect(openKeyFolder(folderOf('rotated')).wrappingKey(202611).epoch).toBe(20261103)
    expect(() => server.addGeneration(202612)).toThrow('no key')
  })

  test('destroyed, all of them are gone from the folder, and from another process with its next look', () => {
    const server = openKeyFolder(folderOf('destroyed'))
    server.wrappingKey(202110)
    server.wrappingKey(202111)
    const command = openKeyFolder(folderOf('destroyed'))
    command.addGeneration(202110)
    server.refresh()
    const recorded = server.fingerprints()
    expect(command.destroyMonth(202110)).toBe(2)
    expect(readdirSync(folderOf('destroyed')).filter((name) => name.includes('202110'))).toEqual([])
    server.refresh()
    expect([server.findWrappingKey(202110), server.findWrappingKey(20211002)]).toEqual([undefined, undefined])
    expect(server.findWrappingKey(202111)).toBeDefined()
    expect(() => openKeyFolder(folderOf('destroyed'), recorded)).not.toThrow()
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
