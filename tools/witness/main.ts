import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { type NoteKey, writeVkey } from '../../ledger/note.ts'
import { ed25519Signer } from '../../signing/ed25519.ts'
import { sha256, sm3 } from '../../signing/node-ledger.ts'
import type { NoteSigner } from '../../signing/signer.ts'
import { clearDrafts, makeFolder, writeOnce } from './durable.ts'
import { type Page, readPages } from './pages.ts'
import { createWitnessServer } from './serve.ts'
import { helpText, readWitnessSettings, type WitnessSettings } from './settings.ts'
import { findHeld } from './state.ts'
import { promiseKeysOf, trustPage } from './trust.ts'
import { createWitness, isOurs, type WatchedLog } from './witness.ts'

/** A start that cannot go on for a reason that the operator can mend. */
class CannotStart extends Error {}

const seedBytes = 32
const keyFile = 'witness.key'
const logsFolder = 'logs'
const stopMs = 2000

/** A witness as a program of its own: runs until it is told to stop. The answer is the exit code. */
export async function main(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  root: string,
): Promise<number> {
  if (argv.includes('--help')) {
    process.stdout.write(helpText)
    return 0
  }
  const answer = readWitnessSettings(env, argv, root)
  if (!answer.ok) {
    process.stderr.write(
      `The witness cannot start with these settings:\n${answer.problems.map((each) => `  - ${each}\n`).join('')}\n${helpText}`,
    )
    return 2
  }
  try {
    const running = await startWitness(answer.settings, tell)
    tell(`vkey: ${running.vkey}`)
    for (const origin of running.origins) tell(`watches ${origin}`)
    tell(`Witness ${answer.settings.name} is serving on ${running.url}`)
    tell('Ctrl-C stops it.')
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await running.stop()
    return 0
  } catch (error) {
    process.stderr.write(`The witness cannot start: ${(error as Error).message}\n`)
    return 1
  }
}

const tell = (line: string) => void process.stdout.write(`${line}\n`)

export interface RunningWitness {
  readonly url: string
  readonly vkey: string
  readonly origins: readonly string[]
  /** Answers what it has begun, takes nothing new. */
  stop(): Promise<void>
}

/** @throws where the folder does not belong to this name and key, or holds what is no state. */
export async function startWitness(
  settings: WitnessSettings,
  tellLine: (line: string) => void,
  now: () => number = Date.now,
): Promise<RunningWitness> {
  await makeFolder(settings.folder)
  const signer = ed25519Signer(settings.name, await readOrMakeSeed(settings.folder), 'cosignature')
  const logs = await openLogs(settings, signer)
  const witness = createWitness({ signer, logs, now, tell: tellLine })
  const pages = settings.pages === null ? new Map() : withTrust(openPages(settings.pages), settings, signer, now)
  const server = createWitnessServer({ ...settings, witness, signer, logs, pages, tell: tellLine })
  const url = await listen(server, settings)
  const stop = async () => {
    server.close()
    server.closeIdleConnections()
    // Whoever has not ended his request by then is not waited for.
    const timer = setTimeout(() => server.closeAllConnections(), stopMs)
    await once(server, 'close')
    clearTimeout(timer)
  }
  return { url, vkey: writeVkey(signer.key), origins: logs.map(({ origin }) => origin), stop }
}

/**
 * A key is made once, for an empty folder. Neither does another key begin beside a state, nor this key without its state: it would take any history for
 * the first one, and cosign a second.
 */
async function readOrMakeSeed(folder: string): Promise<Uint8Array> {
  const path = join(folder, keyFile)
  const names = await readdir(folder)
  const [hasKey, hasLogs] = [names.includes(keyFile), names.includes(logsFolder)]
  if (hasKey && !hasLogs) throw new CannotStart(`${join(folder, logsFolder)} is missing, ${beginAnew}`)
  if (!hasKey && hasLogs && (await readdir(join(folder, logsFolder))).length > 0)
    throw new CannotStart(`${path} is missing, ${beginAnew}`)
  await makeFolder(join(folder, logsFolder))
  if (!hasKey) await writeOnce(path, randomBytes(seedBytes))
  const seed = await readFile(path)
  if (seed.length !== seedBytes) throw new CannotStart(`${path} does not hold ${seedBytes} bytes`)
  return seed
}

const beginAnew = 'though the folder was used: put it back, or begin under another name in an empty folder'

async function openLogs({ folder, logs }: WitnessSettings, { key }: NoteSigner): Promise<readonly WatchedLog[]> {
  const byOrigin = new Map<string, NoteKey[]>()
  const promises = promiseKeysOf(logs)
  for (const log of logs.filter((key) => !promises.includes(key)))
    byOrigin.set(log.name, [...(byOrigin.get(log.name) ?? []), log])
  return Promise.all([...byOrigin].map(([origin, keys]) => openLog(join(folder, logsFolder), origin, keys, key)))
}

async function openLog(above: string, origin: string, keys: readonly NoteKey[], ours: NoteKey): Promise<WatchedLog> {
  const folder = join(above, folderOf(origin))
  await makeFolder(folder)
  await clearDrafts(folder)
  const held = await findHeld(folder)
  const isFit = held === undefined || (held.checkpoint.origin === origin && (await isOurs(held.note, ours)))
  if (!isFit)
    throw new CannotStart(`${folder} holds a state that was not cosigned by ${ours.name} with this key for this log`)
  // The twin over SM3 is called after the first tree (docs/decisions/0054-the-log.md); C2SP knows no other hash than SHA-256.
  return { origin, keys, folder, hash: origin.endsWith('/sm3') ? sm3 : sha256 }
}

/** As readable as a name of a folder may be, and never hidden or above. */
const folderOf = (origin: string) => encodeURIComponent(origin).replace(/^\./, '%2E')

function openPages(folder: string): ReadonlyMap<string, Page> {
  try {
    return readPages(folder)
  } catch (error) {
    throw new CannotStart(`--pages: ${folder} ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`)
  }
}

/**
 * The list of those who are believed lies beside each page, and at the top. It is the witness's own, whatever came with the folder: a copy brings that of
 * whoever it was taken from.
 */
function withTrust(
  pages: ReadonlyMap<string, Page>,
  settings: WitnessSettings,
  { key }: NoteSigner,
  now: () => number,
): ReadonlyMap<string, Page> {
  const trust = trustPage(settings, key, now())
  const beside = [...pages.keys()].filter((address) => address.endsWith('.html'))
  const places = ['/', ...beside.map((address) => address.slice(0, address.lastIndexOf('/') + 1))]
  return new Map([...pages, ...places.map((place) => [`${place}trust.json`, trust] as const)])
}

async function listen(server: Server, { host, port }: WitnessSettings): Promise<string> {
  server.listen(port, host)
  await once(server, 'listening')
  const bound = server.address() as AddressInfo
  return `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`
}
