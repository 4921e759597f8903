import { parseArgs } from 'node:util'
import type { AuditFinding } from '../../domain/audit.ts'
import { type Database, isReadOnly } from '../platform/database.ts'
import { findPurposeKey } from '../platform/keys.ts'
import { RuleBook } from '../policy/index.ts'
import { appendAudit, commandOrigin } from './entry.ts'
import { auditHeadFileIn, openHeadFile } from './head.ts'
import { sealMacOf } from './sealer.ts'
import { findTail, type SealHead } from './store.ts'
import { checkWhole, type WholeChecked } from './whole.ts'

export const auditCheckHelp = `npm run audit-check
npm run audit-check -- --head NO:HASH
npm run audit-check -- --without-key

  Recomputes every entry and every seal of the audit, from the first on, while everything is served.

  --head         a line that an earlier check has printed and somebody has kept elsewhere: finds that the end was cut off, also
                 where KEY_DIR was changed with it
  --without-key  KEY_DIR is not at hand: whether the seals are ours is not looked at

  Exit code 0: as it was sealed; 1: not so, with the first seal that is wrong, and why; 2: nothing was checked
`

/** What was asked for cannot be done as it was written; its message is for whoever wrote it. */
export class WrongWish extends Error {}

interface CheckWorld {
  /** In the role that serves: it may read the chain, and add to the audit. */
  readonly db: Database
  readonly keyDir: string
  now(): number
  /** Says how far it is. */
  tell(line: string): void
}

export interface CheckSaid {
  readonly text: string
  readonly isSound: boolean
}

/** @throws WrongWish */
export async function runAuditCheck(world: CheckWorld, argv: readonly string[]): Promise<CheckSaid> {
  const { db, keyDir, now, tell } = world
  const { head, withoutKey } = readWish(argv)
  const key = withoutKey ? undefined : findPurposeKey(keyDir, 'audit-seal')
  if (key === undefined && !withoutKey)
    throw new WrongWish(`${keyDir} holds no audit-seal.key: give KEY_DIR, or say --without-key`)
  const rules = new RuleBook(db)
  await rules.refresh()
  const remembered = withoutKey ? undefined : openHeadFile(auditHeadFileIn(keyDir)).find()
  const checked = await checkWhole(db, {
    mac: key === undefined ? undefined : sealMacOf({ keyFor: () => key }),
    heads: [remembered, head].filter((each) => each !== undefined),
    keptMonths: rules.longest('audit', (body) => body.keptMonths),
    now: now(),
    tell,
  })
  const { waiting } = await findTail(db)
  const isNoted = await note(db, checked)
  const text = [
    ...say(checked, waiting),
    ...(isNoted ? [] : ['This database takes nothing in: the check is not in the audit.']),
  ]
  return { text: `${text.join('\n')}\n`, isSound: checked.findings.length === 0 }
}

function readWish(argv: readonly string[]): { readonly head: SealHead | undefined; readonly withoutKey: boolean } {
  const { head, 'without-key': withoutKey = false } = parsed(argv)
  if (head === undefined) return { head, withoutKey }
  const [, no, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(head) ?? []
  if (no === undefined || hash === undefined) throw new WrongWish('--head: give it as it was printed, NO:HASH')
  return { head: { no: Number(no), hash: Buffer.from(hash, 'hex') }, withoutKey }
}

function parsed(argv: readonly string[]) {
  try {
    const options = { head: { type: 'string' }, 'without-key': { type: 'boolean' } } as const
    return parseArgs({ args: [...argv], options }).values
  } catch (error) {
    throw new WrongWish((error as Error).message)
  }
}

/** On a copy that only reads (a standby), the check is good all the same. */
async function note(db: Database, { head, entries, findings }: WholeChecked): Promise<boolean> {
  const [first] = findings
  try {
    await appendAudit(db, {
      ...commandOrigin('audit-check'),
      act: 'AUDIT_CHECKED',
      target: { kind: 'AUDIT', id: 'chain' },
      result: 'DONE',
      detail: {
        until: head.no,
        entries,
        findings: findings.length,
        ...(first === undefined ? {} : { first: first.kind, firstSeal: first.sealNo }),
      },
    })
    return true
  } catch (error) {
    if (isReadOnly(error)) return false
    throw error
  }
}

const meanings: { readonly [Kind in AuditFinding['kind']]: string } = {
  SEAL_MISSING: 'this number is missing',
  SEAL_CHANGED: 'it is not what its own hash says, or does not follow from the seal before it',
  SEAL_NOT_OURS: 'it was not made under our key',
  ENTRY_MISSING: 'an entry of it is not there any more',
  ENTRY_CHANGED: 'an entry of it is not as it was sealed',
  ENTRY_UNSEALED: 'in no seal, and waiting for none: it was put in past the platform',
  HEAD_LOST:
    'this seal was seen before and is not there, or is another: the end was cut off, or an older copy put back',
}

function say({ head, entries, findings }: WholeChecked, waiting: number): readonly string[] {
  const looked =
    head.no === 0 ? 'There is no seal yet.' : `seals 1..${head.no}, ${entries} entries; ${waiting} wait for their seal`
  if (findings.length > 0) return [looked, ...findings.map(sayFinding)]
  return [looked, 'as it was sealed', ...(head.no === 0 ? [] : [`--head ${head.no}:${head.hash}`])]
}

function sayFinding({ kind, sealNo, entryId }: AuditFinding): string {
  const where = [...(sealNo === null ? [] : [`seal ${sealNo}`]), ...(entryId === null ? [] : [`entry ${entryId}`])]
  return `${where.join(', ')}: ${kind}, ${meanings[kind]}`
}
