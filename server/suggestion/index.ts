export { markFound, refuseUnreached } from './desk.ts'
export { serveSuggestions } from './routes.ts'
