export { tellPraise } from './praise.ts'
export { serveOwnEvaluations } from './routes.ts'
export { bringDays } from './sweep.ts'
