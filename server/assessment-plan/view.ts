import type * as promises from '../../contracts/assessment-plan.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { isPermitted, type Reach } from '../../domain/access.ts'
import { isPopulationPlace } from '../../domain/alert-visit.ts'
import { allocateSample } from '../../domain/assessment-draw.ts'
import { planStateOf } from '../../domain/assessment-plan.ts'
import { sampledOf } from '../../domain/assessment-slot.ts'
import { quotaCounts } from '../../domain/assessment-visit.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findAgencies } from '../agency/index.ts'
import type { Session } from '../session/index.ts'
import { type DrawnPlan, findDrawn } from './draw/draw.ts'
import { viewProposedEndings } from './ending/view.ts'
import type { PlanDeps } from './population/population.ts'
import { findFreeze } from './population/store.ts'
import { countVisits, findFormTitles, type PlanRow } from './store.ts'
import { toSent } from './visit/assign.ts'
import { countEndings, listVisits, type VisitRow } from './visit/store.ts'

export interface Asking {
  readonly session: Pick<Session, 'accountId' | 'post'>
  readonly reach: Reach
}

export type PlanView = AnswerOf<typeof promises.seeAssessmentPlan>
export type PlanList = AnswerOf<typeof promises.listAssessmentPlans>
type ListedPlan = PlanList['plans'][number]

const mayManage = ({ session }: Asking): boolean =>
  session.post !== null && isPermitted(session.post.role, 'assessment-plan:write')

export const stateOf = ({ frozenAt, drawnAt, publishedAt, withdrawnAt }: PlanRow) =>
  planStateOf({
    frozenAt: frozenAt?.getTime() ?? null,
    drawnAt: drawnAt?.getTime() ?? null,
    publishedAt: publishedAt?.getTime() ?? null,
    withdrawnAt: withdrawnAt?.getTime() ?? null,
  })

const said = (at: Date | null) => at?.toISOString() ?? null

export async function viewListed({ world }: PlanDeps, rows: readonly PlanRow[]): Promise<readonly ListedPlan[]> {
  const ids = rows.map(({ planId }) => planId)
  const titles = new Map(
    (
      await findFormTitles(
        world.app,
        rows.map(({ formId }) => formId),
      )
    ).map(({ formId, ...title }) => [formId, title]),
  )
  const counts = new Map((await countVisits(world.app, ids)).map(({ planId, ...count }) => [planId, count]))
  return rows.map((row) => {
    const { divisionId: _, policyId: __, quotas: ___, ...told } = row
    const { open, submitted, ended } = counts.get(row.planId) ?? { open: 0, submitted: 0, ended: 0 }
    return {
      ...told,
      formTitle: titles.get(row.formId) ?? { zh: '', en: '' },
      state: stateOf(row),
      drawNotBefore: row.drawNotBefore.toISOString(),
      recordedAt: row.recordedAt.toISOString(),
      frozenAt: said(row.frozenAt),
      drawnAt: said(row.drawnAt),
      publishedAt: said(row.publishedAt),
      withdrawnAt: said(row.withdrawnAt),
      // Of a list it is not drawn again; the plan itself says it.
      progress: { open, submitted, ended, unassigned: 0 },
    }
  })
}

/** Of a secret plan that is not published, whoever does not carry it out is told how far it has come, and not where. */
export async function viewPlan(deps: PlanDeps, asking: Asking, row: PlanRow): Promise<PlanView> {
  const { world } = deps
  const [listed] = await viewListed(deps, [row])
  if (listed === undefined) throw new Error('one row is one plan')
  const freeze = await findFreeze(world.app, row.planId)
  const drawn = await findDrawn(deps, row)
  const visits = drawn === undefined ? [] : await listVisits(world.app, row.planId, toPlainDate(world.now()))
  const sampled = drawn === undefined ? undefined : sampledOf(drawn.drawn, visits.map(toSent))
  const unassigned = sampled?.unassigned ?? []
  const isTold = mayManage(asking) || !row.isSecret || row.publishedAt !== null
  const keys = new Map(drawn?.population.map(({ place, key }) => [place, key]))
  return {
    ...listed,
    progress: { ...listed.progress, unassigned: unassigned.length },
    quotas: await viewQuotas(deps, row),
    strata: viewStrata(freeze?.strata ?? {}, row.sample),
    // Of a population of one it is soon found out by trying.
    digest:
      freeze === undefined || (!isTold && isPopulationPlace(freezeOf(row))) ? null : freeze.digest.toString('hex'),
    seed: isTold && drawn !== undefined ? viewSeed(drawn) : null,
    visits: isTold ? visits.map(viewVisit) : null,
    unassigned: isTold ? unassigned.map((slot) => ({ ...slot, unitKey: keys.get(slot.place) ?? '' })) : [],
    endings: isTold && drawn !== undefined ? [...(await countEndings(world.app, row.planId))] : null,
    proposedEndings: await viewProposedEndings(world.app, row.planId, visits, {
      ...{ session: asking.session, planState: stateOf(row), isTold },
    }),
    mayManage: mayManage(asking),
  }
}

/** The agencies of a plan with the visits that each is due, doubles included. */
async function viewQuotas({ world }: PlanDeps, { quotas, sample, doubles }: PlanRow): Promise<PlanView['quotas']> {
  if (Object.keys(quotas).length === 0) return []
  const due = quotaCounts(quotas, sample + doubles)
  const agencies = await findAgencies(world.app, { today: toPlainDate(world.now()) })
  return Object.entries(quotas).map(([agencyId, share]) => ({
    agencyId,
    agencyName: agencies.find((agency) => agency.agencyId === agencyId)?.name ?? '',
    share,
    visits: due[agencyId] ?? 0,
  }))
}

const freezeOf = ({ isSecret, units }: PlanRow) => ({ isSecret, units: units ?? 0 })

function viewStrata(strata: Readonly<Record<string, number>>, sample: number) {
  const allocation = allocateSample(strata, sample)
  return Object.keys(strata)
    .sort()
    .map((stratum) => ({
      stratum,
      units: strata[stratum] ?? 0,
      sample: allocation.granted ? (allocation.value[stratum] ?? 0) : 0,
    }))
}

function viewSeed({ seed, ingredients }: DrawnPlan): PlanView['seed'] {
  const { randomness, cosignatures } = ingredients
  return {
    seed: seed.toString('hex'),
    randomness: randomness === null ? null : { text: randomness.text, source: randomness.source },
    cosignatures: [...cosignatures],
  }
}

function viewVisit(row: VisitRow): NonNullable<PlanView['visits']>[number] {
  const {
    planId: _,
    assessorId: __,
    agencyId: ___,
    windowId: ____,
    hallId: _____,
    assessorAccountId: ______,
    ...told
  } = row
  return { ...told, submittedAt: said(row.submittedAt), endedAt: said(row.endedAt) }
}
