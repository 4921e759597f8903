export { markFound, refuseUnreached } from './desk.ts'
export { keepPastSuggestion, type PastSuggestion } from './past.ts'
export { serveSuggestions } from './routes.ts'
