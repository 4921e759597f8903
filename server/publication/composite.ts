import type * as promises from '../../contracts/composite.ts'
import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import {
  type CompositeResult,
  compositeListOf,
  type NamedComposite,
  readCompositeResult,
  writeToldComposite,
} from '../../domain/composite-result.ts'
import { addDays } from '../../domain/kernel/plain-date.ts'
import { toldVerdict } from '../../domain/ranking.ts'
import { findComposite, findCompositeResult, findPublishedCompositeInput, toFigures } from '../composite/index.ts'
import { Refused } from '../platform/refused.ts'
import { findToldRow } from '../platform/told-row.ts'
import { findScheme, type SchemeRow } from '../score-scheme/index.ts'
import type { PublicationDeps } from './deps.ts'
import { loadPublished, type PublicDeps } from './public.ts'
import { isLastNamed } from './published.ts'
import { findPlaceNames, type PublicationRow } from './store.ts'
import { findToldText } from './told/store.ts'

type Composite = AnswerOf<typeof promises.seeComposite>

/** What was computed on the whole beside a published ranking; undefined: nothing, and `gap` says why. */
export async function loadComposite(
  { world }: PublicationDeps,
  { computationId }: Pick<PublicationRow, 'computationId'>,
) {
  const row = await findComposite(world.app, computationId)
  const text = row === undefined ? undefined : await findCompositeResult(world.app, computationId)
  const scheme = row?.schemeId == null ? undefined : await findScheme(world.app, row.schemeId)
  return { row, text, scheme }
}

const nothing: CompositeResult = { weights: [], windows: [] }

export async function viewComposite(
  deps: PublicDeps,
  period: string,
  { revision }: QueryOf<typeof promises.seeComposite>,
): Promise<Composite> {
  const { row: published } = await loadPublished(deps, period, revision)
  const { row, text, scheme } = await loadComposite(deps, published)
  const namesLast = isLastNamed(deps, published)
  const result = text === undefined ? nothing : readCompositeResult(text)
  const { named, counts, held } = compositeListOf(result)
  const shown = named.filter(({ verdict }) => verdict === 'TOP' || namesLast)
  return {
    ...{ period, revision: published.revision, namesLast },
    gap: row === undefined ? 'NOT_COMPUTED' : row.gap,
    scheme: scheme === undefined ? null : toScheme(scheme),
    ...{ deductions: row?.deductions ?? 0, visits: row?.visits ?? 0 },
    weights: result.weights.map((each) => ({ ...each })),
    ...{ counts: { ...counts }, held: { ...held } },
    named: await withNames(deps, published, shown),
    proof: row === undefined || row.gap !== null ? null : await proofOf(deps, published, row.schemePolicyId),
  }
}

const toScheme = ({ code, version, body }: SchemeRow) => ({ code, version, title: { ...body.title } })

async function proofOf({ world }: PublicationDeps, { id }: PublicationRow, schemePolicyId: number) {
  return {
    row: { ...(await findToldRow(world.app, 'published_composite', ['publication_id', id])) },
    schemePolicy: { ...(await findToldRow(world.app, 'policy', ['id', String(schemePolicyId)])) },
  }
}

async function withNames({ world }: PublicationDeps, { endDay }: PublicationRow, windows: readonly NamedComposite[]) {
  const keys = windows.map(({ key }) => key)
  const names = new Map((await findPlaceNames(world.app, keys, addDays(endDay, -1))).map((each) => [each.key, each]))
  return windows.flatMap((window) => {
    const place = names.get(window.key)
    if (place === undefined) return []
    const { key: _, ...where } = place
    return [{ ...where, ...toFigures(window) }]
  })
}

export async function viewCompositeWindow(
  deps: PublicDeps,
  period: string,
  { hallCode, windowCode, revision }: QueryOf<typeof promises.seeCompositeWindow>,
): Promise<AnswerOf<typeof promises.seeCompositeWindow>> {
  const { row: published } = await loadPublished(deps, period, revision)
  const { text, scheme } = await loadComposite(deps, published)
  const about = { period, revision: published.revision }
  if (text === undefined || scheme === undefined) return { ...about, composite: null }
  const key = `${hallCode}/${windowCode}`
  const found = readCompositeResult(text).windows.find((each) => each.key === key)
  const [told] = found === undefined ? [] : await withNames(deps, published, [found])
  if (found === undefined || told === undefined) throw new Refused('WINDOW_UNKNOWN', '/windowCode')
  const audiences = found.audiences.map((each) => toAudience(scheme, each))
  return { ...about, composite: { ...told, ...maskedOf(told, isLastNamed(deps, published)), audiences } }
}

/** Until those among the last are named, neither the verdict tells them from the middle, nor the place, nor how probable it is. */
function maskedOf({ verdict, group, probability }: Composite['named'][number], namesLast: boolean) {
  const masked = toldVerdict(verdict, namesLast)
  return namesLast || masked !== 'MIDDLE'
    ? { verdict, group, probability }
    : { verdict: masked, group: null, probability: { top: null, bottom: null } }
}

type Audiences = NonNullable<AnswerOf<typeof promises.seeCompositeWindow>['composite']>['audiences']

function toAudience(
  { body }: SchemeRow,
  { audience, points, leaves }: NamedComposite['audiences'][number],
): Audiences[number] {
  return {
    ...{ audience, points },
    leaves: leaves.flatMap(({ node: _, indicator, ...leaf }) => {
      const one = body.indicators.find(({ code }) => code === indicator)
      return one === undefined ? [] : [{ indicator, name: { ...one.name }, unit: one.unit, ...leaf }]
    }),
  }
}

export async function readCompositeText(
  deps: PublicDeps,
  period: string,
  { revision }: QueryOf<typeof promises.readCompositeResult>,
): Promise<string> {
  const { row } = await loadPublished(deps, period, revision)
  const told = await findToldText(deps.world.app, row.id, 'COMPOSITE')
  if (told !== undefined) return told
  const { text } = await loadComposite(deps, row)
  if (text === undefined) throw new Refused('NOT_FOUND', '/period')
  return writeToldComposite(readCompositeResult(text), isLastNamed(deps, row))
}

export async function readCompositeInputText({ world }: PublicationDeps, digest: string): Promise<string> {
  const text = await findPublishedCompositeInput(world.app, digest)
  if (text === undefined) throw new Refused('NOT_FOUND', '/digest')
  return text
}
