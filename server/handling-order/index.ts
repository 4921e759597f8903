export { lookAfterOrders } from './due/sweep.ts'
export { type OrderOpening, openingOf } from './opening.ts'
export { serveHandlingOrders } from './routes.ts'
