import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import type { PublicationTexts } from './texts.zh.ts'

export type Publication = Answer<'listPublications'>['publications'][number]

export interface PublicationProps extends PageProps {
  readonly t: PublicationTexts
  readonly asOf: string
  readonly publication: Publication
  readonly onDone: () => Promise<void>
}
