import { describe, expect, test } from 'vitest'
import { type OrderEvent, toHandlingOrder } from './handling-order.ts'
import { deskAbove, desksOf, type UpperPost } from './handling-reminder.ts'

const by = { kind: 'PLATFORM' } as const
const opened: OrderEvent = { kind: 'OPENED', at: 0, by, source: 'EVALUATION', organizationId: 1 }
const shared: OrderEvent = { kind: 'CO_HANDLER_ADDED', at: 1, by, organizationId: 2 }
const reported: OrderEvent = { kind: 'CO_HANDLER_DONE', at: 2, by, organizationId: 2 }
const offered: OrderEvent = { kind: 'TRANSFER_OFFERED', at: 3, by, organizationId: 3 }

const reminder = (clock: 'CONTACT' | 'REVIEW', level = 0) => ({ clock, level, kind: 'OVERDUE', dueAt: 9 }) as const
const handlers = (organizationId: number) => ({ kind: 'HANDLERS', organizationId })

describe('of a clock hears', () => {
  test.each([
    ['whoever leads, and the supervisor of the hall', [opened], [handlers(1), { kind: 'SUPERVISOR' }]],
    ['who has not reported', [opened, shared], [handlers(1), handlers(2), { kind: 'SUPERVISOR' }]],
    ['not who has', [opened, shared, reported], [handlers(1), { kind: 'SUPERVISOR' }]],
    ['who is asked to take over', [opened, offered], [handlers(1), handlers(3), { kind: 'SUPERVISOR' }]],
  ])('%s', (_, events, desks) => {
    expect(desksOf(toHandlingOrder(events), reminder('CONTACT'))).toEqual(desks)
  })

  test('the reviewer, where it is the review’s', () => {
    expect(desksOf(toHandlingOrder([opened]), reminder('REVIEW'))).toEqual([{ kind: 'REVIEWERS' }])
  })

  test('one desk further up each time, and nobody below again', () => {
    expect(desksOf(toHandlingOrder([opened]), reminder('REVIEW', 2))).toEqual([{ kind: 'ABOVE', level: 2 }])
  })
})

const post = (accountId: string, role: UpperPost['role'], divisionId: number) => ({ accountId, role, divisionId })
const posts = [
  post('district', 'WORKING_GROUP', 3),
  post('district head', 'LEADING_GROUP', 3),
  post('city head', 'LEADING_GROUP', 2),
]

test.each([
  ['the working group of the district', 1, ['district']],
  ['the city, by its leading group where it has no working group', 2, ['city head']],
  ['the last of them for ever after', 5, ['city head']],
])('level by level up the tree: %s', (_, level, accounts) => {
  // Street 4, which has no desk, lies in district 3 of city 2; nobody is posted in the province.
  expect(deskAbove([4, 3, 2, 1], posts, level).map(({ accountId }) => accountId)).toEqual(accounts)
})

test('where nobody is posted, nobody is told', () => {
  expect(deskAbove([4, 3], [], 1)).toEqual([])
})
