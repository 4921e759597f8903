export { serveMessages } from './routes.ts'
export { sweepMessages, tellAuditStandsStill } from './sweeps.ts'
export { appendMessage } from './write.ts'
