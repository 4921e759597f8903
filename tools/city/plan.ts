import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { addDays, type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { CityWishes } from '../../server/trial/index.ts'
import type { CityParameters } from './parameters.ts'

/** What is to be brought, and how far it is. The first start settles it; later ones go on. */
export interface CityPlan {
  readonly parameters: CityParameters
  /** The last day that has been written whole. */
  readonly writtenThrough: PlainDate | null
  /** Whether assessments are played as far as they go; a city of an earlier version has none. */
  readonly isAssessed?: boolean
  /** false: its periods are still to be brought to the public; a city of an earlier version says nothing of it. */
  readonly isPublished?: boolean
}

export const isPlayed = ({ parameters, writtenThrough, isAssessed, isPublished }: CityPlan): boolean =>
  writtenThrough === parameters.until && isAssessed === true && isPublished !== false

/** So many that a whole month has run out, been objected to and gone to the public, the one after it is shown for objections and another is still open. */
const ordinaryDays = 130

export function parametersOf(wishes: CityWishes, now: number): CityParameters {
  return {
    seed: wishes.seed ?? 1,
    until: wishes.until ?? addDays(toPlainDate(now), -1),
    days: wishes.days ?? ordinaryDays,
    servicesPerWindowDay: wishes.servicesPerWindowDay ?? 11,
    participationPercent: wishes.participationPercent ?? 33,
  }
}

const planPath = (dataDir: string) => join(dataDir, 'trial-city.json')

export async function findPlan(dataDir: string): Promise<CityPlan | undefined> {
  try {
    return JSON.parse(await readFile(planPath(dataDir), 'utf8')) as CityPlan
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

export function keepPlan(dataDir: string, plan: CityPlan): Promise<void> {
  return writeWhole(planPath(dataDir), plan)
}

/** For the server's user alone, and never half written. */
export async function writeWhole(path: string, value: unknown): Promise<void> {
  const draft = `${path}.draft`
  const file = await open(draft, 'w', 0o600)
  await file.writeFile(`${JSON.stringify(value, null, 2)}\n`)
  await file.sync()
  await file.close()
  await rename(draft, path)
}
