import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/account.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { serve } from '../platform/serve.ts'
import {
  type AccountDeps,
  type Asker,
  changeState,
  createAccount,
  grantPost,
  listAccounts,
  resetFactors,
  resetPassword,
  takePost,
} from './actions.ts'

/** System administrators open and close accounts; security administrators say what their holders may do. */
export function serveAccounts(app: FastifyInstance, deps: AccountDeps, access: Access): void {
  serve(
    app,
    promises.listAccounts,
    async ({ query, request }) => ({ status: 200, body: await listAccounts(deps, askerOf(request), query) }),
    { before: access.admit(promises.listAccounts.caller) },
  )
  serve(
    app,
    promises.openAccount,
    async ({ body, request }) => ({ status: 201, body: await createAccount(deps, askerOf(request), body) }),
    { before: access.admit(promises.openAccount.caller) },
  )
  serve(
    app,
    promises.changeAccountState,
    async ({ params, body, request }) => ({
      status: 200,
      body: await changeState(deps, askerOf(request), params.accountId, body),
    }),
    { before: access.admit(promises.changeAccountState.caller) },
  )
  serve(
    app,
    promises.resetPassword,
    async ({ params, request }) => ({
      status: 201,
      body: await resetPassword(deps, askerOf(request), params.accountId),
    }),
    { before: access.admit(promises.resetPassword.caller) },
  )
  serve(
    app,
    promises.removeFactors,
    async ({ params, request }) => ({
      status: 200,
      body: await resetFactors(deps, askerOf(request), params.accountId),
    }),
    { before: access.admit(promises.removeFactors.caller) },
  )
  serve(
    app,
    promises.grantPost,
    async ({ params, body, request }) => ({
      status: 201,
      body: await grantPost(deps, askerOf(request), params.accountId, body),
    }),
    { before: access.admit(promises.grantPost.caller) },
  )
  serve(
    app,
    promises.endPost,
    async ({ params, request }) => ({
      status: 200,
      body: await takePost(deps, askerOf(request), params.accountId, params.postId),
    }),
    { before: access.admit(promises.endPost.caller) },
  )
}

function askerOf(request: FastifyRequest): Asker {
  return { reach: reachOf(request), accountId: sessionOf(request).accountId }
}
