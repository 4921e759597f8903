import type { ConsoleTexts } from './texts.zh.ts'
import type { Session } from './use-session.ts'

/** A post in words: the role and where it is held. */
export function sayPost(t: ConsoleTexts, post: Session['posts'][number]): string {
  return `${t.roles[post.role]} · ${post.hallName ?? post.hallCode ?? post.divisionName}`
}
