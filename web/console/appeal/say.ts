import { sayDueTime } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import type { SharedTexts } from '../../shared/texts.shape.ts'
import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import { appealTexts } from './texts.ts'
import type { AppealTexts } from './texts.zh.ts'

export type ListedAppeal = Answer<'listAppeals'>['appeals'][number]
export type Appeal = Answer<'seeAppeal'>
export type AppealEventSeen = Appeal['events'][number]

export interface AppealSpoken {
  readonly language: Language
  readonly t: AppealTexts
  readonly shared: SharedTexts
}

export interface AppealDeskProps extends PageProps {
  readonly say: AppealSpoken
  /** Whether the post decides on appeals at all. */
  readonly isDecider: boolean
}

export function toSpoken({ language, t }: PageProps['spoken']): AppealSpoken {
  return { language, t: appealTexts[language], shared: t.shared }
}

export function sayAppealPlace({ hallName, windowName }: ListedAppeal): string {
  return [hallName, windowName].filter((part) => part !== null).join(' · ')
}

/** A time that is the first too late; null: its year is not published yet. */
export function sayUntil({ language, t }: AppealSpoken, until: string | null): string {
  return until === null ? t.noCalendar : t.before(sayDueTime(language, until))
}

export function sayStance(
  { t }: AppealSpoken,
  { stance, standing }: Pick<ListedAppeal, 'stance' | 'standing'>,
): string {
  if (stance !== null) return t.stances[stance]
  return standing === 'WAITING' ? t.stances.NOT_YET : t.stances.SILENT
}
