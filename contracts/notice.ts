import { Type } from 'typebox'
import { noticeKinds } from '../domain/notice.ts'
import { route } from './route.ts'
import { oneOf, receipt, shape } from './shapes.ts'

export const openNotice = route({
  method: 'POST',
  path: '/api/v1/notices/open',
  name: 'openNotice',
  summary:
    'The receipt of what a letter tells about, for whoever holds the code in its link, until the letter expires. A POST, so that the code stands in no address and no log',
  caller: { kind: 'anybody' },
  bodyBytesMax: 1024,
  body: shape({
    code: Type.String({
      pattern: '^[A-Za-z0-9_-]{22}$',
      description: 'behind # in the link of a letter; no personal data',
    }),
  }),
  answers: { 200: shape({ notice: oneOf(noticeKinds), receipt }) },
  refusals: [
    'MALFORMED',
    'TEXT_NOT_PLAIN',
    'NOTICE_UNKNOWN',
    'ERASED',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
  ],
})
