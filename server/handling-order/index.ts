export { lookAfterOrders } from './due/sweep.ts'
export { type OrderOpening, openingOf } from './opening.ts'
export { appendPast, type PastStep } from './past.ts'
export { serveHandlingOrders } from './routes.ts'
