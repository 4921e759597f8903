import type { Language } from '../../shared/language.ts'
import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import type { CalendarTexts } from './texts.zh.ts'

export interface CalendarSpoken {
  readonly language: Language
  readonly t: CalendarTexts
}

export type Calendar = Answer<'seeCalendar'>

export interface CalendarProps extends PageProps {
  readonly say: CalendarSpoken
  readonly calendar: Calendar
  readonly onKept: (calendar: Calendar) => void
}
