export { guardedOutgoing, type Outgoing, OutgoingFailed } from './outgoing.ts'
