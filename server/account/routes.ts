import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/account.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { appendOrHold, audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import {
  type AccountDeps,
  type Asker,
  changeState,
  createAccount,
  grantPost,
  listAccounts,
  partSignOn,
  resetFactors,
  resetPassword,
  setStaff,
  takePost,
} from './actions.ts'
import { watchRecoveries } from './recovery-watch.ts'

/** System administrators open and close accounts; security administrators say what their holders may do. */
export function serveAccounts(app: FastifyInstance, deps: AccountDeps, access: Access): void {
  watchRecoveries(deps.world)
  serve(
    app,
    promises.listAccounts,
    async ({ query, request }) => ({ status: 200, body: await listAccounts(deps, reachOf(request), query) }),
    { before: access.admit(promises.listAccounts.caller) },
  )
  serve(
    app,
    promises.openAccount,
    async ({ body, request }) => ({
      status: 201,
      body: await createAccount(deps, askerOf(request, on('ACCOUNT_OPENED', null), opened), body),
    }),
    { before: access.admit(promises.openAccount.caller) },
  )
  serve(
    app,
    promises.changeAccountState,
    async ({ params, body, request }) => {
      const { divisionId } = reachOf(request)
      const isStop = body.state === 'DISABLED'
      if (!isStop) await access.refuseStandstill('account:write', divisionId)
      const attempt = on('ACCOUNT_STATE_SET', params.accountId)
      const asker = askerOf(
        request,
        attempt,
        () => ({ detail: { state: body.state } }),
        isStop ? appendOrHold : undefined,
      )
      return { status: 200, body: await changeState(deps, asker, params.accountId, body) }
    },
    { before: access.admit(promises.changeAccountState.caller) },
  )
  serve(
    app,
    promises.resetPassword,
    async ({ params, request }) => ({
      status: 201,
      body: await resetPassword(deps, askerOf(request, on('PASSWORD_RESET', params.accountId)), params.accountId),
    }),
    { before: access.admit(promises.resetPassword.caller) },
  )
  serve(
    app,
    promises.removeFactors,
    async ({ params, request }) => ({
      status: 200,
      body: await resetFactors(deps, askerOf(request, on('FACTORS_REMOVED', params.accountId)), params.accountId),
    }),
    { before: access.admit(promises.removeFactors.caller) },
  )
  serve(
    app,
    promises.partSignOn,
    async ({ params, request }) => ({
      status: 200,
      body: await partSignOn(deps, askerOf(request, on('SIGN_ON_PARTED', params.accountId)), params.accountId),
    }),
    { before: access.admit(promises.partSignOn.caller) },
  )
  servePosts(app, deps, access)
}

function servePosts(app: FastifyInstance, deps: AccountDeps, access: Access): void {
  serve(
    app,
    promises.grantPost,
    async ({ params, body, request }) => ({
      status: 201,
      body: await grantPost(
        deps,
        askerOf(request, on('POST_GRANTED', params.accountId), (post) => ({
          detail: { role: body.role, post: String(post) },
        })),
        params.accountId,
        body,
      ),
    }),
    { before: access.admit(promises.grantPost.caller) },
  )
  serve(
    app,
    promises.setStaff,
    async ({ params, body, request }) => ({
      status: 200,
      body: await setStaff(
        deps,
        askerOf(request, on('STAFF_SET', params.accountId), () => ({ detail: { staff: body.staff?.staffNo ?? '' } })),
        params.accountId,
        body,
      ),
    }),
    { before: access.admit(promises.setStaff.caller) },
  )
  serve(
    app,
    promises.endPost,
    async ({ params, request }) => ({
      status: 200,
      body: await takePost(
        deps,
        askerOf(request, on('POST_ENDED', params.accountId), () => ({ detail: { post: params.postId } }), appendOrHold),
        params.accountId,
        params.postId,
      ),
    }),
    { before: access.admit(promises.endPost.caller) },
  )
}

type Attempt = Parameters<typeof audited>[1]
type Tell = NonNullable<Parameters<typeof audited>[2]>

const opened: Tell = (accountId) => ({ target: { kind: 'ACCOUNT', id: String(accountId) } })
const on = (act: Attempt['act'], id: string | null): Attempt => ({ act, target: { kind: 'ACCOUNT', id } })

function askerOf(request: FastifyRequest, attempt: Attempt, tell?: Tell, append?: typeof appendOrHold): Asker {
  return {
    reach: reachOf(request),
    accountId: sessionOf(request).accountId,
    inAudit: audited(request, attempt, tell, append),
  }
}
