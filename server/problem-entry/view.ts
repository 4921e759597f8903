import type { exportProblemEntries, listProblemEntries, seeProblemEntry } from '../../contracts/problem-entry.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import {
  findOrganizations,
  type HandlingDeps,
  type OrganizationRow,
  openWords,
  readWritten,
  viewKinds,
  viewOrganization,
} from '../handling-order/index.ts'
import type { Database } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import { countEntries, type EntryRow, findHistory, findMendings, listEntries } from './store.ts'

type EntryList = AnswerOf<typeof listProblemEntries>
type Entry = EntryList['entries'][number]

const pageEntries = 50

export async function viewEntries(
  deps: HandlingDeps,
  reach: Reach,
  { after, limit: wanted, ...wish }: QueryOf<typeof listProblemEntries>,
): Promise<EntryList> {
  const now = deps.world.now()
  const limit = wanted === undefined ? pageEntries : Number(wanted)
  const rows = await readScoped(deps, reach, async (tx) =>
    named(tx, await listEntries(tx, wish, { after, limit, today: toPlainDate(now) })),
  )
  return {
    asOf: new Date(now).toISOString(),
    kinds: kindsIn(deps, reach),
    entries: rows.map(viewEntry),
    next: rows.length < limit ? null : (rows.at(-1)?.row.orderId ?? null),
  }
}

interface Named {
  readonly row: EntryRow
  readonly organizations: readonly OrganizationRow[]
}

async function named(tx: Database, rows: readonly EntryRow[]): Promise<readonly Named[]> {
  const organizations = await findOrganizations(tx, [...new Set(rows.map(({ organizationId }) => organizationId))])
  return rows.map((row) => ({ row, organizations }))
}

const policyOf = ({ rules, world }: HandlingDeps, { divisionId }: Reach) =>
  rules.loadPolicy('problem-entry', divisionId, world.now()).body

const kindsIn = (deps: HandlingDeps, reach: Reach) => viewKinds(policyOf(deps, reach))

function viewEntry({ row, organizations }: Named): Entry {
  const { organizationId, kinds, openedAt, foundAt, closedAt, ...said } = row
  return {
    ...said,
    kinds: [...kinds],
    openedAt: openedAt.toISOString(),
    foundAt: foundAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    lead: viewOrganization(organizations, organizationId),
  }
}

/** 第几次: each time it was found, with what was said to have mended it, so that whoever plans anew knows what did not. */
export async function viewHistory(
  deps: HandlingDeps,
  reach: Reach,
  orderId: string,
): Promise<AnswerOf<typeof seeProblemEntry>> {
  const { world } = deps
  const now = world.now()
  const { rows, mendings } = await readScoped(deps, reach, async (tx) => {
    const found = await findHistory(tx, orderId, toPlainDate(now))
    const ids = found.map((row) => row.orderId)
    return { rows: await named(tx, found), mendings: await findMendings(tx, ids) }
  })
  const last = rows.at(-1)
  if (last === undefined) throw new Refused('NOT_FOUND', '/orderId')
  const opened = await openWords(
    world,
    mendings.map(({ recordId }) => recordId),
  )
  const wordsOf = (of: string, kind: 'PLANNED' | 'DONE') => {
    const mending = mendings.find((each) => each.orderId === of && each.kind === kind)
    return readWritten(opened.get(mending?.recordId ?? '')).words
  }
  return {
    asOf: new Date(now).toISOString(),
    kinds: kindsIn(deps, reach),
    occurrence: last.row.occurrence,
    history: rows.map((each) => ({
      ...viewEntry(each),
      plan: wordsOf(each.row.orderId, 'PLANNED'),
      done: wordsOf(each.row.orderId, 'DONE'),
    })),
  }
}

type Wish = Omit<BodyOf<typeof exportProblemEntries>, 'format'>

/** At most as many as the policy lets out at once. */
export async function readForExport(deps: HandlingDeps, reach: Reach, wish: Wish) {
  const { exportRowsMax } = policyOf(deps, reach)
  const today = toPlainDate(deps.world.now())
  const rows = await readScoped(deps, reach, async (tx) => {
    if ((await countEntries(tx, wish)) > exportRowsMax) throw new Refused('EXPORT_TOO_LARGE')
    return named(tx, await listEntries(tx, wish, { after: undefined, limit: exportRowsMax, today }))
  })
  return { today, kinds: kindsIn(deps, reach), entries: rows.map(viewEntry) }
}
