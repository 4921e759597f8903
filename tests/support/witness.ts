import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findVkey, type NoteKey } from '../../ledger/note.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { type RunningWitness, startWitness } from '../../tools/witness/main.ts'

export interface TestWitness extends RunningWitness {
  readonly folder: string
  readonly told: readonly string[]
  add(
    body: string | Uint8Array,
  ): Promise<{ readonly status: number; readonly type: string | null; readonly text: string }>
  /** Names of the pieces of evidence against a log. */
  evidence(origin: string): Promise<readonly string[]>
  readEvidence(origin: string, name: string): Promise<Readonly<Record<string, unknown>>>
  /** Stops it and takes its folder away. */
  end(): Promise<void>
}

export interface WitnessWishes {
  readonly name?: string
  readonly vkeys: readonly string[]
  readonly folder?: string
  readonly port?: number
  readonly pages?: string
  readonly trust?: string
  readonly connectionsMax?: number
  readonly now?: () => number
}

export const keyOf = (vkey: string): NoteKey => {
  const key = findVkey(nodeLedger, vkey)
  if (key === undefined) throw new Error(`no key: ${vkey}`)
  return key
}

/** A witness that serves on loopback, with files of its own. */
export async function openWitness({ name = 'witness.example', vkeys, ...wishes }: WitnessWishes): Promise<TestWitness> {
  const folder = wishes.folder ?? (await mkdtemp(join(tmpdir(), 'yiping-witness-')))
  const told: string[] = []
  const settings = {
    name,
    folder,
    host: '127.0.0.1',
    port: wishes.port ?? 0,
    logs: vkeys.map(keyOf),
    pages: wishes.pages ?? null,
    trust: wishes.trust ?? null,
    connectionsMax: wishes.connectionsMax ?? 50,
  }
  const running = await startWitness(settings, (line) => told.push(line), wishes.now)
  const folderOf = (origin: string) => join(folder, 'logs', encodeURIComponent(origin))
  return {
    ...running,
    folder,
    told,
    add: (body) => addCheckpoint(running.url, body),
    evidence: async (origin) => (await readdir(folderOf(origin))).filter((file) => file.endsWith('.json')).sort(),
    readEvidence: async (origin, file) => JSON.parse(await readFile(join(folderOf(origin), file), 'utf8')),
    async end() {
      await running.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function addCheckpoint(url: string, body: string | Uint8Array) {
  const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body: body as BodyInit })
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
}
