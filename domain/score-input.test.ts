import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NamedCell } from './score-cell.ts'
import { coarsen, numberingOf, type ScoreInput, toTallies } from './score-input.ts'
import { windowsOf } from './score-result.ts'
import { sizeOf } from './score-tally.ts'
import { readInput, writeInput } from './score-text.ts'

const windowKey = fc.constantFrom('A-01/1', 'A-01/2', 'B-02/1')
const grades = fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4), fc.nat(4), fc.nat(4))
const cell: fc.Arbitrary<NamedCell> = fc.record({
  window: windowKey,
  item: fc.constantFrom('item-1', 'item-2', 'item-3'),
  audience: fc.constantFrom('CITIZEN', 'ENTERPRISE'),
  mode: fc.constantFrom('COUNTER', 'ONLINE'),
  ageBand: fc.nat(5),
  lagBand: fc.nat(3),
  isRequiredRefusal: fc.boolean(),
  grades,
})
const total = (cells: readonly NamedCell[], window: string) =>
  [0, 1, 2, 3, 4].map((grade) =>
    cells.filter((each) => each.window === window).reduce((sum, each) => sum + (each.grades[grade] ?? 0), 0),
  )
const moment = fc.record({
  window: windowKey,
  kind: fc.constantFrom('STAFF_DAY' as const, 'WEEK' as const),
  clusters: fc.nat(40),
  cubes: fc.nat(9000),
  products: fc.array(fc.nat(900), { minLength: 25, maxLength: 25 }),
})
const keys = ['A-01/1', 'A-01/2', 'B-02/1']
const input: fc.Arbitrary<ScoreInput> = fc
  .record({
    cells: fc.uniqueArray(cell, { selector: ({ grades: _, ...key }) => JSON.stringify(key), maxLength: 30 }),
    moments: fc.uniqueArray(moment, { selector: ({ window, kind }) => `${window} ${kind}` }),
    invited: fc.nat(500),
  })
  .map(({ cells, moments, invited }) => ({
    windows: keys.map((key) => ({
      ...{ key, kind: 'COMPREHENSIVE', family: '11990102MB00000001', invited, answered: 7 },
      evaluations: sizeOf(total(cells, key)),
    })),
    cells,
    moments,
  }))

const of = (smallestCell: number) => ({ smallestCell, clustersMin: 8 })
const of5 = of(5)

describe('what is told of a period', () => {
  test('holds every evaluation of a window that is told, and no cell of too few', () => {
    fc.assert(
      fc.property(input, fc.integer({ min: 1, max: 12 }), (full, smallest) => {
        const told = coarsen(full, of(smallest))
        for (const { key, evaluations } of told.windows) {
          const isTold = (evaluations ?? 0) >= smallest
          expect(total(told.cells, key)).toEqual(isTold ? total(full.cells, key) : [0, 0, 0, 0, 0])
          expect(told.moments.some(({ window }) => window === key && !isTold)).toBe(false)
        }
        expect(told.cells.every((each) => sizeOf(each.grades) >= smallest)).toBe(true)
      }),
    )
  })

  test('is the same however it came, and is not made coarser than it has to be', () => {
    fc.assert(
      fc.property(input, fc.integer({ min: 1, max: 12 }), (full, smallest) => {
        const other = { ...full, cells: [...full.cells].reverse(), windows: [...full.windows].reverse() }
        expect(writeInput(coarsen(other, of(smallest)))).toBe(writeInput(coarsen(full, of(smallest))))
        const twice = coarsen(coarsen(full, of(smallest)), of(smallest))
        expect(writeInput(twice)).toBe(writeInput(coarsen(full, of(smallest))))
        expect(coarsen(full, of(1)).cells.filter((each) => sizeOf(each.grades) > 0)).toHaveLength(
          full.cells.filter((each) => sizeOf(each.grades) > 0).length,
        )
      }),
    )
  })

  test('tells of two clerks that there are two, and nothing by which what each was given could be worked out', () => {
    // (9, 1 bad) and (40, none): from the sums of products and the whole of the window both follow by a few equations.
    const products = [1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 1681]
    const staff = { window: 'A-01/1', kind: 'STAFF' as const, clusters: 2, cubes: 65_000, products }
    const days = { ...staff, kind: 'STAFF_DAY' as const, clusters: 8 }
    const windows = [{ key: 'A-01/1', kind: 'ONLINE', family: 'x', evaluations: 50, invited: 90, answered: 50 }]
    const cells: NamedCell[] = [
      {
        ...{ window: 'A-01/1', item: 'item-1', audience: 'CITIZEN', mode: 'COUNTER', ageBand: 0, lagBand: 0 },
        ...{ isRequiredRefusal: false, grades: [1, 0, 0, 0, 49] },
      },
    ]
    const told = coarsen({ windows, cells, moments: [staff, days] }, of(5)).moments
    expect(told).toEqual([{ ...staff, cubes: 0, products: [] }, days])
  })

  test('keeps the age where the lag alone makes a cell small', () => {
    const cells = [0, 1, 2].map(
      (lagBand): NamedCell => ({
        ...{ window: 'A-01/1', item: 'item-1', audience: 'CITIZEN', mode: 'COUNTER', ageBand: 3, lagBand },
        ...{ isRequiredRefusal: false, grades: [0, 0, 0, 0, 2] },
      }),
    )
    const windows = [{ key: 'A-01/1', kind: 'ONLINE', family: 'x', evaluations: 6, invited: 9, answered: 6 }]
    expect(coarsen({ windows, cells, moments: [] }, of(5)).cells).toEqual([
      { ...cells[0], lagBand: 0, grades: [0, 0, 0, 0, 6] },
    ])
  })
})

