export { lodge } from './actions.ts'
export { findAtOrder } from './at-order.ts'
export { serveAppeals } from './routes.ts'
