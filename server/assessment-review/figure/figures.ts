import type { seeRaterAgreement } from '../../../contracts/rater-agreement.ts'
import type { AnswerOf, QueryOf } from '../../../contracts/route.ts'
import { type CarelessFinding, findCareless } from '../../../domain/careless-rater.ts'
import { agreementOf, type RatedUnits } from '../../../domain/rater-agreement.ts'
import { fitSeverities } from '../../../domain/rater-severity.ts'
import { crossedComponents, doubleVisitComponents, type Estimate } from '../../../domain/variance-component.ts'
import { openNames } from '../../account/index.ts'
import { type Asking, type ReviewDeps, toldTo } from '../deps.ts'
import type { FormRow } from '../store.ts'
import { countForms, countPlans, findForm, findRated, type RatedRow } from './store.ts'

type Figures = AnswerOf<typeof seeRaterAgreement>
type Policy = ReturnType<typeof policyOf>

const policyOf = ({ rules, world }: ReviewDeps, divisionId: number) =>
  rules.loadPolicy('rater-agreement', divisionId, world.now()).body

/** Of one form: marks of different forms are not the same marks. Without a wish it is the one that was filled in most. */
export async function viewRaterAgreement(
  deps: ReviewDeps,
  { reach }: Asking,
  wish: QueryOf<typeof seeRaterAgreement>,
): Promise<Figures> {
  const { world } = deps
  const told = toldTo(deps, reach)
  const policy = policyOf(deps, reach.divisionId)
  const { pairsMin, unitsMin, levelThousandths, calibrationHundredths } = policy
  const forms = await countForms(world.app, told)
  const formId = forms.find(({ id }) => id === wish.formId)?.id ?? forms[0]?.id ?? null
  const form = formId === null ? undefined : await findForm(world.app, formId)
  const rows = formId === null ? [] : await findRated(world.app, told, { ...wish, formId })
  return {
    asOf: new Date(world.now()).toISOString(),
    bounds: { pairsMin, unitsMin, levelThousandths, calibrationHundredths },
    forms: [...forms],
    plans:
      formId === null
        ? []
        : (await countPlans(world.app, told, formId)).map((plan) => ({ ...plan, pool: plan.pool as Pool })),
    formId,
    visits: rows.length,
    ...componentsOf(rows, policy),
    indicators: form === undefined ? [] : indicatorsOf(form, rows, policy),
    raters: await ratersOf(deps, rows, policy),
  }
}

type Pool = Figures['raters'][number]['pool']

function placesOf(rows: readonly RatedRow[]): readonly (readonly RatedRow[])[] {
  const places = new Map<string, RatedRow[]>()
  for (const row of rows) {
    const place = places.get(row.placeId)
    if (place === undefined) places.set(row.placeId, [row])
    else place.push(row)
  }
  return [...places.values()]
}

/** Half up, and never the zero that is below nothing. */
const whole = (value: number) => Math.round(value) + 0
const estimate = ({ value, lower, upper }: Estimate, times: number) => ({
  value: whole(value * times),
  lower: whole(lower * times),
  upper: whole(upper * times),
})
/** A variance as a standard deviation, in the unit of the marks: hundredths of a point. */
const spread = ({ value, lower, upper }: Estimate) =>
  estimate({ value: Math.sqrt(value), lower: Math.sqrt(lower), upper: Math.sqrt(upper) }, 1)

