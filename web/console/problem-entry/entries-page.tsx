/** @jsxImportSource react */
import { useState } from 'react'
import type { OrderSpoken } from '../handling-order/say.ts'
import { orderTexts } from '../handling-order/texts.ts'
import type { PageProps } from '../page.ts'
import { EntryHistory } from './entry-history.tsx'
import { EntryList } from './entry-list.tsx'
import type { EntrySpoken } from './say.ts'
import { entryTexts } from './texts.ts'
import { everyEntry } from './use-entries.ts'

/** 问题台账: the list, or one problem with its history, as the address says. */
export function EntriesPage(props: PageProps) {
  const { spoken, at } = props
  // The filter stands here: whoever comes back from a record finds it as it was.
  const [filter, setFilter] = useState(everyEntry)
  const orders: OrderSpoken = { language: spoken.language, t: orderTexts[spoken.language], shared: spoken.t.shared }
  const say: EntrySpoken = { t: entryTexts[spoken.language], orders }
  if (at === '') return <EntryList {...props} say={say} filter={filter} onFilter={setFilter} />
  return <EntryHistory key={at} {...props} say={say} orderId={at} />
}
