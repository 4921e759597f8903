import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  findReaders,
  findReadingDivision,
  foldReport,
  type Inspector,
  isKeptFrom,
  lastQuarter,
  mayCitizenWrite,
  type Reported,
  reportEventKinds,
  reportSteps,
  stepReport,
  stepsAt,
  tellTotal,
} from './confidential-report.ts'
import type { PlainDate } from './kernel/plain-date.ts'

// An invented tree: country 1, province 2, city 3, districts 4 and 5.
const paths = [[1], [2, 1], [3, 2, 1], [4, 3, 2, 1], [5, 3, 2, 1]] as const
const district = [4, 3, 2, 1]
const ids = fc.integer({ min: 1, max: 4 })
const anInspector: fc.Arbitrary<Inspector> = fc.record({
  accountId: fc.uuid(),
  staffId: fc.option(ids),
  hallIds: fc.array(ids, { maxLength: 2 }),
  divisionPath: fc.constantFrom(...paths),
})
const aReport: fc.Arbitrary<Reported> = fc.record({
  hallIds: fc.array(ids, { maxLength: 2 }),
  staffIds: fc.array(ids, { maxLength: 2 }),
})
const at = (divisionId: number, over: Partial<Inspector> = {}): Inspector => ({
  accountId: `inspector of ${divisionId}`,
  staffId: null,
  hallIds: [],
  divisionPath: paths.find(([first]) => first === divisionId) ?? [],
  ...over,
})
const anything: Reported = { hallIds: [7], staffIds: [9] }

describe('who reads a confidential report', () => {
  test('never somebody who is reported on, and never somebody of the hall', () => {
    fc.assert(
      fc.property(fc.array(anInspector), aReport, fc.constantFrom(...paths), (inspectors, reported, path) => {
        for (const { staffId, hallIds } of findReaders(inspectors, path, reported)) {
          expect(reported.staffIds).not.toContain(staffId)
          expect(hallIds.filter((hallId) => reported.hallIds.includes(hallId))).toEqual([])
        }
      }),
    )
  })

  test('nobody but who reaches the division in which it is read; everybody of these who is not kept from it', () => {
    fc.assert(
      fc.property(fc.array(anInspector), aReport, fc.constantFrom(...paths), (inspectors, reported, path) => {
        const readers = findReaders(inspectors, path, reported)
        for (const inspector of inspectors) {
          const isReached = path.some((divisionId) => divisionId === inspector.divisionPath[0])
          expect(readers.includes(inspector)).toBe(isReached && !isKeptFrom(inspector, reported))
        }
      }),
    )
  })

  test('somebody always, where it is taken: a report that nobody could read is refused', () => {
    fc.assert(
      fc.property(
        fc.array(anInspector),
        aReport,
        fc.option(fc.constantFrom(...paths), { nil: undefined }),
        (inspectors, reported, path) => {
          const divisionId = findReadingDivision(path, inspectors, reported)
          if (divisionId === undefined) {
            const able = inspectors.filter((each) => !isKeptFrom(each, reported))
            expect(able.filter(({ divisionPath: [own] }) => path?.some((each) => each === own) ?? true)).toEqual([])
            return
          }
          const reading = paths.find(([first]) => first === divisionId) ?? []
          expect(findReaders(inspectors, reading, reported)).not.toEqual([])
        },
      ),
    )
  })

  test.each([
    ['one level above the hall’s own, where inspectors reach that', [at(4), at(3)], 3],
    ['also where they are appointed higher still', [at(4), at(2)], 3],
    ['else in its own', [at(4), at(5)], 4],
    ['not where the only one above is himself reported on', [at(4), at(3, { staffId: 9 })], 4],
    ['nowhere where the only one belongs to the hall', [at(4, { hallIds: [7] })], undefined],
    ['nowhere where nobody is appointed', [], undefined],
  ])('it is read %s', (_what, inspectors, expected) => {
    expect(findReadingDivision(district, inspectors, anything)).toBe(expected)
  })

  test('where no hall is named, as high up as somebody is appointed', () => {
    expect(findReadingDivision(undefined, [at(4), at(2), at(3)], anything)).toBe(2)
  })
})

describe('what becomes of it', () => {
  test('is acknowledged, asked about and decided, in this order; decided it stays', () => {
    expect(stepsAt(foldReport(['RECEIVED']).stage)).toEqual(['ACKNOWLEDGE'])
    expect(stepsAt(foldReport(['RECEIVED', 'ACKNOWLEDGED']).stage)).toEqual(['LEAVE_MESSAGE', 'DECIDE'])
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...reportEventKinds)), (kinds) => {
        const state = foldReport([...kinds, 'DECIDED'])
        expect(mayCitizenWrite(state)).toBe(false)
        for (const step of reportSteps)
          expect(stepReport(state, { step, words: '说', outcome: 'PASSED_ON' })).toMatchObject({
            code: 'NOT_AT_THIS_STAGE',
          })
      }),
    )
  })

  test('an outcome has reasons, and says which', () => {
    const state = foldReport(['RECEIVED', 'ACKNOWLEDGED'])
    expect(stepReport(state, { step: 'DECIDE', outcome: 'SUBSTANTIATED', words: ' \n' })).toMatchObject({
      at: '/words',
    })
    expect(stepReport(state, { step: 'DECIDE', words: '已核实' })).toMatchObject({ at: '/outcome' })
    expect(stepReport(state, { step: 'LEAVE_MESSAGE' })).toMatchObject({ code: 'STEP_INCOMPLETE' })
  })

  test('to each message that was left the citizen writes once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('MESSAGE_LEFT', 'CITIZEN_WROTE' as const)), (wished) => {
        const done: (typeof reportEventKinds)[number][] = ['RECEIVED', 'ACKNOWLEDGED']
        for (const kind of wished) if (kind === 'MESSAGE_LEFT' || mayCitizenWrite(foldReport(done))) done.push(kind)
        const count = (kind: string) => done.filter((each) => each === kind).length
        expect(count('CITIZEN_WROTE')).toBeLessThanOrEqual(count('MESSAGE_LEFT'))
      }),
    )
  })
})

describe('the totals', () => {
  test.each([
    ['2026-11-22', '2026-07-01', '2026-09-30'],
    ['2026-01-01', '2025-10-01', '2025-12-31'],
    ['2026-04-01', '2026-01-01', '2026-03-31'],
  ])('on %s are of the quarter that is over: %s to %s', (today, fromDay, toDay) => {
    expect(lastQuarter(today as PlainDate)).toEqual({ fromDay, toDay })
  })

  test('below the smallest group are told to nobody', () => {
    expect([0, 4, 5].map((count) => tellTotal(count, { smallestGroup: 5 }))).toEqual([null, null, 5])
  })
})
