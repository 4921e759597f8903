export { viewInvitation } from './actions.ts'
export { serveInvitations } from './routes.ts'
export { deriveToken, invitationUrl, tokenHash } from './token.ts'
