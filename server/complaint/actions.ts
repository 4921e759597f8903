import type { enterComplaint, lookUpComplaint, putComplaint } from '../../contracts/complaint.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { receiveComplaint } from '../../domain/complaint.ts'
import type { Actor } from '../../domain/handling-order.ts'
import { type CanonValue, canon } from '../../ledger/canon.ts'
import type { ApiCaller } from '../api-key/index.ts'
import {
  appendOrder,
  type Holder,
  loadHolder,
  loadOrderPlace,
  type PlannedOrder,
  planOrder,
  readComplaint,
} from '../handling-order/index.ts'
import { insertNotice, type NewNotice } from '../letter/index.ts'
import type { Transact } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { loadByReceipt, toReceipt } from '../platform/receipt.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { WrappedKey } from '../platform/vault.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'
import {
  appendComplaint,
  type ComplaintInsert,
  findComplaintLocked,
  findKey,
  findOwnComplaint,
  isKnown,
} from './store.ts'
import { prepareTelling } from './telling.ts'

export interface ComplaintDeps {
  readonly world: World
  readonly rules: RuleBook
}

type Sent = BodyOf<typeof enterComplaint>
type ComplaintKept = AnswerOf<typeof putComplaint>
type ComplaintEntered = AnswerOf<typeof enterComplaint>

/** Kept, with where it lies: what the audit says of it. */
export interface ComplaintInPlace {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number
  readonly openedAt: Date
  /** From which the receipt follows. */
  readonly seed: Buffer
  readonly created: boolean
  readonly receiptThroughDesk: boolean
}

/** Another system passes it on under its own number there: the same again is answered alike and writes nothing. */
export async function passOnComplaint(
  deps: ComplaintDeps,
  caller: ApiCaller,
  complaintNo: string,
  sent: BodyOf<typeof putComplaint>,
  inAudit: Transact,
): Promise<ComplaintKept> {
  const { divisionId, hallId } = caller
  const sender = senderOf(deps.world, caller, complaintNo)
  return toAnswer(deps.world, await keepComplaint(deps, { divisionId, hallId }, sender, sent, inAudit))
}

export function senderOf({ vault }: World, { sourceId, apiKeyId }: ApiCaller, complaintNo: string): Sender {
  const senderKey = vault.blindIndex('case-index', `complaint|${sourceId}|${complaintNo}`)
  return { senderKey, senderNo: complaintNo, apiKeyId, accountId: null, differs: 'COMPLAINT_DIFFERS' }
}

/**
 * Somebody writes it down for whoever said it. Who is himself complained of leaves that to another.
 * With the receipt he could have the last word in the place of whoever said it: he is shown it only where there is no other way to that person.
 */
export async function enterAs(
  deps: ComplaintDeps,
  { session, reach }: { readonly session: Session; readonly reach: Reach },
  idempotencyKey: string,
  sent: Sent,
  inAudit: Transact,
): Promise<ComplaintEntered> {
  const sender = senderAt(deps.world, await loadHolder(deps.world, session), idempotencyKey)
  const kept = await keepComplaint(deps, reach, sender, sent, inAudit)
  const { orderId, receipt, url, created, openedAt } = toAnswer(deps.world, kept)
  if (kept.receiptThroughDesk) return { orderId, handover: 'DESK', receipt, url, created, openedAt }
  return { orderId, handover: 'LETTER', receipt: null, url: null, created, openedAt }
}

type Desk = Pick<Holder, 'accountId' | 'staffId'>

export function senderAt({ vault }: World, { accountId, staffId }: Desk, idempotencyKey: string): Sender {
  const senderKey = vault.blindIndex('idempotency', `complaint|${accountId}|${idempotencyKey}`)
  return { senderKey, senderNo: null, apiKeyId: null, accountId, staffId, differs: 'IDEMPOTENCY_MISMATCH' }
}

interface Sender {
  readonly senderKey: Buffer
  readonly senderNo: string | null
  readonly apiKeyId: string | null
  readonly accountId: string | null
  /** Who it is at the windows. */
  readonly staffId?: number | null
  /** What is said where the same number had another content. */
  readonly differs: 'COMPLAINT_DIFFERS' | 'IDEMPOTENCY_MISMATCH'
}

/** The complaint and its order are one transaction: what is acknowledged here is being handled. */
export async function keepComplaint(
  deps: ComplaintDeps,
  reach: Reach,
  sender: Sender,
  body: Sent,
  inAudit: Transact,
): Promise<ComplaintInPlace> {
  const { world, rules } = deps
  const sent = toNfc(body)
  const requestHash = world.vault.blindIndex('fingerprint', canon(['complaint', sent as CanonValue]))
  // What is known already is answered alike, whatever has become of its place in the catalogue meanwhile.
  const fresh = (await isKnown(world.app, sender.senderKey)) ? undefined : await plan(deps, reach, sender, sent)
  return inAudit(world.app, async (tx): Promise<ComplaintInPlace> => {
    const known = await findComplaintLocked(tx, sender.senderKey)
    if (known !== undefined) {
      if (!rules.isReached(reach, known)) throw new Refused('FORBIDDEN')
      if (!known.requestHash.equals(requestHash)) throw new Refused(sender.differs)
      return { ...known, seed: await findSeed(world, known.id), created: false }
    }
    if (fresh === undefined) throw new Error('a complaint that was known is not there any more')
    const { planned, row, seed, notice } = fresh
    await appendOrder(tx, planned, () => appendComplaint(tx, { ...row, requestHash }))
    if (notice !== undefined) await insertNotice(tx, notice)
    const { id, divisionId, hallId, openedAt } = planned.row
    const receiptThroughDesk = row.accountId !== null && !row.toldByLetter
    return { id, divisionId, hallId, openedAt, seed, created: true, receiptThroughDesk }
  })
}

