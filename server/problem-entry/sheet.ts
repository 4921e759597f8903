import type { listProblemEntries } from '../../contracts/problem-entry.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import type { SheetOut } from '../platform/sheet/write.ts'

type Listed = Pick<AnswerOf<typeof listProblemEntries>, 'kinds' | 'entries'>

/** The heads are in both languages: one file for whoever reads it. */
const heads = [
  '工单编号 order',
  '问题 problem',
  '第几次发现 occurrence',
  '行政区划 division',
  '大厅编号 hall',
  '大厅 hall name',
  '窗口编号 window',
  '窗口 window name',
  '事项编码 item',
  '事项 item name',
  '承办单位 unit',
  '来源 source',
  '状态 stage',
  '重办次数 taken up again',
  '开单时间 opened (UTC+8)',
  '核实时间 found (UTC+8)',
  '办结时间 closed (UTC+8)',
  '整改满意度 satisfaction',
  '已解决 solved',
  '评价已作废 invalid',
]

const eightHoursMs = 8 * 3_600_000

/** As people in one time zone compare them, and still an instant. */
const toLocalTime = (at: string | null) =>
  at === null ? '' : new Date(Date.parse(at) + eightHoursMs).toISOString().replace('Z', '+08:00')

const toWord = (is: boolean | null) => (is === null ? '' : is ? 'yes' : 'no')

export function toSheet({ kinds, entries }: Listed): SheetOut {
  const nameOf = (code: string) => kinds.find((kind) => kind.code === code)?.nameZh ?? code
  return {
    name: '问题台账',
    columns: heads.map((header) => ({ header, isRequired: false, words: [] })),
    rowsToFill: 0,
    rows: entries.map((entry) => [
      entry.orderId,
      entry.kinds.map(nameOf).join('；'),
      String(entry.occurrence),
      entry.divisionCode,
      entry.hallCode,
      entry.hallName,
      entry.windowCode ?? '',
      entry.windowName ?? '',
      entry.itemCode ?? '',
      entry.itemName ?? '',
      entry.lead.name,
      entry.source,
      entry.stage,
      String(entry.round),
      toLocalTime(entry.openedAt),
      toLocalTime(entry.foundAt),
      toLocalTime(entry.closedAt),
      entry.satisfaction === null ? '' : String(entry.satisfaction),
      toWord(entry.isSolved),
      toWord(entry.isInvalid),
    ]),
  }
}
