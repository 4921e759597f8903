import type { FormUnit } from '../../../domain/assessment-form.ts'
import type { PlanStrata } from '../../../domain/assessment-plan.ts'
import type { AssessorPool } from '../../../domain/assessor.ts'

/** A plan as it stands in its fields. */
export interface FilledPlan {
  readonly title: string
  readonly divisionCode: string
  readonly pool: AssessorPool
  readonly formId: string
  readonly strataBy: PlanStrata
  readonly secret: 'yes' | 'no'
  readonly fromDay: string
  readonly toDay: string
  readonly sample: string
  readonly doubles: string
  readonly drawDay: string
  readonly drawHour: string
  readonly randomness: string
  /** In whole percent, by the id of the agency. */
  readonly shares: Readonly<Record<string, string>>
}

const basisOfPercent = 100

/** What is sent; undefined where something is missing or no number. Whether it can be drawn so, the platform says. */
export function toDraft(filled: FilledPlan, unit: FormUnit) {
  const { title, divisionCode, pool, formId, strataBy, fromDay, toDay, drawDay, drawHour } = filled
  const [sample, doubles] = [Number(filled.sample), Number(filled.doubles)]
  const isWhole = [title.trim(), formId, fromDay, toDay, drawDay].every((text) => text !== '')
  if (!isWhole || !Number.isInteger(sample) || sample < 1 || !Number.isInteger(doubles) || doubles < 0) return undefined
  const shares = pool === 'THIRD_PARTY' ? Object.entries(filled.shares).filter(([, share]) => Number(share) > 0) : []
  if (shares.some(([, share]) => !Number.isInteger(Number(share)) || Number(share) > 100)) return undefined
  const randomness = filled.randomness.trim()
  return {
    ...{ divisionCode, pool, formId, strataBy, fromDay, toDay, sample, doubles, unit },
    title: title.trim(),
    isSecret: filled.secret === 'yes',
    quotas: shares.map(([agencyId, share]) => ({ agencyId, share: Number(share) * basisOfPercent })),
    drawNotBefore: `${drawDay}T${drawHour}:00+08:00`,
    randomness: randomness === '' ? null : randomness,
  }
}
