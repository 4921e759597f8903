import { expect, test } from 'vitest'
import { givePublicComment } from './public-comment.ts'

test.each([
  [{}, 'COMMENT_EMPTY'],
  [{ comment: '' }, 'COMMENT_EMPTY'],
  [{ comment: ' \n　' }, 'COMMENT_EMPTY'],
  [{ comment: '🙂'.repeat(501) }, 'COMMENT_TOO_LONG'],
  [{ grade: 1, comment: '长'.repeat(501) }, 'COMMENT_TOO_LONG'],
] as const)('a comment on a window must say something, and not too much: %j', (ask, code) => {
  expect(givePublicComment(ask, 500)).toMatchObject({ granted: false, code })
})

test('a grade alone, words alone, or both are enough', () => {
  expect(givePublicComment({ grade: 3 }, 500)).toEqual({ granted: true, value: { grade: 3 } })
  expect(givePublicComment({ grade: 3, comment: '  ' }, 500)).toEqual({ granted: true, value: { grade: 3 } })
  expect(givePublicComment({ comment: ' 干净 ' }, 500)).toEqual({ granted: true, value: { comment: '干净' } })
  const emoji = '🙂'.repeat(500)
  expect(givePublicComment({ grade: 5, comment: emoji }, 500)).toEqual({
    granted: true,
    value: { grade: 5, comment: emoji },
  })
})
