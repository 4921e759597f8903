import type { FileProblem, ImportKind, RowProblem } from '../../contracts/import.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'
import type { ImportMode, ImportState } from './run.ts'

export interface ImportTexts {
  readonly shared: SharedTexts
  readonly title: string
  readonly lead: string
  readonly way: string
  readonly asClerk: (username: string, place: string) => string
  readonly withKey: string
  readonly sessionHint: string
  readonly notSignedIn: string
  readonly key: string
  readonly keyHint: string
  readonly kind: string
  readonly kinds: { readonly [Kind in ImportKind]: string }
  readonly template: string
  readonly templateXlsx: string
  readonly templateCsv: string
  readonly file: string
  readonly fileHint: string
  readonly mode: string
  readonly modes: { readonly [Mode in ImportMode]: string }
  readonly start: string
  readonly again: string
  readonly needKey: string
  readonly needFile: string
  readonly fileTooOther: string
  readonly fileGone: string
  readonly uploading: string
  readonly offline: string
  readonly progress: string
  readonly states: { readonly [State in ImportState]: string }
  readonly read: string
  readonly kept: string
  readonly unchanged: string
  readonly bad: string
  readonly nothingBad: string
  readonly nothingKept: string
  readonly someKept: string
  readonly refused: string
  readonly column: (columnNo: string) => string
  readonly badRows: string
  readonly firstOnly: (shown: string, all: string) => string
  readonly rowNo: string
  readonly whichColumn: string
  readonly problem: string
  readonly otherRow: string
  readonly download: string
  readonly downloadHint: (day: string) => string
  readonly downloadFailed: string
  readonly sealed: string
  readonly fileProblems: { readonly [Code in FileProblem]: string }
  readonly rowProblems: { readonly [Code in RowProblem]: string }
  readonly home: string
}

export const zh: ImportTexts = {
  shared: sharedZh,
  title: '批量导入',
  lead: '没有系统对接的大厅，可以用 Excel 或 CSV 表格导入行政区划、部门、大厅、窗口、人员、事项、开放时间、办事指南和办件。同一文件可以重复导入，不会重复登记。',
  way: '以谁的名义导入',
  asClerk: (username, place) => `我的账户：${username}（${place}）`,
  withKey: '业务系统的接口密钥',
  sessionHint:
    '已在工作台登录。可以导入区划、部门、大厅、窗口、人员和事项目录，范围与当前岗位相同；办件由业务系统用接口密钥报送。',
  notSignedIn: '密钥无效，或者登录已经结束。请检查密钥，或到工作台（/console/）重新登录。',
  key: '接口密钥',
  keyHint:
    '由管理员发放，以 yp_ 开头，须有导入权限。只留在本页面内，关闭页面即消失。有目录维护权限的工作人员先登录工作台，可以不用密钥。',
  kind: '导入什么',
  kinds: {
    DIVISIONS: '行政区划',
    ORGANIZATIONS: '部门',
    HALLS: '大厅',
    HALL_HOURS: '大厅开放时间',
    WINDOWS: '窗口',
    WINDOW_HOURS: '窗口开放时间',
    STAFF: '人员',
    ITEMS: '事项',
    ITEM_VARIANTS: '业务办理项',
    ITEM_GUIDES: '办事指南',
    WINDOW_ITEMS: '窗口可办事项',
    CASES: '办件',
  },
  template: '先下载模板填写：',
  templateXlsx: 'Excel 模板',
  templateCsv: 'CSV 模板',
  file: '选择文件',
  fileHint: 'xlsx，或者 UTF-8、GB18030 编码的 csv；不要带公式、宏和密码',
  mode: '有错误行时',
  modes: { GOOD_ROWS: '导入正确的行，错误的行退回', ALL_OR_NOTHING: '全部正确才导入，否则一行也不导入' },
  start: '开始导入',
  again: '再导入一个文件',
  needKey: '请填写接口密钥。',
  needFile: '请选择文件。',
  fileTooOther: '只能导入 xlsx 或 csv 文件。',
  fileGone: '文件读不出来：可能在选择之后被修改或移走了，请重新选择。',
  uploading: '正在上传',
  offline: '连接中断，正在自动重试。已经上传的文件会在后台继续导入。',
  progress: '导入进度',
  states: {
    WAITING: '已上传，正在排队',
    READING: '正在读取文件',
    CHECKING: '正在逐行检查',
    WRITING: '正在导入',
    DONE: '已完成',
    REFUSED: '文件未被接受',
  },
  read: '已读行',
  kept: '正确行',
  unchanged: '其中原已存在',
  bad: '错误行',
  nothingBad: '所有行都已导入。',
  nothingKept: '有错误行，按所选方式一行也没有导入。改正后请重新导入。',
  someKept: '正确的行已导入；错误的行没有导入，改正后可以单独导入。',
  refused: '这个文件没有导入，原因：',
  column: (columnNo) => `（第 ${columnNo} 列）`,
  badRows: '错误行',
  firstOnly: (shown, all) => `显示前 ${shown} 行，共 ${all} 行`,
  rowNo: '行号',
  whichColumn: '列',
  problem: '错误',
  otherRow: '同一办件的其他行有错误',
  download: '下载错误行',
  downloadHint: (day) => `文件里每行注明错误原因，改好后可以直接再导入。保存到 ${day}，之后自动删除。`,
  downloadFailed: '错误行下载失败，请稍后再试。',
  sealed: '上传的文件加密保存，导入结束即删除；错误行加密保存，到期删除。',
  fileProblems: {
    FILE_BROKEN: '文件打不开：不是有效的 xlsx 或 csv，或者已损坏。',
    FILE_PROTECTED: '文件有密码，或者是旧版 xls；请另存为没有密码的 xlsx。',
    FILE_EXPANDS: '文件解压后过大，已停止读取。',
    FILE_HAS_MACROS: '文件带有宏；请另存为不带宏的 xlsx。',
    FILE_HAS_LINKS: '文件带有外部链接或嵌入对象；请去掉后再导入。',
    FILE_EMPTY: '文件里没有数据行。',
    COLUMN_UNKNOWN: '有一列的列名不认识；请按模板填写列名。',
    COLUMN_MISSING: '缺少必填的列，列号按模板计；请按模板补上。',
    COLUMN_REPEATED: '有一列出现了两次。',
    COLUMNS_TOO_MANY: '列太多了。',
    ROWS_TOO_MANY: '行太多了；请分成几个文件导入。',
    KEY_NOT_VALID: '接口密钥已经过期或被停用。',
    POST_NOT_VALID: '导入人的账户或岗位已经停用或撤销。',
  },
  rowProblems: {
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
  },
  home: '首页',
}