interface FreshComplaint {
  readonly planned: PlannedOrder
  readonly row: Omit<ComplaintInsert, 'requestHash'>
  readonly seed: Buffer
  /** The letter that brings the receipt, where a desk has written it down. */
  readonly notice: NewNotice | undefined
}

/** Decides on it and seals it; refuses what says nothing, lies in the future or too far back, or is of a place that is not there or beyond the reach. */
async function plan(deps: ComplaintDeps, reach: Reach, sender: Sender, sent: Sent): Promise<FreshComplaint> {
  const { world, rules } = deps
  const now = world.now()
  const { deviceClockToleranceSeconds } = rules.loadPolicy('evaluation', reach.divisionId, now).body
  const ask = { words: sent.words, receivedAt: Date.parse(sent.receivedAt) }
  const { body: policy } = rules.loadPolicy('complaint', reach.divisionId, now)
  const rule = { ...policy, toleranceMs: deviceClockToleranceSeconds * 1000 }
  const { words, receivedAt } = granted(receiveComplaint(ask, now, rule))
  const place = await loadOrderPlace(deps, reach, sent)
  const { senderKey, senderNo, apiKeyId, accountId, staffId = null } = sender
  if (staffId !== null && staffId === place.staffId) throw new Refused('RATED_PERSON', '/staffNo')
  const id = uuidV7(now)
  const by: Actor = accountId === null ? { kind: 'PLATFORM' } : { kind: 'ACCOUNT', accountId }
  const { channel, contact } = sent
  const { key, seed, sealed } = sealComplaint(world, id, { words, senderNo, contact })
  const planned = planOrder(deps, { id, place, source: 'COMPLAINT', by })
  const notice = accountId === null ? undefined : await prepareTelling(deps, planned.row, contact?.phone)
  const row = {
    ...{ id, divisionId: place.divisionId, hallId: place.hallId, channel, senderKey, apiKeyId, accountId, key, sealed },
    hasContact: contact !== undefined,
    toldByLetter: notice !== undefined,
    receivedAt: new Date(receivedAt),
  }
  return { planned, row, seed, notice }
}

/** What the complainant said, and how he is reached (by the names of the persons of a case), under one key; the seed of his receipt follows from it. */
function sealComplaint(
  { vault, now }: World,
  id: string,
  said: {
    readonly words: string
    readonly senderNo: string | null
    readonly contact: Sent['contact'] | undefined
  },
): { readonly key: WrappedKey; readonly seed: Buffer; readonly sealed: ReadonlyMap<string, Buffer> } {
  const record = vault.newRecord(id, now())
  const { words, senderNo, contact } = said
  const plain = new Map([
    ['complaint', JSON.stringify({ words, senderNo })],
    ...(contact === undefined ? [] : ([['applicant-phone', contact.phone]] as const)),
    ...(contact?.name === undefined ? [] : ([['applicant-name', contact.name]] as const)),
  ])
  const sealed = new Map(
    [...plain].map(([field, text]) => [field, record.seal(`sealed_field|${field}`, text)] as const),
  )
  return { key: record.key, seed: record.derive('seed'), sealed }
}

/** Of what is known already: whoever passes it on may not have heard the first answer. */
async function findSeed({ vault, vaultDb }: World, id: string): Promise<Buffer> {
  const key = await findKey(vaultDb, id)
  if (key === null) throw new Refused('ERASED')
  return vault.openRecord(id, key).derive('seed')
}

function toAnswer(world: World, { id, seed, openedAt, created }: ComplaintInPlace): ComplaintKept {
  const receipt = toReceipt(id, seed)
  // Behind the #: no server and no log on the way is told it.
  const url = `${world.publicUrl()}/r#${receipt}`
  return { orderId: id, receipt, url, created, openedAt: openedAt.toISOString() }
}

/** One's own complaint, for whoever holds its receipt. */
export async function viewOwn(
  { world }: Pick<ComplaintDeps, 'world'>,
  receipt: string,
): Promise<AnswerOf<typeof lookUpComplaint>> {
  const { row } = await loadByReceipt(world, receipt, (id) => findOwnComplaint(world.vaultDb, id))
  const { id, channel, receivedAt, hallName, windowName, itemName } = row
  const opened = world.vault.openRecord(id, row).open('sealed_field|complaint', row.sealedWords).toString('utf8')
  const words = readComplaint(opened).words ?? ''
  return { id, channel, receivedAt: receivedAt.toISOString(), hallName, windowName, itemName, words }
}
