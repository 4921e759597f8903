export { questionnaireOf, tagsOf } from './questionnaire.ts'
export { RuleBook } from './rule-book.ts'
export { findBodyFault, isPolicyWord, type PolicyBody } from './shapes.ts'
