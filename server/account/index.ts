export { appendPost, openAccount } from './open.ts'
export { serveAccounts } from './routes.ts'
