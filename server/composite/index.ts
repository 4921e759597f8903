export { type ComputedComposite, computeComposite, findSchemeOfPeriod, keepComposite } from './compute.ts'
export { findComposite, hasCompositeChangedSince, insertPublishedComposite } from './store.ts'
