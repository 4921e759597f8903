import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openKeyFolder } from '../server/platform/keys.ts'
import { type SuiteName, suiteNames } from '../server/platform/suites.ts'
import { uuidV7 } from '../server/platform/uuid.ts'
import { openVault, type Vault } from '../server/platform/vault.ts'
import { bars } from './bars.ts'
import type { Measured } from './measure.ts'
import { type NaiveRecord, NaiveSeals } from './naive-seals.ts'
import type { Row } from './report.ts'
import type { Plan } from './runs.ts'
import { spreadOf } from './statistics.ts'

const link = Buffer.alloc(16, 7)
const comment = Buffer.from('等了四十分钟，材料退回两次，最后一次才说清楚要什么', 'utf8')
const records = 400
const batchMs = 5

/** An evaluation’s worth of sealing: a data key that is wrapped, the link and a comment of some twenty-five characters. */
export function seals(plan: Plan): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'yiping-bench-keys-'))
  try {
    return { rows: suiteNames.flatMap((suite) => rowsOf(suite, plan, folder)), asides: [] }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function rowsOf(suite: SuiteName, plan: Plan, folder: string): readonly Row[] {
  const index = suite === 'aes-gcm' ? 'hmac-sha256' : 'hmac-sm3'
  const vault = openVault(openKeyFolder(folder, new Map(), suite), { sealing: suite, index })
  const naive = new NaiveSeals(suite)
  const now = Date.now()
  const ids = Array.from({ length: records }, () => uuidV7(now))
  const ours = ids.map((id) => sealed(vault, id, now))
  const theirs = ids.map((id) => naive.seal(id, link, comment))
  const sealing = compare(
    plan,
    (at) => sealed(vault, ids[at] as string, now),
    (at) => naive.seal(ids[at] as string, link, comment),
  )
  const opening = compare(
    plan,
    (at) => open(vault, ours[at] as Sealed),
    (at) => naive.open(theirs[at] as NaiveRecord),
  )
  return [
    { bar: bars[`seals ${suite}`], ...toValues(sealing) },
    { bar: bars[`opens ${suite}`], ...toValues(opening) },
  ]
}

interface Sealed {
  readonly id: string
  readonly key: ReturnType<Vault['newRecord']>['key']
  readonly link: Buffer
  readonly comment: Buffer
}

function sealed(vault: Vault, id: string, now: number): Sealed {
  const record = vault.newRecord(id, now)
  return {
    id,
    key: record.key,
    link: record.seal('evaluation_link|sealed_link', link),
    comment: record.seal('sealed_field|comment', comment),
  }
}

function open(vault: Vault, one: Sealed): number {
  const record = vault.openRecord(one.id, one.key)
  return (
    record.open('evaluation_link|sealed_link', one.link).length +
    record.open('sealed_field|comment', one.comment).length
  )
}

interface Compared {
  readonly ours: readonly number[]
  readonly theirs: readonly number[]
}

/** A B A B …, in one process: each turn as long as the plan says, after a first one that warms both up. */
function compare({ rounds, seconds }: Plan, a: (at: number) => unknown, b: (at: number) => unknown): Compared {
  const turnMs = (seconds * 1000) / 6
  perSecond(a, turnMs)
  perSecond(b, turnMs)
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(perSecond(a, turnMs))
    theirs.push(perSecond(b, turnMs))
  }
  return { ours, theirs }
}

/** By the processor’s clock: neighbours on a busy machine make a turn longer, not the work. */
function perSecond(work: (at: number) => unknown, turnMs: number): number {
  const cpu = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  }
  const began = cpu()
  let done = 0
  for (let spent = 0; spent < turnMs; spent = cpu() - began) {
    const batchEnds = performance.now() + batchMs
    while (performance.now() < batchEnds) {
      work(done % records)
      done += 1
    }
  }
  return (done * 1000) / (cpu() - began)
}

function toValues({ ours, theirs }: Compared): { readonly values: readonly number[]; readonly note: string } {
  const median = (values: readonly number[]) => Math.round(spreadOf(values).median).toLocaleString('en')
  return {
    values: ours.map((value, at) => value / (theirs[at] as number)),
    note: `${median(ours)}/s against ${median(theirs)}/s, of processor time on one core`,
  }
}
