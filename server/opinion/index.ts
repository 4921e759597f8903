export { keepPastOpinions, type PastOpinions } from './past.ts'
export { serveOpinions } from './routes.ts'
