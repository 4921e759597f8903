import { withSortedMembers } from './composite-input.ts'
import type { ScoreAlert } from './score-alert.ts'
import type { ScoreListing } from './score-list.ts'

const head = 'yiping/score-list/v1'

/** All that was found in a month that is final. */
export interface ScoreFindings {
  readonly alerts: readonly ScoreAlert[]
  readonly listings: readonly ScoreListing[]
}

/** 名单文本: one line for each alert, then for each listing, by window and kind, so that whoever computes it again compares a digest. */
export function writeFindings({ alerts, listings }: ScoreFindings): string {
  const lines = [
    ...alerts.map(({ key, kind, ...rest }) => JSON.stringify(['ALERT', key, kind, withSortedMembers(rest)])),
    ...listings.map(({ key, list, ...rest }) => JSON.stringify(['LISTING', key, list, withSortedMembers(rest)])),
  ]
  return `${[head, ...lines.sort((one, other) => (one < other ? -1 : 1))].join('\n')}\n`
}
