import { createHash } from 'node:crypto'
import type * as promises from '../../contracts/open-data.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { toCsvLine } from '../../domain/export-cell.ts'
import { type OpenRow, type OpenTableName, openTableNames, openTables } from '../../domain/open-data.ts'
import type { PortalDeps } from './deps.ts'
import { type Rectification, rectificationTable } from './rectification.ts'
import { latestOf, type PublishedPeriod, type Snapshot } from './snapshot.ts'
import { type Figure, figuresByName, isWithdrawn, toWhole, untold, viewWindows } from './view.ts'

type Listed = AnswerOf<typeof promises.listOpenData>
type Table = AnswerOf<typeof promises.readOpenTable>

/** By the rule that is in force. */
function licenceOf({ world, rules }: PortalDeps): Listed['licence'] {
  const { body, effectiveFrom, source } = rules.loadPolicy('open-data', rules.rootDivisionId, world.now())
  return { zh: body.licence.zh, en: body.licence.en, effectiveFrom, source }
}

const ofFigure = ({ evaluations, invited, answered, grades, good }: Figure): OpenRow => [
  ...[evaluations, invited, answered, ...(grades ?? [null, null, null, null, null])],
  ...[good?.hundredths ?? null, good?.lowerHundredths ?? null, good?.upperHundredths ?? null],
]
const ofPeriod = ({ head }: PublishedPeriod): OpenRow => [head.period, head.revision]

/** What was withdrawn stays in its row, with its notice and its digest, and without a figure. */
function periodRows({ periods }: Snapshot): readonly OpenRow[] {
  return periods.map((period) => {
    const { head, row } = period
    return [
      ...ofPeriod(period),
      ...[head.kind, head.fromDay, head.toDay, head.publishedAt, head.daysLate],
      ...[head.withdrawn?.at ?? null, head.withdrawn?.reason ?? null],
      ...ofFigure(isWithdrawn(period) ? untold : toWhole(period)),
      ...(isWithdrawn(period) ? [null, null] : [row.invalidated, row.exempted]),
      head.resultDigest,
    ]
  })
}

const hallRows = ({ periods }: Snapshot): readonly OpenRow[] =>
  periods.flatMap((period) =>
    [...(isWithdrawn(period) ? [] : figuresByName(period.halls, period.rules))].map(([hallCode, figure]) => [
      ...ofPeriod(period),
      hallCode,
      ...ofFigure(figure),
    ]),
  )

async function windowRows(deps: PortalDeps, snapshot: Snapshot): Promise<readonly OpenRow[]> {
  const latest = latestOf(snapshot.periods)
  if (latest === undefined) return []
  const rows: OpenRow[] = []
  for (const hallCode of [...latest.halls.keys()].sort()) {
    for (const { windowCode, figure, said, score } of await viewWindows(deps, snapshot, hallCode)) {
      const named = said === 'TOP' || said === 'BOTTOM' ? said : null
      rows.push([
        ...[...ofPeriod(latest), hallCode, windowCode, ...ofFigure(figure), named],
        ...[score?.score ?? null, score?.lower ?? null, score?.upper ?? null],
      ])
    }
  }
  return rows
}

function rectificationRows(snapshot: Snapshot): readonly OpenRow[] {
  const { asOf, fromDay, toDay } = snapshot.minute.handling
  const toRow = (hallCode: string | null, { underWay, observed, rates }: Rectification): OpenRow => {
    const [reply, rectified] = (['replyRate', 'rectificationRate'] as const).map((name) =>
      rates.find(({ rate }) => rate === name),
    )
    return [
      ...[asOf, fromDay, toDay, hallCode, underWay, observed],
      ...[reply?.count ?? null, reply?.of ?? null, rectified?.count ?? null, rectified?.of ?? null],
    ]
  }
  return rectificationTable(snapshot).map(([hallCode, told]) => toRow(hallCode, told))
}

async function rowsOf(table: OpenTableName, deps: PortalDeps, snapshot: Snapshot): Promise<readonly OpenRow[]> {
  switch (table) {
    case 'periods':
      return periodRows(snapshot)
    case 'halls':
      return hallRows(snapshot)
    case 'windows':
      return windowRows(deps, snapshot)
    case 'rectification':
      return rectificationRows(snapshot)
  }
}

const namesOf = (table: OpenTableName) => openTables[table].columns.map(({ name }) => name)

/** The file, byte for byte: programs for sheets know by the mark in front that it is UTF-8. */
export async function writeTable(table: OpenTableName, deps: PortalDeps, snapshot: Snapshot): Promise<string> {
  const rows = await rowsOf(table, deps, snapshot)
  return `\uFEFF${[namesOf(table), ...rows].map((row) => toCsvLine(row)).join('')}`
}

/** Of what is published: when something was last published or withdrawn. */
function madeAtOf(table: OpenTableName, { periods, minute }: Snapshot): string | null {
  if (table === 'rectification') return minute.countedAt
  const all = periods.flatMap(({ head }) => [head.publishedAt, head.withdrawn?.at ?? '']).sort()
  return all[all.length - 1] ?? null
}

async function headOf(table: OpenTableName, deps: PortalDeps, snapshot: Snapshot) {
  const file = await writeTable(table, deps, snapshot)
  const digest = createHash('sha256').update(file).digest('hex')
  return { table, version: openTables[table].version, digest, madeAt: madeAtOf(table, snapshot) }
}

export async function viewTable(table: OpenTableName, deps: PortalDeps, snapshot: Snapshot): Promise<Table> {
  const rows = await rowsOf(table, deps, snapshot)
  return {
    ...(await headOf(table, deps, snapshot)),
    ...{ licence: licenceOf(deps), columns: namesOf(table), rows: rows.map((row) => [...row]) },
  }
}

export async function listTables(deps: PortalDeps, snapshot: Snapshot): Promise<Listed> {
  const tables: Listed['tables'] = []
  for (const table of openTableNames) {
    const { zh, en, columns } = openTables[table]
    const rows = await rowsOf(table, deps, snapshot)
    tables.push({
      ...(await headOf(table, deps, snapshot)),
      ...{ title: { zh, en }, rows: rows.length, columns: columns.map((each) => ({ ...each })) },
      ...{ csv: `/api/v1/open-data/${table}/csv`, json: `/api/v1/open-data/${table}` },
    })
  }
  return { smallestCell: snapshot.rules.smallestCell, licence: licenceOf(deps), tables }
}
