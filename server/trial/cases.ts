import type { CaseReport } from '../service-case/index.ts'
import { trialDivisionCode, trialHallCode, trialItemCode } from './hall.ts'

interface Story {
  readonly item: number
  readonly windowCode: string
  readonly staffNo?: string
  readonly mode: 'COUNTER' | 'SELF_SERVICE' | 'ONLINE'
  readonly service: 'CONSULTATION' | 'APPLICATION' | 'SUPPLEMENT' | 'COLLECTION'
  readonly outcome: 'DONE' | 'REFUSED' | 'RETURNED' | 'WITHDRAWN' | 'ABANDONED'
  readonly minutesAgo: number
  readonly waitingMinutes: number
  readonly isEnterprise?: boolean
}

/** One morning in the trial hall: most went well, some did not, and those are invited just the same. */
const morning: readonly Story[] = [
  {
    item: 2,
    windowCode: 'A01',
    staffNo: '1001',
    mode: 'COUNTER',
    service: 'APPLICATION',
    outcome: 'DONE',
    minutesAgo: 6,
    waitingMinutes: 8,
  },
  {
    item: 6,
    windowCode: 'A01',
    staffNo: '1001',
    mode: 'COUNTER',
    service: 'APPLICATION',
    outcome: 'RETURNED',
    minutesAgo: 19,
    waitingMinutes: 14,
  },
  {
    item: 3,
    windowCode: 'B02',
    staffNo: '1004',
    mode: 'COUNTER',
    service: 'CONSULTATION',
    outcome: 'DONE',
    minutesAgo: 11,
    waitingMinutes: 3,
  },
  {
    item: 1,
    windowCode: 'B01',
    staffNo: '1003',
    mode: 'COUNTER',
    service: 'APPLICATION',
    outcome: 'DONE',
    minutesAgo: 25,
    waitingMinutes: 5,
    isEnterprise: true,
  },
  {
    item: 4,
    windowCode: 'B01',
    staffNo: '1003',
    mode: 'COUNTER',
    service: 'SUPPLEMENT',
    outcome: 'REFUSED',
    minutesAgo: 41,
    waitingMinutes: 22,
    isEnterprise: true,
  },
  {
    item: 5,
    windowCode: 'C01',
    staffNo: '1005',
    mode: 'COUNTER',
    service: 'APPLICATION',
    outcome: 'DONE',
    minutesAgo: 15,
    waitingMinutes: 2,
  },
  {
    item: 5,
    windowCode: 'D01',
    staffNo: '1006',
    mode: 'COUNTER',
    service: 'COLLECTION',
    outcome: 'DONE',
    minutesAgo: 33,
    waitingMinutes: 1,
  },
  {
    item: 2,
    windowCode: 'Z01',
    mode: 'SELF_SERVICE',
    service: 'APPLICATION',
    outcome: 'DONE',
    minutesAgo: 9,
    waitingMinutes: 0,
  },
  {
    item: 3,
    windowCode: 'N01',
    mode: 'ONLINE',
    service: 'APPLICATION',
    outcome: 'WITHDRAWN',
    minutesAgo: 50,
    waitingMinutes: 0,
  },
  {
    item: 6,
    windowCode: 'A02',
    staffNo: '1002',
    mode: 'COUNTER',
    service: 'APPLICATION',
    outcome: 'ABANDONED',
    minutesAgo: 28,
    waitingMinutes: 37,
  },
  {
    item: 2,
    windowCode: 'A02',
    staffNo: '1002',
    mode: 'COUNTER',
    service: 'COLLECTION',
    outcome: 'DONE',
    minutesAgo: 22,
    waitingMinutes: 6,
  },
  {
    item: 1,
    windowCode: 'N01',
    mode: 'ONLINE',
    service: 'APPLICATION',
    outcome: 'DONE',
    minutesAgo: 3,
    waitingMinutes: 0,
    isEnterprise: true,
  },
]

const rounds = 2
const minuteMs = 60_000

/** Case numbers with the reports of them: two such mornings' worth, ended within the last two hours. */
export function trialCases(now: number): readonly (readonly [caseNo: string, report: CaseReport])[] {
  return Array.from({ length: rounds }, (_, round) => round).flatMap((round) =>
    morning.map((story, index) => {
      const serial = String(round * morning.length + index + 1).padStart(4, '0')
      return [`TRIAL-${serial}`, toReport(story, now - round * 60 * minuteMs)] as const
    }),
  )
}

function toReport(story: Story, now: number): CaseReport {
  const endedAt = now - story.minutesAgo * minuteMs
  const at = (instant: number) => new Date(instant).toISOString()
  return {
    itemCode: trialItemCode(story.item),
    divisionCode: trialDivisionCode,
    caseType: 'COMMITTED',
    status: 'ACCEPTED',
    handlingChannel: story.mode === 'ONLINE' ? 'ONLINE' : 'OFFLINE',
    acceptedAt: at(endedAt - 10 * minuteMs),
    applicant: { type: story.isEnterprise ? 'ENTERPRISE' : 'NATURAL_PERSON' },
    occurrences: [
      {
        sequence: 1,
        service: story.service,
        mode: story.mode,
        hallCode: trialHallCode,
        windowCode: story.windowCode,
        ...(story.staffNo === undefined ? {} : { staffNo: story.staffNo }),
        startedAt: at(endedAt - 10 * minuteMs),
        endedAt: at(endedAt),
        outcome: story.outcome,
        waitingMinutes: story.waitingMinutes,
        handlingMinutes: 10,
      },
    ],
  }
}
