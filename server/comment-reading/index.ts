export { type CommentReader, openCommentReader } from './read/reader.ts'
export { commentSweep } from './read/repeat.ts'
export { readComments } from './read/sweep.ts'
export { serveCommentReadings } from './routes.ts'
