import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import type { findMaskedCases, seeMaskedCase, unmaskField } from '../../contracts/unmasking.ts'
import type { Reach } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import {
  type MaskedField,
  maskedFieldNames,
  maskedFields,
  type UnmaskingRules,
  unmask,
} from '../../domain/unmasking.ts'
import { readScoped } from '../access/index.ts'
import { appendAudit, type Origin } from '../audit/index.ts'
import type { Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { caseNoAnywhereIndexOf } from '../service-case/index.ts'
import {
  type CasePlace,
  countShown,
  findCasePlace,
  findCasesOfNumber,
  findSealedFields,
  insertUnmasking,
  lockAsker,
  type SealedFieldRow,
} from './store.ts'

export interface UnmaskingDeps {
  readonly world: World
  readonly rules: RuleBook
}

export interface Asker {
  readonly reach: Reach
  readonly accountId: string
}

const hourMs = 3_600_000

const casesShown = 20

/** Whoever is called, or complains, tells the number of his case; the number stands in no address and no log. */
export async function findCases(
  deps: UnmaskingDeps,
  reach: Reach,
  caseNo: string,
): Promise<AnswerOf<typeof findMaskedCases>> {
  const { world, rules } = deps
  const index = caseNoAnywhereIndexOf(world.vault, caseNo)
  const rows = await readScoped(deps, reach, (tx) => findCasesOfNumber(tx, index, toPlainDate(world.now()), casesShown))
  return {
    cases: rows
      .filter((row) => rules.isReached(reach, row))
      .map(({ caseId, itemName, hallName, acceptedAt }) => ({
        caseId,
        itemName,
        hallName,
        acceptedAt: acceptedAt?.toISOString() ?? null,
      })),
  }
}

export async function viewMaskedCase(
  deps: UnmaskingDeps,
  { reach, accountId }: Asker,
  caseId: string,
): Promise<AnswerOf<typeof seeMaskedCase>> {
  const { world } = deps
  const place = await loadCase(deps, reach, caseId)
  const rows = await findSealedFields(world.vaultDb, caseId, maskedFieldNames)
  const { purposes, perHourMax, reasonCodePointsMin, reasonCodePointsMax } = policyAt(deps, place).body
  const shown = await countShown(world.app, accountId, new Date(world.now() - hourMs))
  return {
    caseId,
    fields: rows.map((row) => {
      const field = row.field as MaskedField
      return { field, masked: maskedFields[field](open(world, row)) }
    }),
    purposes: purposes.map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn })),
    reasonCodePointsMin,
    reasonCodePointsMax,
    perHourMax,
    leftThisHour: Math.max(0, perHourMax - shown),
  }
}

/** Shows one value whole. What was shown, to whom and for what stands written before it is told. */
export async function unmaskValue(
  deps: UnmaskingDeps,
  { reach, accountId }: Asker,
  caseId: string,
  ask: BodyOf<typeof unmaskField>,
  inAudit: Transact,
): Promise<AnswerOf<typeof unmaskField>> {
  const { world } = deps
  const place = await loadCase(deps, reach, caseId)
  const [row] = await findSealedFields(world.vaultDb, caseId, [ask.field])
  if (row === undefined) throw new Refused('NOT_FOUND', '/field')
  const value = open(world, row)
  const unmaskingId = await keepShown(deps, { place, accountId, ask }, inAudit)
  return { unmaskingId, field: ask.field, value }
}

interface ToBeShown {
  readonly place: CasePlace
  readonly accountId: string
  readonly ask: BodyOf<typeof unmaskField>
  /** Why is said by what it is shown for: the policy of words of one’s own does not ask. */
  readonly isOfItself?: true
}

const ofItself = (
  { perHourMax }: UnmaskingRules,
  { purpose, reason }: Pick<ToBeShown['ask'], 'purpose' | 'reason'>,
) => ({
  perHourMax,
  purposes: [{ code: purpose }],
  reasonCodePointsMin: 0,
  reasonCodePointsMax: reason.length,
})

/** Writes down what is about to be shown; refuses what the policy does not allow, however many ask at once. */
export async function keepShown(
  deps: UnmaskingDeps,
  { place, accountId, ask, isOfItself }: ToBeShown,
  inAudit: Transact,
): Promise<string> {
  const { world } = deps
  const policy = policyAt(deps, place)
  const now = world.now()
  const id = uuidV7(now)
  await inAudit(world.app, async (tx) => {
    await lockAsker(tx, accountId)
    const shownWithinHour = await countShown(tx, accountId, new Date(now - hourMs))
    const { reason } = granted(
      unmask({ ...ask, shownWithinHour }, isOfItself === true ? ofItself(policy.body, ask) : policy.body),
    )
    const record = world.vault.newRecord(id, now)
    await insertUnmasking(tx, {
      ...place,
      id,
      accountId,
      field: ask.field,
      purpose: ask.purpose,
      policyId: policy.id,
      shownAt: new Date(now),
      key: record.key,
      sealedReason: record.seal('sealed_field|reason', reason),
    })
    return { id, ...place }
  })
  return id
}

export interface AlarmTarget {
  readonly kind: 'CASE' | 'ORDER' | 'EVALUATION_AUDIT' | 'SUGGESTION'
  readonly id: string
}

/** Somebody wants to see more than the policy lets anybody: an entry of its own, and a line in the log. */
export async function raiseAlarm({ world }: UnmaskingDeps, by: Origin, target: AlarmTarget): Promise<void> {
  await world.app
    .transaction()
    .execute((tx) => appendAudit(tx, { ...by, act: 'UNMASKING_ALARM', target, result: 'DONE', detail: {} }))
  world.log.error(
    { act: 'UNMASKING_ALARM' },
    'UNMASKING ALARM: somebody asks for more personal values than the policy allows',
  )
}

/** A case outside the asker’s place is not there: PostgreSQL shows none but those. */
async function loadCase(deps: UnmaskingDeps, reach: Reach, caseId: string): Promise<CasePlace> {
  const place = await readScoped(deps, reach, (tx) => findCasePlace(tx, caseId))
  if (place === undefined || !deps.rules.isReached(reach, place)) throw new Refused('NOT_FOUND')
  return place
}

function policyAt({ world, rules }: UnmaskingDeps, { divisionId }: CasePlace) {
  return rules.loadPolicy('unmasking', divisionId, world.now())
}

function open({ vault }: World, { recordId, field, sealed, epoch, wrapped }: SealedFieldRow): string {
  return vault.openRecord(recordId, { epoch, wrapped }).open(`sealed_field|${field}`, sealed).toString('utf8')
}
