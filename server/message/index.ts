export { serveMessages } from './routes.ts'
export type { Recipient } from './store.ts'
export { sweepMessages, tellAuditStandsStill } from './sweeps.ts'
export { appendMessage, appendMessages, type NewMessage } from './write.ts'
