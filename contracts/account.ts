import { Type } from 'typebox'
import { families, roles } from '../domain/access.ts'
import { route } from './route.ts'
import { password, post, username } from './session.ts'
import {
  divisionCode,
  hallCode,
  instant,
  l3Text,
  nullable,
  oneOf,
  organizationCode,
  plainDate,
  plainText,
  shape,
  staffNo,
  uuid,
} from './shapes.ts'

/** 工号 at a hall’s windows. */
const staff = shape({ hallCode, staffNo })

const account = shape({
  accountId: uuid,
  username: plainText,
  name: l3Text,
  family: oneOf(families),
  divisionCode,
  hallCode: nullable(hallCode),
  state: oneOf(['OPEN', 'EXPIRED', 'DISABLED']),
  createdAt: instant,
  expiresAt: nullable(instant),
  lastSeenAt: nullable(instant),
  secondFactors: Type.Array(oneOf(['TOTP', 'PASSKEY'])),
  signOnLinkedAt: nullable(instant, { description: 'since when a provider may say who its holder is' }),
  staff: nullable(staff, {
    description: 'who the holder is at the windows: he handles and reviews nothing about himself',
  }),
  posts: Type.Array(post),
})

const firstPassword = Type.Unsafe<string>({ ...password, description: 'shown this once; good for setting another' })

const always = ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', 'SIGN_IN_UNFINISHED', 'CROSS_SITE', 'BUSY'] as const
const writes = [
  ...always,
  'STEP_UP_NEEDED',
  'AUDIT_STANDS_STILL',
  'TEXT_NOT_PLAIN',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'OWN_ACCOUNT',
  'ACCOUNT_UNKNOWN',
] as const
const params = shape({ accountId: uuid })

export const listAccounts = route({
  method: 'GET',
  path: '/api/v1/accounts',
  name: 'listAccounts',
  summary: 'Accounts of the own place, with what they hold',
  caller: { kind: 'account', permission: 'account:read' },
  query: shape({
    after: Type.Optional(username),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' })),
  }),
  answers: { 200: shape({ accounts: Type.Array(account), next: nullable(plainText) }) },
  refusals: always,
})

export const openAccount = route({
  method: 'POST',
  path: '/api/v1/accounts',
  name: 'openAccount',
  summary: 'Open an account. It holds no post: a security administrator grants those',
  caller: { kind: 'account', permission: 'account:write' },
  bodyBytesMax: 4096,
  body: shape({
    username,
    name: Type.String({ minLength: 1, maxLength: 60 }),
    family: oneOf(families),
    divisionCode,
    hallCode: Type.Optional(hallCode),
    expiresAt: Type.Optional(instant),
  }),
  answers: { 201: shape({ account, firstPassword }) },
  refusals: [
    ...always,
    'STEP_UP_NEEDED',
    'AUDIT_STANDS_STILL',
    'TEXT_NOT_PLAIN',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'USERNAME_TAKEN',
    'EXPIRY_OUT_OF_BOUNDS',
    'DIVISION_UNKNOWN',
    'HALL_UNKNOWN',
    'TIME_IN_FUTURE',
  ],
})

export const changeAccountState = route({
  method: 'PUT',
  path: '/api/v1/accounts/{accountId}/state',
  name: 'changeAccountState',
  summary:
    'Close an account, which ends its sessions at once, or open it again. Closing waits for nothing: while the audit stands still, opening alone is refused',
  caller: { kind: 'account', permission: 'account:write', stops: true },
  params,
  bodyBytesMax: 1024,
  body: shape({ state: oneOf(['OPEN', 'DISABLED']) }),
  answers: { 200: account },
  refusals: writes,
})

export const resetPassword = route({
  method: 'POST',
  path: '/api/v1/accounts/{accountId}/password-reset',
  name: 'resetPassword',
  summary: 'Give a first password again, which ends every session of the account; its second factor stays',
  caller: { kind: 'account', permission: 'account:write' },
  params,
  bodyBytesMax: 256,
  body: shape({}),
  answers: { 201: shape({ firstPassword }) },
  refusals: writes,
})

export const removeFactors = route({
  method: 'POST',
  path: '/api/v1/accounts/{accountId}/factor-reset',
  name: 'removeFactors',
  summary: 'Take the second factors off an account whose holder has lost them, which ends its sessions',
  caller: { kind: 'account', permission: 'account:reset-factor' },
  params,
  bodyBytesMax: 256,
  body: shape({}),
  answers: { 200: account },
  refusals: writes,
})

export const partSignOn = route({
  method: 'POST',
  path: '/api/v1/accounts/{accountId}/sign-on/removal',
  name: 'partSignOn',
  summary: 'Part an account from the provider, which ends its sessions; its holder links it again himself',
  caller: { kind: 'account', permission: 'account:reset-factor' },
  params,
  bodyBytesMax: 256,
  body: shape({}),
  answers: { 200: account },
  refusals: [...writes, 'SIGN_ON_NOT_LINKED'],
})

export const grantPost = route({
  method: 'POST',
  path: '/api/v1/accounts/{accountId}/posts',
  name: 'grantPost',
  summary: 'Give an account one role in one place',
  caller: { kind: 'account', permission: 'account:grant' },
  params,
  bodyBytesMax: 1024,
  body: shape({
    role: oneOf(roles),
    divisionCode,
    hallCode: Type.Optional(hallCode),
    organizationCode: Type.Optional(organizationCode),
    effectiveFrom: Type.Optional(plainDate),
    effectiveUntil: Type.Optional(plainDate),
  }),
  answers: { 201: account },
  refusals: [
    ...writes,
    'ROLE_NOT_OF_FAMILY',
    'ROLE_OF_OTHER_SIDE',
    'ROLE_NEEDS_HALL',
    'DIVISION_UNKNOWN',
    'HALL_UNKNOWN',
    'ORGANIZATION_UNKNOWN',
    'TIMES_OUT_OF_ORDER',
  ],
})

export const setStaff = route({
  method: 'PUT',
  path: '/api/v1/accounts/{accountId}/staff',
  name: 'setStaff',
  summary: 'Say who the holder of an account is at the windows, or that he is nobody there',
  caller: { kind: 'account', permission: 'account:grant' },
  params,
  bodyBytesMax: 1024,
  body: shape({ staff: nullable(staff) }),
  answers: { 200: account },
  refusals: [...writes, 'HALL_UNKNOWN', 'STAFF_UNKNOWN'],
})

export const endPost = route({
  method: 'POST',
  path: '/api/v1/accounts/{accountId}/posts/{postId}/end',
  name: 'endPost',
  summary: 'Take a post away; sessions that act in it may do nothing from now on',
  caller: { kind: 'account', permission: 'account:grant', stops: true },
  params: shape({ accountId: uuid, postId: uuid }),
  bodyBytesMax: 256,
  body: shape({}),
  answers: { 200: account },
  refusals: [...writes.filter((code) => code !== 'AUDIT_STANDS_STILL'), 'POST_UNKNOWN'],
})
