export { serveSilences } from './routes.ts'
