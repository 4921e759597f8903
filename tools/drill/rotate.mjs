// The key of the log is ended while everything is served: by its successor, which was committed to and kept elsewhere.
import { randomBytes } from 'node:crypto'
import { rename } from 'node:fs/promises'
import path from 'node:path'
import { give, must, proofFileOf, published, sizeOf, textOf, vkeysOf } from './stage.mjs'

export const title = 'The key of the log has leaked and is ended'

export async function run(stage) {
  const day = { stage, server: await stage.serve(stage.place('site')), aside: stage.place('elsewhere.key') }
  const begun = 'a citizen evaluates and keeps his receipt file; the secret of the successor is kept elsewhere'
  await stage.step(begun, () => begin(day))
  await stage.step('somebody tries another successor', () => tryAnother(day))
  await stage.step('the key is ended, its successor starts', () => end(day))
  await stage.step('the server is killed at once and started again; the command is asked once more', () => again(day))
  await stage.step('checkpoints carry both signatures', () => lookAtSignatures(day))
  await stage.step('receipts of before and after, checked by lists of before and after', () => checkReceipts(day))
  await stage.step('the auditor, who knows the first keys alone, follows them through the log', () => follow(day))
}

const ledger = ({ stage, server }, ...argv) => stage.command('ledger', argv, { DATA_DIR: server.dataDir })
const check = ({ stage }, file, trust) => stage.command('audit', ['receipt', file, '--trust', trust])

async function keepReceipt({ stage, server }, name) {
  const [receipt] = await give(server, 1)
  return stage.write(name, await proofFileOf(server, receipt))
}

const keepTrust = async ({ stage, server }, name) => stage.write(name, await textOf(`${server.base}/verify/trust.json`))

async function begin(day) {
  day.files = [await keepReceipt(day, 'first.json')]
  day.trusts = [await keepTrust(day, 'first-trust.json')]
  await rename(path.join(day.server.dataDir, 'keys/ledger-2.key'), day.aside)
  const status = await ledger(day, 'status')
  // The key of the promises is named below that of the log.
  day.keyId = /key ([0-9a-f]{8}) ed25519 of [^/]+\/[^/]+, since/.exec(status.out)?.[1]
  must(day.keyId !== undefined, status.said)
  const { code } = await check(day, day.files[0], day.trusts[0])
  must(code === 0, 'the receipt does not hold')
  return `key ${day.keyId} signs; audit receipt: exit 0`
}

const rotate = (day, ...more) => ledger(day, 'rotate', day.keyId, '--because', 'leaked', ...more)

async function tryAnother(day) {
  const refused = await rotate(day, '--successor', await day.stage.write('wrong.key', randomBytes(32)))
  must(refused.code === 1 && refused.err.includes('not the successor'), refused.said)
  return 'refused, nothing was changed'
}

async function end(day) {
  const done = await rotate(day, '--successor', day.aside)
  must(done.code === 0, done.said)
  return done.out.split('\n')[0]
}

async function again(day) {
  await day.server.stop('SIGKILL')
  day.server = await day.stage.serve(day.server.dataDir)
  const asked = await rotate(day)
  must(asked.code === 0 && asked.out.includes('nothing was changed'), asked.said)
  return asked.out.split('\n')[0]
}

async function lookAtSignatures({ server }) {
  const before = await sizeOf(server.base)
  await give(server, 3)
  await published(server, before + 3)
  const note = await textOf(`${server.base}/log/checkpoint`)
  const signatures = note.split('\n').filter((line) => line.startsWith('\u2014')).length
  const [current, ended] = [await vkeysOf(server.base), await vkeysOf(server.base, 'ended-checkpoint')]
  must(signatures === current.length + ended.length && ended.length === 2, note)
  return `${signatures} signatures: ${current.length} of keys in use, ${ended.length} of keys that end`
}

async function checkReceipts(day) {
  day.files.push(await keepReceipt(day, 'second.json'))
  day.trusts.push(await keepTrust(day, 'second-trust.json'))
  const codes = []
  for (const file of day.files) for (const trust of day.trusts) codes.push((await check(day, file, trust)).code)
  must(
    codes.every((code) => code === 0),
    `exit codes ${codes.join(', ')}`,
  )
  return `audit receipt: exit ${codes.join(', ')}`
}

async function follow({ stage, server, trusts }) {
  const followed = await stage.command('audit', ['keys', '--url', server.base, '--trust', trusts[0]])
  must(followed.code === 0, followed.said)
  return followed.err.trim()
}
