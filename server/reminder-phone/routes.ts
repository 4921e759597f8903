import type { FastifyInstance } from 'fastify'
import * as promises from '../../contracts/reminder.ts'
import { serve } from '../platform/serve.ts'
import type { World } from '../platform/world.ts'
import { type Admission, onSelf, signedIn } from '../session/index.ts'
import { keepPhone, removePhone, viewReminderPhone } from './actions.ts'

/** One’s own number for reminders: nobody else sees it, leaves it or takes it away. */
export function serveReminderPhone(
  app: FastifyInstance,
  { world }: { readonly world: World },
  access: Admission,
): void {
  const open = { before: access.admit(promises.keepReminderPhone.caller) }
  serve(
    app,
    promises.seeReminderPhone,
    async ({ request }) => ({ status: 200, body: await viewReminderPhone(world, signedIn(request)) }),
    open,
  )
  serve(
    app,
    promises.keepReminderPhone,
    async ({ body, request }) => ({
      status: 200,
      body: await keepPhone(world, signedIn(request), body.phone, onSelf(request, 'REMINDER_PHONE_KEPT')),
    }),
    open,
  )
  serve(
    app,
    promises.removeReminderPhone,
    async ({ request }) => ({
      status: 200,
      body: await removePhone(world, signedIn(request), onSelf(request, 'REMINDER_PHONE_REMOVED')),
    }),
    open,
  )
}
