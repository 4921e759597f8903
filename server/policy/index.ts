export { questionnaireOf } from './questionnaire.ts'
export { RuleBook } from './rule-book.ts'
