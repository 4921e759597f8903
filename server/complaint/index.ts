export { keepPastComplaint, type PastComplaint } from './past.ts'
export { serveComplaints } from './routes.ts'
