import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type InvitationCount, revisionsToTell } from './invitation-count.ts'

const count = (revision: number, invited: number, evaluated = 0): InvitationCount => ({
  revision,
  services: invited,
  invited,
  evaluated,
})
const told = (counts: readonly InvitationCount[], smallestGroup = 5) => [...revisionsToTell(counts, smallestGroup)]

describe('how many evaluated is told', () => {
  test('of a group that is not small, and where nobody was invited', () => {
    expect(told([count(1, 5)])).toEqual([1])
    expect(told([count(1, 0)])).toEqual([1])
    expect(told([count(1, 4)])).toEqual([])
  })

  test('of a later revision where as many as before were invited, or enough more', () => {
    expect(told([count(1, 5, 2), count(2, 5, 4)])).toEqual([1, 2])
    expect(told([count(1, 5), count(2, 10)])).toEqual([1, 2])
    expect(told([count(2, 7), count(1, 5)])).toEqual([1])
  })

  test('of the next revision that is far enough from the last one told', () => {
    expect(told([count(1, 5), count(2, 7), count(3, 10)])).toEqual([1, 3])
    expect(told([count(1, 3), count(2, 6)])).toEqual([2])
  })

  test('never so that a small group is the difference of two that are told, and alike whenever it is asked', () => {
    const counts = fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 6 }).map((more) =>
      more.map((_, at) =>
        count(
          at + 1,
          more.slice(0, at + 1).reduce((sum, one) => sum + one, 0),
        ),
      ),
    )
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 6 }), (all, smallestGroup) => {
        const revisions = told(all, smallestGroup)
        const invited = [0, ...revisions.map((revision) => all[revision - 1]?.invited ?? 0)]
        for (const [at, each] of invited.slice(1).entries()) {
          const left = each - (invited[at] ?? 0)
          expect(left === 0 || left >= smallestGroup).toBe(true)
        }
        const earlier = all.slice(0, -1)
        expect(told(earlier, smallestGroup)).toEqual(revisions.filter((revision) => revision <= earlier.length))
      }),
    )
  })
})
