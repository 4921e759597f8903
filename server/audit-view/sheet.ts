import type { EntryRow } from './store.ts'

/** The heads are in both languages: one file for whoever reads it. What stands below is as it was written, in codes. */
const heads = [
  '编号 id',
  '时间 time (UTC+8)',
  '操作者类别 actor kind',
  '操作者 actor',
  '操作者编号 actor id',
  '角色 role',
  '操作 act',
  '对象类别 target kind',
  '对象 target',
  '结果 result',
  '行政区划 division',
  '大厅 hall',
  '来源地址 from',
  '请求编号 request',
  '已封存 sealed',
  '详情 detail',
]

export const columns = heads.map((header) => ({ header, isRequired: false, words: [] }))

const eightHoursMs = 8 * 3_600_000

/** As people in one time zone compare them, and still an instant. */
function toLocalTime(at: Date): string {
  return new Date(at.getTime() + eightHoursMs).toISOString().replace('Z', '+08:00')
}

export function toCells(row: EntryRow): readonly string[] {
  return [
    row.id,
    toLocalTime(row.at),
    row.actorKind,
    row.actorName ?? '',
    row.actorId ?? '',
    row.role ?? '',
    row.act,
    row.targetKind,
    row.targetId ?? '',
    row.result,
    row.divisionCode ?? '',
    row.hallCode ?? '',
    row.from ?? '',
    row.requestId ?? '',
    row.isSealed ? 'yes' : 'no',
    JSON.stringify(row.detail),
  ]
}