function componentsOf(
  rows: readonly RatedRow[],
  { pairsMin, levelThousandths }: Policy,
): Pick<Figures, 'pairs' | 'doubleVisits' | 'doubleVisitGap' | 'crossed' | 'crossedGap'> {
  const level = levelThousandths / 1000
  const places = placesOf(rows)
  const pairs = places.flatMap(([first, second]) =>
    first === undefined || second === undefined ? [] : [[first.points, second.points] as const],
  )
  const double = doubleVisitComponents(pairs, { pairsMin, level })
  const raters = [...new Set(rows.map(({ raterId }) => raterId))]
  const table = places.map((place) =>
    raters.map((rater) => place.find(({ raterId }) => raterId === rater)?.points ?? null),
  )
  const crossed = crossedComponents(table, level)
  return {
    pairs: pairs.length,
    doubleVisits: double.granted
      ? {
          icc: estimate(double.value.icc, 10_000),
          ofTargets: spread(double.value.ofTargets),
          residual: spread(double.value.within),
        }
      : null,
    doubleVisitGap: double.granted ? null : double.code,
    crossed: crossed.granted
      ? {
          targets: crossed.value.targets,
          raters: crossed.value.raters,
          icc: estimate(crossed.value.icc, 10_000),
          ofTargets: spread(crossed.value.ofTargets),
          ofRaters: spread(crossed.value.ofRaters),
          residual: spread(crossed.value.residual),
        }
      : null,
    crossedGap: crossed.granted ? null : crossed.code,
  }
}

/** Each by what its steps are worth: two steps that are worth nearly the same agree nearly. */
function indicatorsOf(form: FormRow, rows: readonly RatedRow[], policy: Policy): Figures['indicators'] {
  const places = placesOf(rows)
  return form.indicators.map(({ code, title, scale }) => {
    const worth = new Map(scale.map(({ mark, points }) => [mark, points]))
    const units: RatedUnits = places.map((place) =>
      place.map(({ marks }) => worth.get(marks[code] ?? Number.NaN) ?? null),
    )
    const {
      units: count,
      raw,
      alpha,
      ac2,
      alphaGap,
    } = agreementOf(
      units,
      scale.map(({ points }) => points),
      policy,
    )
    const told = (figure: Estimate | null) => (figure === null ? null : estimate(figure, 10_000))
    return { code, title, units: count, raw: told(raw), alpha: told(alpha), ac2: told(ac2), alphaGap }
  })
}

/** Whose marks scatter without a reason tells nothing of anybody else: severities are found without him. */
async function ratersOf({ world }: ReviewDeps, rows: readonly RatedRow[], policy: Policy): Promise<Figures['raters']> {
  const visits = rows.map((row) => ({ ...row, arrivedAt: row.arrivedAt.getTime(), leftAt: row.leftAt.getTime() }))
  const findings = findCareless(visits, policy)
  const scattered = new Set(findings.flatMap(({ reason, raterId }) => (reason === 'SPREAD' ? [raterId] : [])))
  const all = fitSeverities(visits, policy.levelThousandths / 1000)
  const { raters } = fitSeverities(
    visits.filter(({ raterId }) => !scattered.has(raterId)),
    policy.levelThousandths / 1000,
  )
  const fitted = new Map(raters.map((rater) => [rater.raterId, rater]))
  const people = new Map(rows.map((row) => [row.raterId, row]))
  const names = await openNames(
    world,
    rows.map(({ raterAccountId }) => raterAccountId),
  )
  return all.raters
    .flatMap(({ raterId, visits: made, paired, meanPoints }) => {
      const person = people.get(raterId)
      if (person === undefined) return []
      const fit = fitted.get(raterId)
      const told = (value: number | null | undefined) => (value === null || value === undefined ? null : whole(value))
      return [
        {
          assessorId: raterId,
          name: names.get(person.raterAccountId) ?? '',
          agency: person.agency,
          pool: person.pool as Pool,
          ...{ visits: made, paired, meanPoints: whole(meanPoints) },
          correctedPoints: told(fit?.correctedMean),
          group: fit?.group ?? null,
          severity: told(fit?.severity),
          standardError: told(fit?.standardError),
          lower: told(fit?.lower),
          upper: told(fit?.upper),
          careless: findings.filter((finding) => finding.raterId === raterId).map(viewFinding),
        },
      ]
    })
    .sort((one, other) => other.careless.length - one.careless.length || (other.severity ?? 0) - (one.severity ?? 0))
}

const viewFinding = ({ reason, measured, bound, probability, visitIds }: CarelessFinding) => ({
  reason,
  measuredHundredths: whole(measured * 100),
  boundHundredths: whole(bound * 100),
  chanceMillionths: probability === null ? null : whole(probability * 1_000_000),
  visits: visitIds.length,
})
