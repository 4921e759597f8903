// An old backup is put back: nothing is written on until the log is what it was, and then it goes on as the same log.
import { mkdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { give, must, proofFileOf, published, sizeOf, textOf, vkeysOf } from './stage.mjs'

export const title = 'An old backup is put back'

const [BEFORE, AFTER, MEANWHILE] = [40, 300, 5]
/** Longer than a server needs for several rounds and a publication. */
const LISTEN_MS = 12_000
const ORIGIN = 'log.drill.example/1'

export async function run(stage) {
  const day = { stage, mirror: stage.place('mirror'), since: stage.place('last-checkpoint') }
  await mkdir(day.mirror)
  await settle(day)
  const backup = 'citizens evaluate; then a backup is taken of the database and of the keys'
  await stage.step(`${BEFORE} ${backup}`, () => backUp(day))
  const kept = 'more evaluate; somebody outside keeps the last checkpoint, a citizen keeps his receipt file'
  await stage.step(`${AFTER} ${kept}`, () => goOn(day))
  await stage.step('the machine is lost; the backup is put back elsewhere and started', () => putBack(day))
  await stage.step(`it refuses to go on; ${MEANWHILE} citizens evaluate all the same`, () => listen(day))
  await stage.step('it is filled up from the copy', () => fillUp(day))
  await stage.step('it goes on as the same log', () => compare(day))
  await stage.step('the receipt of an evaluation that the backup lacks still proves that it was there', () =>
    prove(day),
  )
}

/** A site with a copy and a witness: the witness has to know the keys of the log before the log asks it. */
async function settle(day) {
  const { stage } = day
  const env = { LEDGER_ORIGIN: ORIGIN, LEDGER_MIRROR: day.mirror }
  const first = await stage.serve(stage.place('site'), env)
  day.witness = await stage.watch(await vkeysOf(first.base))
  const { vkey, url } = day.witness
  const trust = { ...JSON.parse(await textOf(`${first.base}/verify/trust.json`)), witnesses: [vkey], needed: 1 }
  day.trust = await stage.write('trust.json', JSON.stringify(trust))
  await first.stop()
  const file = await stage.write('witnesses.json', JSON.stringify({ needed: 1, witnesses: [{ vkey, url }] }))
  day.env = { ...env, LEDGER_WITNESSES: file, OUTGOING_HOSTS: new URL(url).host }
  day.server = await stage.serve(stage.place('site'), day.env)
}

const audit = ({ stage, server, trust }, what, ...more) =>
  stage.command('audit', [what, '--url', server.base, '--trust', trust, ...more])

async function backUp(day) {
  const { stage, server } = day
  await give(server, BEFORE)
  day.early = await published(server, BEFORE)
  const argv = ['--to', stage.place('backup'), '--keys-to', stage.place('keys')]
  const taken = await stage.command('backup', argv, { DATA_DIR: server.dataDir })
  must(taken.code === 0, taken.said)
  return `published up to ${day.early} leaves`
}

async function goOn(day) {
  const { stage, server } = day
  const receipts = await give(server, AFTER)
  day.late = await published(server, day.early + AFTER)
  day.receipt = await stage.write('receipt.json', await proofFileOf(server, receipts.at(-1)))
  const seen = await audit(day, 'consistency', '--since', day.since)
  must(seen.code === 0, seen.said)
  return `published up to ${day.late} leaves; audit consistency: exit 0`
}

async function putBack(day) {
  const { stage } = day
  await stage.lose(day.server)
  const argv = ['--from', stage.place('backup'), '--keys-from', stage.place('keys')]
  const restored = await stage.command('restore', argv, { DATA_DIR: stage.place('restored') })
  must(restored.code === 0, restored.said)
  day.server = await stage.serve(stage.place('restored'), day.env)
  day.restored = await sizeOf(day.server.base)
  must(day.restored < day.late, 'the backup lacks nothing')
  return `serves, and shows ${day.restored} leaves`
}

async function listen(day) {
  const { stage, server } = day
  await give(server, MEANWHILE)
  await sleep(LISTEN_MS)
  must((await sizeOf(server.base)) === day.restored, 'it has published something')
  must(/"sweep":"ledger-sequence"/.test(server.output()), 'the sweep that takes leaves in does not fail')
  const status = await stage.command('ledger', ['status'], { DATA_DIR: server.dataDir })
  const [, ends, waiting] = /: (\d+) leaves, root [\s\S]*?(\d+) leaves wait/.exec(status.out) ?? []
  must(Number(ends) < day.late && Number(waiting) >= MEANWHILE, status.said)
  const seen = await audit(day, 'consistency', '--since', day.since)
  must(seen.code === 1 && seen.out.includes('"ROLLBACK"'), seen.said)
  return `ends at ${ends} leaves, took in and published nothing for ${LISTEN_MS / 1000} s, ${waiting} wait; the auditor says ROLLBACK`
}

async function fillUp({ stage, server, mirror }) {
  const filled = await stage.command('ledger', ['refill'], { DATA_DIR: server.dataDir, LEDGER_MIRROR: mirror })
  must(filled.code === 0, filled.said)
  return filled.out.trim()
}

async function compare(day) {
  const now = await published(day.server, day.late + 1)
  const seen = await audit(day, 'consistency', '--since', day.since)
  must(seen.code === 0, seen.said)
  const all = await audit(day, 'fsck')
  must(all.code === 0, all.said)
  const held = await textOf(`${day.witness.url}/checkpoint?origin=${ORIGIN}`)
  return `published up to ${now} leaves, consistent with the checkpoint that was kept; cosigned by the witness up to ${held?.split('\n')[1]}; fsck: exit 0`
}

async function prove({ stage, receipt, trust }) {
  const kept = await stage.command('audit', ['receipt', receipt, '--trust', trust])
  must(kept.code === 0, kept.said)
  return 'audit receipt: exit 0'
}
