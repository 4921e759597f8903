import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import type { BoxTexts } from './texts.zh.ts'

export type Suggestion = Answer<'listSuggestions'>['suggestions'][number]

/** One suggestion on the desk, with the others that are listed. */
export interface CardProps {
  readonly page: PageProps
  readonly t: BoxTexts
  readonly suggestion: Suggestion
  readonly others: readonly Suggestion[]
  readonly reload: () => Promise<void>
}
