import type { Answer } from '../call.ts'
import type { CommentReadingTexts } from './texts.ts'

export type Figures = Answer<'seeCommentFigures'>
export type Told = Figures['total']
export type Comment = Answer<'listComments'>['comments'][number]

/** The code of a label is its Chinese name; a label that was added later is said as it is called. */
export const sayLabel = (t: CommentReadingTexts, label: string): string => t.labels[label] ?? label

export interface Wanted {
  readonly from: string
  readonly to: string
  readonly hallCode: string
  readonly windowCode: string
  readonly itemCode: string
}

export const everywhere: Wanted = { from: '', to: '', hallCode: '', windowCode: '', itemCode: '' }

/** What was filled in. */
export const filled = (words: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(words).filter(([, value]) => value !== ''))
