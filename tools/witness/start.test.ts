import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeVkey } from '../../ledger/note.ts'
import { ed25519Signer } from '../../signing/ed25519.ts'
import { InventedLog, seedOf } from '../../tests/support/invented-log.ts'
import { runTool } from '../../tests/support/run-tool.ts'
import { openWitness, type WitnessWishes } from '../../tests/support/witness.ts'
import { helpText, readWitnessSettings } from './settings.ts'

const log = new InventedLog('log.example/2026', 20)
const [vkey = ''] = log.vkeys
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiping-witness-start-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))
const start = (wishes: Partial<WitnessWishes> = {}) => openWitness({ vkeys: log.vkeys, folder, ...wishes })
const logFolder = () => join(folder, 'logs', 'log.example%2F2026')

describe('a folder', () => {
  test('is given a key of 32 bytes that its owner alone may read, once', async () => {
    const first = await start()
    await first.stop()
    const file = await stat(join(folder, 'witness.key'))
    expect([file.size, file.mode & 0o777]).toEqual([32, 0o600])
    const second = await start()
    await second.stop()
    expect(second.vkey).toBe(first.vkey)
  })

  test('holds the last two checkpoints that were cosigned, and nothing half written', async () => {
    const witness = await start()
    for (const size of [1, 2, 3, 4]) await witness.add(await log.request(size - 1, size))
    await witness.stop()
    await writeFile(join(logFolder(), '.000000000005.note.abc.draft'), 'half')
    expect((await readdir(logFolder())).filter((name) => name.endsWith('.note'))).toEqual([
      '000000000003.note',
      '000000000004.note',
    ])
    await (await start()).stop()
    expect((await readdir(logFolder())).filter((name) => name.endsWith('.draft'))).toEqual([])
  })

  test('that another key has cosigned in is refused: by another name, and with another seed', async () => {
    const witness = await start()
    await witness.add(await log.request(0, 5))
    await witness.stop()
    await expect(start({ name: 'other.example' })).rejects.toThrow(/not cosigned by other\.example/)
    await writeFile(join(folder, 'witness.key'), seedOf('another'))
    await expect(start()).rejects.toThrow(/not cosigned by witness\.example/)
    await unlink(join(folder, 'witness.key'))
    await expect(start()).rejects.toThrow(/witness\.key is missing/)
    await writeFile(join(folder, 'witness.key'), 'short')
    await expect(start()).rejects.toThrow(/does not hold 32 bytes/)
  })

  test('with a damaged state is refused, and a state damaged while it serves cosigns nothing', async () => {
    const witness = await start()
    await witness.add(await log.request(0, 5))
    const file = join(logFolder(), '000000000001.note')
    const whole = await readFile(file, 'utf8')
    await writeFile(file, whole.slice(0, 40))
    expect((await witness.add(await log.request(0, 6))).status).toBe(500)
    expect(witness.told.join()).toContain('no signed checkpoint')
    await witness.stop()
    await expect(start()).rejects.toThrow(/no signed checkpoint/)
    await writeFile(file, whole.replace('\n5\n', '\n4\n'))
    await expect(start()).rejects.toThrow(/not cosigned/)
  })

  test('that was lost but for its key goes on from a checkpoint of the log that bears its cosignature', async () => {
    const witness = await start()
    await witness.add(await log.request(0, 5))
    const published = (await log.note(9)) + (await witness.add(await log.request(5, 9))).text
    await witness.stop()
    await rm(join(folder, 'logs'), { recursive: true })
    await expect(start()).rejects.toThrow(/logs is missing, though the folder was used/)
    await mkdir(logFolder(), { recursive: true })
    await writeFile(join(folder, 'published'), published)
    await copyFile(join(folder, 'published'), join(logFolder(), '000000000001.note'))
    const again = await start()
    expect(await again.add(await log.request(5, 10))).toMatchObject({ status: 409, text: '9\n' })
    expect((await again.add(await log.request(9, 10))).status).toBe(200)
    await again.stop()
  })
})

describe('its settings', () => {
  const read = (argv: readonly string[], env: Record<string, string> = {}) => readWitnessSettings(env, argv, folder)
  const good = ['--name', 'w.example', '--log', vkey]

  test('come from flags, from the environment, and the keys of logs from a file', async () => {
    expect(read(good)).toMatchObject({
      ok: true,
      settings: { name: 'w.example', folder: join(folder, 'data/witness'), host: '127.0.0.1', port: 9480, pages: null },
    })
    await writeFile(join(folder, 'logs.txt'), `# the city\n\n${vkey}\r\n`)
    const env = { WITNESS_NAME: 'env.example', WITNESS_LOGS: 'logs.txt', WITNESS_PORT: '0', WITNESS_PAGES: 'pages' }
    expect(read([], env)).toMatchObject({ ok: true, settings: { name: 'env.example', port: 0, logs: [{}] } })
    expect(read([], { WITNESS_NAME: 'a', WITNESS_LOG: vkey })).toMatchObject({ ok: true })
    expect(read(['--name', 'flag.example'], env)).toMatchObject({ settings: { name: 'flag.example' } })
  })

  test.each([
    ['nothing', [], /--name: give one/],
    ['no log', ['--name', 'a'], /--log: give/],
    ['a name with a blank', ['--name', 'a b', '--log', vkey], /--name/],
    ['a log twice', [...good, '--log', vkey], /is given twice/],
    ['no key', [...good, '--log', 'nonsense'], /no verifier key/],
    [
      'a key of a witness',
      [...good, '--log', writeVkey(ed25519Signer('w', seedOf('w'), 'cosignature').key)],
      /of a wit/,
    ],
    ['no port', [...good, '--port', '70000'], /--port/],
    ['no file', [...good, '--logs', 'nowhere'], /--logs: .* cannot be read \(ENOENT\)/],
    ['a flag that there is not', [...good, '--colour', 'red'], /colour/],
  ])('are refused with %s', (_what, argv, why) => {
    const answer = read(argv)
    expect(answer.ok ? '' : answer.problems.join('\n')).toMatch(why)
  })

  test('are explained by --help, and a wrong start ends with 2, one that cannot go on with 1', async () => {
    const root = resolve(import.meta.dirname, '../..')
    expect(await runTool(root, 'witness', ['--help'], {})).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(helpText),
    })
    const wrong = await runTool(root, 'witness', [], {})
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('--name: give one')])
    const pages = await runTool(root, 'witness', [...good, '--dir', folder, '--pages', join(folder, 'no')], {})
    expect([pages.code, pages.stderr]).toEqual([1, expect.stringContaining('--pages: ')])
  })
})
