export { openNames } from './names.ts'
export { appendPost, openAccount } from './open.ts'
export { isSystemAdministered } from './operator/store.ts'
export { serveAccounts } from './routes.ts'
