import { type BlindTokenPolicy, type KeyPlan, planKeys, weekOf, weeksWithKeys } from '../../domain/blind-token.ts'
import { addDays, type PlainDate, startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { blindKeyId } from '../../ledger/blind-token.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { findHalls, findWindows } from '../catalogue/index.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { type BlindTokenDeps, timesOf } from './actions.ts'
import { makeKeyPair, secretPlace } from './secret.ts'
import { appendKey, countServices, deleteSecret, findHallsWithKeys, findKeysWithSecret } from './store.ts'

type Hall = Awaited<ReturnType<typeof findHalls>>[number]
type Window = Awaited<ReturnType<typeof findWindows>>[number]

/** Destroys secret halves whose time is over, then makes the keys that are missing of this week and the coming ones. */
export async function blindKeySweep(deps: BlindTokenDeps): Promise<void> {
  await destroyPast(deps)
  const { world, rules } = deps
  const now = world.now()
  for (const hall of await findHalls(world.app, toPlainDate(now))) {
    const policy = rules.findPolicy('blind-token', hall.divisionId, now)
    if (policy?.body.isOffered === true) await makeKeysOf(deps, hall, { id: policy.id, ...policy.body })
  }
}

async function destroyPast(deps: BlindTokenDeps): Promise<void> {
  const now = deps.world.now()
  for (const key of await findKeysWithSecret(deps.world.app))
    if (now >= timesOf(deps, key).issuesUntil) await deleteSecret(deps.world.app, key.id)
}

async function makeKeysOf(
  deps: BlindTokenDeps,
  hall: Hall,
  policy: BlindTokenPolicy & { readonly id: number },
): Promise<void> {
  const { world } = deps
  const now = world.now()
  for (const week of weeksWithKeys(now, policy)) {
    if ((await findHallsWithKeys(world.app, week)).has(hall.hallId)) continue
    const windows = await findWindows(world.app, [hall.hallCode], toPlainDate(now))
    const expected = await expectAt(deps, hall, windows, policy)
    for (const plan of planKeys(expected, policy))
      await makeKey(deps, hall, windows, { ...plan, week, policyId: policy.id })
  }
}

/** As many as in an average week of those before this one. */
async function expectAt(
  { world }: BlindTokenDeps,
  { hallId }: Hall,
  windows: readonly Window[],
  policy: BlindTokenPolicy,
) {
  const thisWeek = weekOf(world.now())
  const from = new Date(startOfDay(addDays(thisWeek, -7 * policy.expectedOverWeeks)))
  const counts = await countServices(world.app, hallId, { from, until: new Date(startOfDay(thisWeek)) })
  const found = new Map(counts.map(({ windowId, count }) => [windowId, Math.floor(count / policy.expectedOverWeeks)]))
  return windows.map(({ windowId }) => ({ windowId, expected: found.get(windowId) ?? 0 }))
}

async function makeKey(
  { world }: BlindTokenDeps,
  { hallId, hallCode, divisionId }: Hall,
  windows: readonly Window[],
  plan: KeyPlan & { readonly week: PlainDate; readonly policyId: number },
): Promise<void> {
  const { purpose, windowId, week } = plan
  const { modulus, secret } = await makeKeyPair()
  const windowCode = windows.find((each) => each.windowId === windowId)?.windowCode ?? null
  const now = world.now()
  const recordId = uuidV7(now)
  const record = world.vault.newRecord(recordId, now)
  const sealed = record.seal(secretPlace, secret)
  secret.fill(0)
  const id = blindKeyId(nodeLedger, { purpose, hallCode, windowCode, week, modulus })
  await appendKey(world.app, {
    ...plan,
    id,
    divisionId,
    hallId,
    modulus,
    madeOn: toPlainDate(now),
    recordId,
    key: record.key,
    sealed,
  })
}
