import { expect, test } from 'vitest'
import { peerGroupsOf } from './peer-group.ts'
import { type TalliedEvaluation, tallyOf } from './score-tally.ts'
import { windowTalliesOf } from './window-tally.ts'

const given = (windowId: number, itemId: number, count = 1) =>
  Array.from(
    { length: count },
    (): TalliedEvaluation => ({
      ...{ windowId, itemId, audience: 'CITIZEN', mode: 'COUNTER', ageBand: 2, lagBand: 1, isRequiredRefusal: false },
      ...{ grade: 5, clusters: {} },
    }),
  )
const talliesOf = (...rows: TalliedEvaluation[][]) => windowTalliesOf(tallyOf(rows.flat()))
const window = (windowId: number, family: string, kind = 'COUNTER') => ({ windowId, kind, family })
const policy = { windowsMin: 3, linkEvaluationsMin: 1 }

test('where a family has enough windows they are a group; where it has too few, its kind is, and judges those alone', () => {
  const windows = [...[1, 2, 3].map((id) => window(id, 'TAX')), window(4, 'LAND'), window(5, 'LAND')]
  const tallies = talliesOf(...[1, 2, 3, 4, 5].map((id) => given(id, 70)))
  expect(peerGroupsOf(windows, tallies, policy)).toEqual({
    groups: [
      { key: 'COUNTER/TAX#1', compared: [1, 2, 3], judged: [1, 2, 3] },
      { key: 'COUNTER#1', compared: [1, 2, 3, 4, 5], judged: [4, 5] },
    ],
    notComparable: [],
  })
})

test('a sole provider is not comparable: nothing tells what its item is like from what it is like', () => {
  const windows = [1, 2, 3, 4].map((id) => window(id, 'TAX'))
  const tallies = talliesOf(given(1, 70), given(2, 70), given(3, 70), given(4, 99))
  expect(peerGroupsOf(windows, tallies, policy)).toMatchObject({ groups: [{ judged: [1, 2, 3] }], notComparable: [4] })
})

test('a chain of shared items connects; two sets that share none are two groups', () => {
  const windows = [1, 2, 3, 4, 5, 6].map((id) => window(id, 'TAX'))
  const tallies = talliesOf(
    ...[1, 2, 3].map((id) => [...given(id, id), ...given(id, id + 1)]),
    ...[4, 5, 6].map((id) => given(id, 50)),
  )
  expect(peerGroupsOf(windows, tallies, policy).groups.map(({ key, judged }) => [key, judged])).toEqual([
    ['COUNTER/TAX#1', [1, 2, 3]],
    ['COUNTER/TAX#4', [4, 5, 6]],
  ])
})

test('an item connects only what has enough evaluations of it, and a window without any belongs nowhere', () => {
  const windows = [1, 2, 3, 4, 5].map((id) => window(id, 'TAX'))
  const tallies = talliesOf(given(1, 70, 5), given(2, 70, 5), given(3, 70, 5), given(4, 70, 4))
  const found = peerGroupsOf(windows, tallies, { ...policy, linkEvaluationsMin: 5 })
  expect(found).toMatchObject({ groups: [{ compared: [1, 2, 3] }], notComparable: [4] })
})
