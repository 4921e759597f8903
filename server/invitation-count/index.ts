export { serveInvitationCounts } from './routes.ts'
export { countInvitations } from './sweep.ts'
