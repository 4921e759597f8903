import { always } from './handling-desk.ts'
import { route } from './route.ts'
import { l3Text, shape, uuid } from './shapes.ts'

export const revealFollowUpPhone = route({
  method: 'POST',
  path: '/api/v1/handling-orders/{orderId}/follow-up-phone',
  name: 'revealFollowUpPhone',
  summary: 'Whom to call about an order: shown once for the call back, written down and bounded',
  caller: { kind: 'account', permission: 'follow-up:call' },
  params: shape({ orderId: uuid }),
  answers: { 201: shape({ unmaskingId: uuid, phone: l3Text }) },
  refusals: [
    ...always,
    'NOT_FOUND',
    'NOT_YOURS_TO_DO',
    'NOT_AT_THIS_STAGE',
    'RATED_PERSON',
    'REVIEWS_OWN_HALL',
    'DO_NOT_CALL',
    'TOO_MANY_REQUESTS',
  ],
})
