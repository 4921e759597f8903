export { isShownTo } from './call/store.ts'
export type { HandlingDeps } from './deps.ts'
export { type Holder, loadHolder, toAsker } from './desk/asker.ts'
export { viewOrganization } from './desk/list.ts'
export { handlesAt, loadReached } from './desk/reach.ts'
export { lookSoon } from './due/store.ts'
export { lookAfterOrders } from './due/sweep.ts'
export { takeUpFalse } from './false-closure.ts'
export { appendOrder, type PlannedOrder, planOrder } from './open.ts'
export { type OrderOpening, openingOf } from './opening.ts'
export { appendPast, appendPastRound, type PastStep } from './past.ts'
export { loadOrderPlace, type OrderPlace } from './place/place.ts'
export { keepMissingEntries } from './problem/entries.ts'
export { findProblem, isLastSaid } from './problem/store.ts'
export { keepMissingRounds } from './round/rounds.ts'
export { serveHandlingOrders } from './routes.ts'
export { recordsOfSaid, viewSaid } from './said.ts'
export {
  appendWords,
  findComplaint,
  findFollowed,
  findLater,
  findOrganizationId,
  findOrganizations,
  findSaid,
  type LaterRow,
  type OrderInsert,
  type OrganizationRow,
  type SaidRow,
} from './store.ts'
export { findStories, findStory, type Story, storyAt } from './story.ts'
export { tellOpened } from './tell/opened.ts'
export { findHandlerPosts, findPlaces } from './tell/store.ts'
export { viewKinds } from './view.ts'
export { openWords, readComplaint, readWritten, sealWords, type Written } from './words.ts'
