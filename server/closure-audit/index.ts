export { drawClosures } from './draw/draw.ts'
export { viewTotals as viewClosureTotals } from './figures.ts'
export { drawPast, keepPastOutcome, type PastDraw } from './past.ts'
export { serveClosureAudits } from './routes.ts'