describe('the text of it', () => {
  test('says it again word for word', () => {
    fc.assert(
      fc.property(input, (full) => {
        const text = writeInput(coarsen(full, of(1)))
        const read = readInput(text)
        expect(read.granted && writeInput(read.value)).toBe(text)
      }),
    )
  })

  test('is none where anything is changed that it does not write', () => {
    const text = writeInput({
      windows: [{ key: 'A/1', kind: 'ONLINE', family: 'x', evaluations: 3, invited: 4, answered: 0 }],
      cells: [],
      moments: [],
    })
    expect(readInput(text).granted).toBe(true)
    const bad = [
      ...[text.slice(1), text.trimEnd(), text.replace('3', '3.0'), text.replace('3', '-3'), text.replace('3,', '3, ')],
      ...[
        text.replace('"w"', '"x"'),
        text.replace('"x"', '""'),
        `${text}[]\n`,
        `${text}{\n`,
        text.replace(',0]', ',0,0]'),
      ],
    ]
    expect(bad.map((each) => readInput(each).granted)).toEqual(bad.map(() => false))
  })
})

test('of a window of too few it is not told for which unit it works, and it is taken to be the last that was told', () => {
  const monthOf = (evaluations: number, family: string) => ({
    windows: [{ key: 'A/1', kind: 'ONLINE', family, evaluations, invited: 90, answered: evaluations }],
    ...{ cells: [], moments: [] },
  })
  const [silent, few, before] = [monthOf(0, '-'), monthOf(3, 'unit'), monthOf(40, 'unit')].map((month) =>
    coarsen(month, of5),
  )
  expect(few?.windows).toEqual(silent?.windows)
  expect(few?.windows[0]?.family).toBe('-')
  const familyOf = (...months: (ScoreInput | undefined)[]) => {
    const [own, ...others] = months.flatMap((month) => month ?? [])
    return windowsOf(own === undefined ? [] : [own], others).windows[0]?.family
  }
  expect([familyOf(few, silent, before), familyOf(few, silent)]).toEqual(['unit', '-'])
})

test('numbers follow names and not the order of anything', () => {
  fc.assert(
    fc.property(input, input, (one, other) => {
      const forth = numberingOf([one, other])
      const back = numberingOf([other, one])
      expect([...forth.windows]).toEqual([...back.windows])
      expect([...forth.items]).toEqual([...back.items])
      expect(toTallies(one, forth).every(({ windowId }) => windowId > 0)).toBe(true)
    }),
  )
})
