import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import type * as promises from '../../contracts/score-scheme.ts'
import type { Reach } from '../../domain/access.ts'
import { decideDraft, findBase, findInForce, nextVersion } from '../../domain/kernel/placed-version.ts'
import { findPlainDate, type PlainDate, startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { checkScheme } from '../../domain/score-scheme-check.ts'
import { compareSchemes } from '../../domain/score-scheme-version.ts'
import { toDivisionCode } from '../../domain/service-case.ts'
import { findDivisions } from '../catalogue/index.ts'
import { isUniqueViolation, type Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { findDivisionNames } from '../policy-proposal/index.ts'
import type { Session } from '../session/index.ts'
import { refuseUnaccepted, schemeRulesOf } from './rules.ts'
import * as store from './store.ts'
import { type Looked, toChecked, toListed, toView } from './view.ts'

export interface SchemeDeps {
  readonly world: World
  readonly rules: RuleBook
}

export interface Asking {
  readonly session: Pick<Session, 'accountId' | 'post'>
  readonly reach: Reach
}

async function look({ world, rules }: SchemeDeps, { session, reach }: Asking, on?: PlainDate): Promise<Looked> {
  const today = toPlainDate(world.now())
  const [names, heads] = await Promise.all([findDivisionNames(world.app, today), store.findSchemeHeads(world.app)])
  return { rules, names, heads, session, divisionId: reach.divisionId, on: on ?? today }
}

const isReached = ({ rules }: SchemeDeps, { reach }: Asking, { divisionId }: store.SchemeHead) =>
  rules.isReached(reach, { divisionId, hallId: null })

/** What was put in force is told to those who work by it, above and below; a draft to those of its division. */
export function isShown(deps: SchemeDeps, asking: Asking, head: store.SchemeHead): boolean {
  const { rules } = deps
  const { divisionId } = asking.reach
  if (head.outcome !== 'PUBLISHED') return isReached(deps, asking, head)
  return rules.isWithin(divisionId, head.divisionId) || rules.isWithin(head.divisionId, divisionId)
}

export async function viewSchemes(
  deps: SchemeDeps,
  asking: Asking,
  query: QueryOf<typeof promises.listScoreSchemes>,
): Promise<AnswerOf<typeof promises.listScoreSchemes>> {
  const looked = await look(deps, asking, query.on === undefined ? undefined : findPlainDate(query.on))
  const shown = looked.heads.filter((head) => isShown(deps, asking, head))
  return {
    on: looked.on,
    divisionCode: looked.names.get(asking.reach.divisionId)?.divisionCode ?? '',
    schemes: shown.map((head) => toListed(looked, head)),
  }
}

/** What lies elsewhere is not there. */
async function loadScheme(deps: SchemeDeps, asking: Asking, schemeId: string): Promise<store.SchemeRow> {
  const row = await store.findScheme(deps.world.app, schemeId)
  if (row === undefined || !isShown(deps, asking, row)) throw new Refused('NOT_FOUND')
  return row
}

export async function viewScheme(deps: SchemeDeps, asking: Asking, schemeId: string) {
  const { world, rules } = deps
  const row = await loadScheme(deps, asking, schemeId)
  const [looked, base] = await Promise.all([
    look(deps, asking),
    row.baseId === null ? undefined : store.findScheme(world.app, row.baseId),
  ])
  const held = schemeRulesOf(rules, asking.reach.divisionId, world.now())
  return toView(looked, row, base, { check: checkScheme(row.body, held), rules: held }, isReached(deps, asking, row))
}

/** Everything that is wrong with it, by the rules that hold where whoever asks stands. */
export function check(
  { world, rules }: SchemeDeps,
  asking: Asking,
  { scheme }: BodyOf<typeof promises.checkScoreScheme>,
) {
  return toChecked(checkScheme(scheme, schemeRulesOf(rules, asking.reach.divisionId, world.now())))
}

/** Another version for a division, or a scheme that nobody there has: kept beside what holds, which it does not touch. */
export async function draft(
  deps: SchemeDeps,
  asking: Asking,
  sent: BodyOf<typeof promises.draftScoreScheme>,
  inAudit: Transact,
) {
  const { world, rules } = deps
  const [division] = await findDivisions(world.app, [toDivisionCode(sent.divisionCode)])
  if (division === undefined) throw new Refused('DIVISION_UNKNOWN', '/divisionCode')
  const divisionId = division.id
  if (!rules.isReached(asking.reach, { divisionId, hallId: null })) throw new Refused('FORBIDDEN', '/divisionCode')
  const { code, scheme, source, reason, baseSchemeId } = sent
  const now = world.now()
  refuseUnaccepted(scheme, schemeRulesOf(rules, divisionId, now), (place) => `/scheme${place}`)
  const base = baseSchemeId === null ? undefined : await loadBase(deps, baseSchemeId, code)
  if (base !== undefined && compareSchemes(base.body, scheme).length === 0)
    throw new Refused('SCHEME_UNCHANGED', '/scheme')
  const path = rules.divisionPath(divisionId)
  const schemeId = uuidV7(now)
  await inAudit(world.app, async (tx) => {
    await store.lockScheme(tx, code)
    const heads = await store.findSchemeHeads(tx)
    const last = findBase(heads, code, path)
    if (base === undefined && last !== undefined) throw new Refused('SCHEME_CODE_TAKEN', '/code')
    if (last?.schemeId !== base?.schemeId) throw new Refused('VERSION_PASSED', '/baseSchemeId')
    await store.insertScheme(tx, {
      ...{ schemeId, code, divisionId, source, reason },
      body: scheme,
      version: nextVersion(heads, code, path),
      baseId: baseSchemeId,
      draftedBy: asking.session.accountId,
      draftedAt: new Date(now),
    })
    return { id: schemeId, divisionId }
  })
  return viewScheme(deps, asking, schemeId)
}

async function loadBase({ world }: SchemeDeps, schemeId: string, code: string): Promise<store.SchemeRow> {
  const base = await store.findScheme(world.app, schemeId)
  if (base?.outcome !== 'PUBLISHED' || base.code !== code) throw new Refused('SCHEME_UNKNOWN', '/baseSchemeId')
  return base
}

/** Puts in force what somebody else has drafted, or says no. It keeps the rules of the day on which it takes effect, as far as they are known. */
export async function decide(
  deps: SchemeDeps,
  asking: Asking,
  schemeId: string,
  sent: BodyOf<typeof promises.decideScoreScheme>,
  inAudit: Transact,
) {
  const { world, rules } = deps
  const { accountId } = asking.session
  const row = await loadScheme(deps, asking, schemeId)
  if (row.draftedBy === null) throw new Refused('DRAFT_ENDED')
  const { draftedBy, divisionId, code } = row
  const ask = { outcome: sent.outcome, effectiveFrom: dayOf(sent.effectiveFrom), reason: sent.reason ?? null }
  try {
    await inAudit(world.app, async (tx) => {
      await store.lockScheme(tx, code)
      const heads = await store.findSchemeHeads(tx)
      const last = findBase(heads, code, rules.divisionPath(divisionId))
      const now = world.now()
      const drafted = {
        isOwn: draftedBy === accountId,
        isOpen: heads.find((head) => head.schemeId === schemeId)?.outcome === null,
        isBaseLast: last?.schemeId === (row.baseId ?? undefined),
        lastEffectiveFrom: last?.divisionId === divisionId ? last.effectiveFrom : null,
      }
      const { outcome, effectiveFrom, reason } = granted(decideDraft(drafted, ask, toPlainDate(now)))
      if (effectiveFrom !== null)
        refuseUnaccepted(row.body, schemeRulesOf(rules, divisionId, startOfDay(effectiveFrom)), () => '/effectiveFrom')
      const end = { schemeId, divisionId, outcome, effectiveFrom, draftedBy, accountId, reason }
      await store.insertSchemeEnd(tx, { ...end, endedAt: new Date(now) })
      return { id: schemeId, divisionId, outcome }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('DRAFT_ENDED')
    throw error
  }
  return viewScheme(deps, asking, schemeId)
}

function dayOf(text: string | undefined): PlainDate | null {
  return text === undefined ? null : (findPlainDate(text) ?? null)
}

/** The version of a scheme by which a division is scored on a day; undefined where there is none. */
export async function findSchemeOn(
  { world, rules }: SchemeDeps,
  of: { readonly code: string; readonly divisionId: number; readonly on: PlainDate },
): Promise<store.SchemeRow | undefined> {
  const heads = await store.findSchemeHeads(world.app)
  const found = findInForce(heads, of.code, rules.divisionPath(of.divisionId), of.on)
  return found === undefined ? undefined : store.findScheme(world.app, found.schemeId)
}

/** Of every scheme the version by which a division is scored on a day. */
export async function listSchemesOn(
  { world, rules }: SchemeDeps,
  of: { readonly divisionId: number; readonly on: PlainDate },
): Promise<readonly store.SchemeRow[]> {
  const heads = await store.findSchemeHeads(world.app)
  const path = rules.divisionPath(of.divisionId)
  const rows: store.SchemeRow[] = []
  for (const code of new Set(heads.map((head) => head.code))) {
    const head = findInForce(heads, code, path, of.on)
    const row = head && (await store.findScheme(world.app, head.schemeId))
    if (row !== undefined) rows.push(row)
  }
  return rows
}
