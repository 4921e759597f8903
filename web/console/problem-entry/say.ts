import type { OrderSpoken } from '../handling-order/say.ts'
import type { PageProps } from '../page.ts'
import type { EntryTexts } from './texts.zh.ts'
import type { Entry, EntryFilter } from './use-entries.ts'

export interface EntrySpoken {
  readonly t: EntryTexts
  /** Stages, sources and kinds are called what the desks of orders call them. */
  readonly orders: OrderSpoken
}

export interface EntryListProps extends PageProps {
  readonly say: EntrySpoken
  readonly filter: EntryFilter
  readonly onFilter: (filter: EntryFilter) => void
}

export function sayEntryPlace({ hallName, windowName, windowCode }: Entry): string {
  return [hallName, windowName ?? windowCode].filter((part) => part !== null).join(' · ')
}
