export { serveProblemEntries } from './routes.ts'
