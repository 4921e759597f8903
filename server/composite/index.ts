export { type ComputedComposite, compositeRulesOn, computeComposite, keepComposite } from './compute.ts'
export { serveSchemePreviews } from './routes.ts'
export {
  findComposite,
  findCompositeInput,
  findCompositeResult,
  findPublishedInput as findPublishedCompositeInput,
  hasCompositeChangedSince,
  insertPublishedComposite,
  listComposites as listWindowComposites,
} from './store.ts'
export { toFigures } from './view.ts'
