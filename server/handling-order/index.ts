export { loadHolder } from './desk/asker.ts'
export { viewOrganization } from './desk/list.ts'
export { lookAfterOrders } from './due/sweep.ts'
export { type OrderOpening, openingOf } from './opening.ts'
export { appendPast, type PastStep } from './past.ts'
export { serveHandlingOrders } from './routes.ts'
export {
  appendWords,
  findEvaluated,
  findOrganizations,
  type OrganizationRow,
} from './store.ts'
export { findStory, type Story } from './story.ts'
export { openWords, readWritten, sealWords, type Written } from './words.ts'
