import { describe, expect, test } from 'vitest'
import { type SilenceCell, type SilencePolicy, silencesOf } from './silence.ts'

const policy: SilencePolicy = {
  days: 90,
  falseShareThousandths: 50,
  ratioMaxThousandths: 500,
  expectedMin: 5,
  elderlyFromBand: 5,
  smallestGroup: 5,
}

const groups = [
  { isDone: true, isElderly: false, services: 450, speaks: 0.33, content: 0.98 },
  { isDone: true, isElderly: true, services: 150, speaks: 0.165, content: 0.98 },
  { isDone: false, isElderly: false, services: 90, speaks: 0.2, content: 0.6 },
  { isDone: false, isElderly: true, services: 30, speaks: 0.1, content: 0.6 },
]

/** Twenty windows alike; of those whose matter was done a third speak, of the others a fifth, of the old half as many. */
function windows(over: (cell: SilenceCell) => Partial<SilenceCell> = () => ({})): readonly SilenceCell[] {
  const cells = Array.from({ length: 20 }, (_, windowId) =>
    groups.map(({ speaks, content, ...group }): SilenceCell => {
      const evaluated = Math.round(group.services * speaks)
      const invited = group.services - Number(!group.isDone)
      return { windowId, ...group, invited, evaluated, good: Math.round(evaluated * content) }
    }),
  )
  return cells.flat().map((cell) => ({ ...cell, ...over(cell) }))
}
const unusual = (cells: readonly SilenceCell[]) =>
  silencesOf(cells, policy).flatMap(({ windowId, unusual: kinds }) => kinds.map((kind) => [windowId, kind]))

describe('silence', () => {
  test('is told of nobody where everywhere as many speak', () => {
    expect(unusual(windows())).toEqual([])
  })

  test('of those whose matter went badly is told of the window that has them silent, however many speak there', () => {
    const cells = windows(({ windowId, isDone, evaluated }) =>
      windowId === 7 ? { evaluated: isDone ? evaluated * 2 : 1, good: isDone ? evaluated * 2 : 1 } : {},
    )
    expect(unusual(cells)).toEqual([[7, 'WENT_BADLY']])
  })

  test('of the old is told apart from it', () => {
    const cells = windows(({ windowId, isElderly }) => (windowId === 3 && isElderly ? { evaluated: 1, good: 1 } : {}))
    expect(unusual(cells)).toContainEqual([3, 'ELDERLY'])
    expect(unusual(cells)).not.toContainEqual([3, 'WENT_BADLY'])
  })

  test('of those who were never asked is told where it went badly', () => {
    const cells = windows(({ windowId, isDone, services }) =>
      windowId === 5 && !isDone ? { invited: services / 2 } : {},
    )
    expect(unusual(cells)).toEqual([[5, 'UNINVITED']])
  })

  test('could hide as much as lies between all silent discontent and all content; were they like those who spoke, it lies between', () => {
    const [first] = silencesOf(windows(), policy)
    const { services = 0, evaluated = 0, good = 0, bounds } = first ?? {}
    expect(bounds?.lower).toBeCloseTo(good / services, 10)
    expect(bounds?.upper).toBeCloseTo((good + services - evaluated) / services, 10)
    expect(bounds?.alike).toBeGreaterThan(bounds?.lower ?? 1)
    expect(bounds?.alike).toBeLessThan(bounds?.upper ?? 0)
    // Those of whom little is heard are those with whom it went badly: the good rate of those who spoke is too good.
    expect(bounds?.alike).toBeLessThan(good / evaluated)
  })
})
