export { questionnaireOf, tagsOf } from './questionnaire.ts'
export { RuleBook } from './rule-book.ts'
export { findBodyFault, isPolicyWord, type PolicyBody, type PolicyWord } from './shapes.ts'
