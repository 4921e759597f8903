export { type OrderOpening, openingOf } from './opening.ts'
export { serveHandlingOrders } from './routes.ts'
export { lookAfterOrders } from './sweep.ts'
