import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isApiKeyKnown, issueApiKey } from '../api-key/index.ts'
import { auditedAs, commandOrigin } from '../audit/index.ts'
import { type DeviceDeps, issuePairingCode } from '../device/index.ts'
import { invitationUrl } from '../invitation/index.ts'
import { type CaseDeps, keepCase } from '../service-case/index.ts'
import { bringTrialAccounts, type TrialAccounts } from './accounts.ts'
import { trialCases } from './cases.ts'
import { trialDivisionCode, trialHall, trialHallCode, trialHandlerOrganization } from './hall.ts'
import { bringTrialRoster } from './roster.ts'
import {
  insertTrialCatalogue,
  isTrialPresent,
  loadTrialHall,
  loadTrialOrganizationId,
  loadTrialPlace,
} from './store.ts'

export { bringTrialAssessors, type TrialAgency, type TrialAssessor } from './assessors.ts'
export { type CitySite, type CityUnderWay, type CityWishes, type TrialCity, trialCityUndertaking } from './city.ts'
export { trialHallCode } from './hall.ts'
export { findAccountIds, findTrialCaller, insertTrialCatalogue, isTrialPresent, type TrialCatalogue } from './store.ts'
export { bringTrialPost, bringTrialWorkers } from './workers.ts'

const keyValidDays = 365
const dayMs = 86_400_000

/** What somebody who tries the product needs. Readable by the server's user alone. */
export interface TrialFile {
  readonly baseUrl: string
  readonly apiKey: string
  /** For a terminal at the first window: open /terminal/ and type it in. */
  readonly pairingCode: string
  readonly invitations: readonly { readonly token: string; readonly url: string }[]
  /** One for each role, by the role in lower case: window_staff, system_admin … */
  readonly accounts: TrialAccounts
}

type TrialDeps = CaseDeps & DeviceDeps

/**
 * Brings an invented hall with services that have just ended, through the same doors as everything else: its invitations are
 * real ones. What was brought before stays; only the addresses follow the server, and a used or expired pairing code is renewed.
 * @returns the path of trial.json
 */
export async function bringTrialHall(deps: TrialDeps, dataDir: string): Promise<string> {
  const { world } = deps
  const path = join(dataDir, 'trial.json')
  const wasPresent = await isTrialPresent(world.app, trialHallCode)
  if (!wasPresent) {
    await insertTrialCatalogue(world.app, trialHall(world.now()))
    await deps.rules.refresh()
  }
  const before = await findTrialFile(path)
  const isUsable = before !== undefined && (await isApiKeyKnown(world, before.apiKey))
  const trial = isUsable ? before : await makeTrialFile(deps, wasPresent ? `-${world.now().toString(36)}` : '')
  const { pairingCode } = await issuePairingCode(
    deps,
    { ...(await loadTrialPlace(world.app, trialDivisionCode)), hallId: null },
    { hallCode: trialHallCode, windowCode: 'A01', kind: 'TABLET' },
    auditedAs(commandOrigin('trial'), {
      act: 'PAIRING_CODE_ISSUED',
      target: { kind: 'HALL', id: trialHallCode },
    }),
  )
  const invitations = trial.invitations.map(({ token }) => ({ token, url: invitationUrl(world.publicUrl(), token) }))
  const hall = await loadTrialHall(world.app, trialHallCode)
  const organizationId = await loadTrialOrganizationId(world.app, trialHandlerOrganization)
  const accounts = await bringTrialAccounts(world, { ...hall, organizationId }, trial.accounts)
  await bringTrialRoster(world, hall)
  await writeTrialFile(path, { ...trial, baseUrl: world.publicUrl(), pairingCode, invitations, accounts })
  return path
}

/** `again`: set apart from the cases of a file that was lost, which a restored database still holds. */
async function makeTrialFile(deps: TrialDeps, again: string): Promise<TrialFile> {
  const { world } = deps
  const wish = {
    name: '试用业务系统',
    scopes: [
      'cases:write',
      'complaints:write',
      'cases:drill',
      'devices:pair',
      'devices:read',
      'catalogue:read',
      'catalogue:write',
      'imports:run',
      'do-not-call:write',
      'participation:read',
      'embed:link',
    ] as const,
    divisionCode: trialDivisionCode,
    hallCode: null,
    sourceCode: 'yiping',
    expiresAt: new Date(world.now() + keyValidDays * dayMs),
  }
  const issued = await issueApiKey(world, wish, commandOrigin('trial'))
  if (issued === undefined) throw new Error('the trial hall has no place for a key')
  const caller = { ...(await loadTrialPlace(world.app, trialDivisionCode)), hallId: null, apiKeyId: issued.id }
  const invitations = []
  for (const [caseNo, report] of trialCases(world.now())) {
    const kept = await keepCase(deps, caller, `${caseNo}${again}`, report)
    for (const { invitation } of kept.occurrences)
      if (invitation !== null) invitations.push({ token: invitation.token, url: invitation.url })
  }
  return { baseUrl: world.publicUrl(), apiKey: issued.key, pairingCode: '', invitations, accounts: {} }
}

async function findTrialFile(path: string): Promise<TrialFile | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as TrialFile
  } catch {
    return undefined // not there, or half written: it is made anew
  }
}

async function writeTrialFile(path: string, trial: TrialFile): Promise<void> {
  const draft = `${path}.draft`
  await writeFile(draft, `${JSON.stringify(trial, null, 2)}\n`, { mode: 0o600 })
  await rename(draft, path)
}
