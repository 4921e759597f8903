import { join } from 'node:path'
import { type CityRater, raterOf } from './assessing.ts'
import { assessorsOf, carelessUsername } from './assessors.ts'
import type { CityParameters } from './parameters.ts'
import { writeWhole } from './plan.ts'
import type { Plant, PlantedCity } from './plants.ts'

/** What no figure can know and every figure is judged by. Nothing that serves or analyses may read it: a check looks. */
export interface CityTruth {
  readonly parameters: CityParameters
  readonly unit: string
  readonly plants: readonly Plant[]
  readonly windows: readonly {
    readonly hallCode: string
    readonly windowCode: string
    readonly kind: string
    readonly effect: number
  }[]
  readonly staff: readonly { readonly hallCode: string; readonly staffNo: string; readonly effect: number }[]
  /** How strict those are who assess, in points of 100, and who of them does not look. */
  readonly raters: readonly CityRater[]
  readonly items: readonly {
    readonly itemCode: string
    readonly name: string
    readonly effect: number
    readonly returnedPercent: number
    readonly refusedPercent: number
  }[]
}

export function truthOf({ parameters, plants, halls, items }: PlantedCity): CityTruth {
  return {
    parameters,
    unit: 'effects are units of experience: 0.8 is one standard deviation of what one citizen feels',
    plants,
    windows: halls.flatMap(({ windows }) =>
      windows.map(({ hallCode, code, kind, effect }) => ({ hallCode, windowCode: code, kind, effect })),
    ),
    staff: halls.flatMap(({ staff }) =>
      staff
        .filter(({ post }) => post === 'WINDOW')
        .map(({ hallCode, no, effect }) => ({ hallCode, staffNo: no, effect })),
    ),
    raters: assessorsOf(parameters.seed, parameters.until).flatMap(({ worker, pool }) =>
      'username' in worker && pool !== 'WINDOW_SUPERVISOR'
        ? [raterOf(parameters.seed, worker.username, carelessUsername)]
        : [],
    ),
    items: items.map(({ code, name, effect, returnedPercent, refusedPercent }) => ({
      itemCode: code,
      name,
      effect,
      returnedPercent,
      refusedPercent,
    })),
  }
}

export function keepTruth(dataDir: string, city: PlantedCity): Promise<void> {
  return writeWhole(join(dataDir, 'trial-truth.json'), truthOf(city))
}
