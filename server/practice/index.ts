export { servePractices } from './routes.ts'
