export { serveComplaints } from './routes.ts'
