import type * as commentReading from '../../../contracts/comment-reading.ts'
import type { Method } from '../../../contracts/route.ts'

/** What the page of what comments say asks. */
export interface CommentReadingPromised {
  readonly seeCommentFigures: typeof commentReading.seeCommentFigures
  readonly listComments: typeof commentReading.listComments
  readonly correctComment: typeof commentReading.correctComment
}

export const commentReadingAddresses: Readonly<Record<keyof CommentReadingPromised, readonly [Method, string]>> = {
  seeCommentFigures: ['GET', '/api/v1/comment-readings/figures'],
  listComments: ['GET', '/api/v1/comment-readings'],
  correctComment: ['PUT', '/api/v1/comment-readings/{id}/correction'],
}
