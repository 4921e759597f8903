import { describe, expect, test } from 'vitest'
import { openingEvents, opensOrder, responsibleAt, responsibleFor } from './handling-opening.ts'
import { toHandlingOrder } from './handling-order.ts'

const gradeAlone = { scoreRule: null }
const overall = { scoreRule: { of: 'OVERALL', belowPercent: 60 } } as const
const mean = { scoreRule: { of: 'MEAN', belowPercent: 60 } } as const

describe('an order is opened', () => {
  test.each([
    [1, true],
    [2, true],
    [3, false],
    [5, false],
  ] as const)('for the last two of five grades: %i %s', (grade, opens) => {
    expect(opensOrder({ grade, scores: null, scoreScale: 5 }, 2, gradeAlone)).toBe(opens)
  })

  test.each([
    [{ overall: 2 }, 5, overall, true, 'overall below 3 of 5'],
    [{ overall: 3 }, 5, overall, false, 'overall 3 is not below 3'],
    [{ overall: 5 }, 10, overall, true, 'on ten points it is below 6'],
    [{ overall: 6 }, 10, overall, false, ''],
    [{ attitude: 1 }, 5, overall, false, 'no overall mark was given'],
    [{ attitude: 2, efficiency: 3, overall: 3 }, 5, mean, true, 'a mean of 2.67'],
    [{ attitude: 2, efficiency: 4, overall: 3 }, 5, mean, false, 'a mean of 3'],
    [{}, 5, mean, false, 'nothing was given'],
    [null, 5, mean, false, ''],
  ] as const)('by a region’s score rule: %o of %i, %o: %s. %s', (scores, scoreScale, rule, opens, _why) => {
    expect(opensOrder({ grade: 4, scores, scoreScale }, 2, rule)).toBe(opens)
  })
})

describe('a service of two places', () => {
  test.each([
    ['RECEIVING', 1, null],
    ['DECIDING', 2, null],
    ['BOTH', 1, 2],
  ] as const)('put down to %s: %i leads, %o takes part', (attribution, lead, coHandler) => {
    const responsible = responsibleFor(attribution, 1, 2)
    expect(responsible).toEqual({ lead, coHandler })
    const order = toHandlingOrder(openingEvents('EVALUATION', responsible, 0))
    expect(order.organizationId).toBe(lead)
    expect([...order.coHandlers.keys()]).toEqual(coHandler === null ? [] : [coHandler])
  })

  test('of one and the same organization nobody takes part beside it', () => {
    expect(responsibleFor('BOTH', 1, 1)).toEqual({ lead: 1, coHandler: null })
  })
})

describe('who leads where no evaluation says it', () => {
  test.each([
    [{ ofItem: 1, ofStaff: 2, ofHall: 3 }, 1],
    [{ ofItem: null, ofStaff: 2, ofHall: 3 }, 2],
    [{ ofItem: null, ofStaff: null, ofHall: 3 }, 3],
  ])('of %o: %i', (answerable, lead) => {
    expect(responsibleAt(answerable)).toBe(lead)
  })
})
