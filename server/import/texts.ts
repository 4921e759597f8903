import type { RowProblem } from '../../contracts/import.ts'

/** What stands in the file of bad rows. A file has no face that could say it, so the words are here, as those of the slip are. */
const texts: { readonly [Code in RowProblem]: string } = {
  CELL_EMPTY: '必填，不能为空',
  CELL_IS_FORMULA: '不能是公式，请改为数值或文字',
  CELL_IS_ERROR: '单元格是错误值',
  CELL_TOO_LONG: '内容过长',
  CELL_NOT_A_WORD: '不在可选值之内',
  CELL_NOT_A_TIME: '不是有效的日期或时间',
  CELL_NOT_A_NUMBER: '应为整数',
  CELL_NOT_A_LIST: '写法不对，请照示例填写',
  CELL_NUMBER_ROUNDED: '被当作数字保存，末尾可能已失真，请按文本重新填写',
  CASE_ROWS_APART: '同一办件的各行须相邻',
  CASE_ROWS_DIFFER: '与同一办件的第一行不一致',
  ENTRY_REPEATED: '同一条目在一个文件里只能有一行，以后的变更请另行导入',
  MALFORMED: '格式不对',
  TEXT_NOT_PLAIN: '有无法保存的字符',
  FORBIDDEN: '不在权限范围内',
  ACCEPTED_AT_MISSING: '缺少受理时间',
  COMPLETED_AT_MISSING: '缺少办结时间',
  TIMES_OUT_OF_ORDER: '时间的先后顺序不对',
  TIME_IN_FUTURE: '时间在未来',
  SEQUENCE_REPEATED: '服务序号重复',
  SERVICE_ENDED_ALREADY: '该服务已结束并已邀请评价，不能再改动',
  OUTCOME_WITHOUT_END: '有服务结果但没有结束时间',
  END_WITHOUT_OUTCOME: '有结束时间但没有服务结果',
  ITEM_UNKNOWN: '没有这个事项',
  DIVISION_UNKNOWN: '没有这个行政区划',
  ORGANIZATION_UNKNOWN: '没有这个部门',
  PLACE_UNKNOWN: '没有这个大厅或窗口',
  HALL_UNKNOWN: '没有这个大厅',
  WINDOW_UNKNOWN: '没有这个窗口',
  STAFF_UNKNOWN: '没有这名工作人员',
  EFFECTIVE_BEFORE_TODAY: '已经生效的内容不能改在今天之前',
  LEVEL_NOT_BELOW_PARENT: '上级行政区划的层级必须更高',
  HOURS_OUT_OF_ORDER: '开放时间的起止颠倒或互相重叠',
  CONFLICT: '同时有人在改，请重新导入',
  FAULT: '系统未能保存这一行，请重新导入',
}

export function problemText(code: RowProblem, column: string | null): string {
  return column === null ? texts[code] : `【${column}】${texts[code]}`
}
