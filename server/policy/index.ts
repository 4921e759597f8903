export { questionnaireOf } from './questionnaire.ts'
export { RuleBook } from './rule-book.ts'
export type { PolicyBody } from './shapes.ts'
