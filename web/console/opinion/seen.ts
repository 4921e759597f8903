import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import type { OpinionTexts } from './texts.zh.ts'

export interface OpinionProps {
  readonly page: PageProps
  readonly t: OpinionTexts
}

export type OpinionSession = Answer<'seeOpinionSession'>

export interface SessionProps extends OpinionProps {
  readonly seen: OpinionSession
  readonly onSeen: (seen: OpinionSession) => void
  readonly reload: () => Promise<void>
}

/** A word of the policy in the language of the page. */
export const wordIn = (page: OpinionProps['page'], { zh, en }: { readonly zh: string; readonly en: string }) =>
  page.spoken.language === 'en' ? en : zh

export function groupName({ page, seen }: Pick<SessionProps, 'page' | 'seen'>, wanted: string): string {
  const group = seen.options.groups.find(({ code }) => code === wanted)
  return group === undefined ? wanted : wordIn(page, group.name)
}

export function codeName({ page, seen }: Pick<SessionProps, 'page' | 'seen'>, wanted: string): string {
  const entry = seen.options.codeBook.find(({ code }) => code === wanted)
  return entry === undefined ? wanted : wordIn(page, entry.name)
}
