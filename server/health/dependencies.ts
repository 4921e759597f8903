import type { World } from '../platform/world.ts'
import { isAnswering } from './store.ts'

/** Whether each of what the platform cannot do without answers. */
interface Dependencies {
  readonly database: boolean
  readonly intake: boolean
  readonly vault: boolean
}

export async function lookAtDependencies(world: World): Promise<Dependencies> {
  const [database, intake, vault] = await Promise.all([
    isAnswering(world.app),
    isAnswering(world.intakeDb),
    isAnswering(world.vaultDb),
  ])
  return { database, intake, vault }
}

export const areAllUp = ({ database, intake, vault }: Dependencies): boolean => database && intake && vault
