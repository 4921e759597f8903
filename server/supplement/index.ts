export { keepPastSupplement, type PastSupplement } from './past.ts'
export { serveSupplements } from './routes.ts'
