import type { ScoreAlert } from './score-alert.ts'
import type { ScoreListing } from './score-list.ts'

const head = 'yiping/score-list/v1'

/** All that was found in a month that is final. */
export interface ScoreFindings {
  readonly alerts: readonly ScoreAlert[]
  readonly listings: readonly ScoreListing[]
}

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** 名单文本: one line for each alert, then for each listing, by window and kind, so that whoever computes it again compares a digest. */
export function writeFindings({ alerts, listings }: ScoreFindings): string {
  const lines = [
    ...alerts.map(({ key, kind, opens, months, sumThousandths }) =>
      JSON.stringify([
        'ALERT',
        key,
        kind,
        opens,
        months.map((month) => Object.entries(month).sort(byName)),
        sumThousandths,
      ]),
    ),
    ...listings.map(({ key, list, ...rest }) =>
      JSON.stringify(['LISTING', key, list, Object.entries(rest).sort(byName)]),
    ),
  ]
  return `${[head, ...lines.sort(byText)].join('\n')}\n`
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => byText(one, other)
