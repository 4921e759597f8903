// npm run golden: writes what the outside sees or an auditor asks, so that every change of it is seen in the diff.
//
//   npm run golden               writes the files anew
//   npm run golden -- --check    fails where a file differs
import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import pg from 'pg'
import { compileContract } from './lib/contract.mjs'
import { build, install } from './lib/prepare.mjs'
import { recordVectors } from './lib/record-vectors.mjs'
import { describeSchema } from './lib/schema.mjs'

const root = path.resolve(import.meta.dirname, '..')
const isCheck = process.argv.includes('--check')
const built = (name) => import(path.join(root, 'build', name))

const goldens = [
  ['contracts/openapi.golden.json', openApi],
  ['ledger/record.golden.json', recordVector],
  ['migrations/schema.golden.sql', schema],
  ['server/anchor/CheckpointAnchor.json', anchorContract],
]

const asJson = (value) => `${JSON.stringify(value, null, 2)}\n`

async function openApi() {
  const [{ routes }, { toOpenApi }] = await Promise.all([built('contracts/index.js'), built('contracts/openapi.js')])
  return asJson(toOpenApi(routes, '0'))
}

async function recordVector() {
  const [record, leaf, { nodeLedger }] = await Promise.all([
    built('ledger/record.js'),
    built('ledger/leaf.js'),
    built('signing/node-ledger.js'),
  ])
  return asJson(recordVectors({ ...record, ...leaf, platform: nodeLedger }))
}

/** What a chain is given. */
async function anchorContract() {
  return asJson(compileContract(await readFile(path.join(root, 'server/anchor/CheckpointAnchor.sol'), 'utf8')))
}

/** The schema of a database that was made a moment ago, by the same launcher and migrations as everywhere. */
async function schema() {
  const [{ startPostgres }, { findBinaries }, { migrate }] = await Promise.all([
    built('server/platform/postgres/launcher.js'),
    built('server/platform/postgres/binaries.js'),
    built('server/platform/migrate.js'),
  ])
  const folder = await mkdtemp(path.join(tmpdir(), 'yiping-golden-'))
  // A server started by root runs as nobody and has to reach its folder.
  await chmod(folder, 0o711)
  const postgres = await startPostgres({
    dataDir: folder,
    binaries: await findBinaries(process.env.POSTGRES_BINARIES === 'system' ? 'system' : 'embedded'),
  })
  try {
    const ownerUrl = postgres.url('owner', 'yiping')
    await migrate(ownerUrl, path.join(root, 'migrations'), 'yiping_server')
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    try {
      return await describeSchema(client)
    } finally {
      await client.end()
    }
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Who may do what, route by route: made and compared by its own test, because nothing that serves needs to know it. */
async function accessMatrix() {
  const name = 'contracts/access-matrix.golden.csv'
  const file = path.join(root, name)
  const kept = await readFile(file, 'utf8').catch(() => '')
  const script = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const args = ['run', '--project', 'pure', 'tests/house/access-matrix.test.ts', ...(isCheck ? [] : ['--update'])]
  // With CI set, Vitest writes nothing that it was not told to.
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CI: '1' },
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) {
    differing += 1
    console.log(`✗ ${name} differs`)
  } else console.log(`${(await readFile(file, 'utf8')) === kept ? '=' : '→'} ${name}`)
}

/** The first line in which two texts differ, as a reader wants to see it. */
function firstDifference(kept, made) {
  const [before, after] = [kept.split('\n'), made.split('\n')]
  const at = after.findIndex((line, index) => line !== before[index])
  const line = at === -1 ? after.length : at
  return `line ${line + 1}\n  kept ${before[line] ?? '(end)'}\n  made ${after[line] ?? '(end)'}`
}

await install(root)
await build(root)
let differing = 0
for (const [name, make] of goldens) {
  const file = path.join(root, name)
  const kept = await readFile(file, 'utf8').catch(() => '')
  const made = await make()
  if (made === kept) console.log(`= ${name}`)
  else if (isCheck) {
    differing += 1
    console.log(`✗ ${name} differs, ${firstDifference(kept, made)}`)
  } else {
    await writeFile(file, made)
    console.log(`→ ${name}`)
  }
}
await accessMatrix()
if (differing > 0) {
  console.log('Where the change is meant: npm run golden, and read the diff.')
  process.exitCode = 1
}
