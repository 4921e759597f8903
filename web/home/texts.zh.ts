import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'

export interface HomeTexts {
  readonly shared: SharedTexts
  readonly title: string
  readonly lead: string
  readonly points: readonly string[]
  readonly city: string
  readonly cityDays: (done: number, of: number) => string
  readonly halls: string
  readonly hallsHint: string
  readonly opening: string
  readonly noHalls: string
  readonly failed: string
  readonly board: string
  readonly evaluate: string
  readonly evaluateHint: string
  readonly elderly: string
  readonly report: string
  readonly reportHint: string
  readonly openReport: string
  readonly suggest: string
  readonly suggestHint: string
  readonly openSuggest: string
  readonly terminal: string
  readonly terminalHint: string
  readonly openTerminal: string
  readonly connect: string
  readonly connectHint: string
  readonly api: string
  readonly openapi: string
  readonly handling: string
  readonly portal: string
  readonly ranking: string
  readonly history: string
  readonly status: string
  readonly imports: string
  readonly console: string
  readonly trial: string
}

export const zh: HomeTexts = {
  shared: sharedZh,
  title: '每一次政务服务，都由您来评价',
  lead: '“以评”是政务服务“好差评”平台：办完事，扫码点一下就是一次评价；好评差评同样有效，大厅实时可见。',
  city: '试用城市“云山市”正在建立',
  cityDays: (done, of) => `已写入 ${of} 天中的 ${done} 天。大厅看板现在就可以打开；停止后下次启动会接着进行。`,
  points: [
    '一次服务评价一次，点一下即提交，不需要登录',
    '评价自愿，评价人信息受保护，评价页会说明谁能看到您是谁',
    '凭回执码随时查看系统保存的评价',
  ],
  halls: '政务服务大厅',
  hallsHint: '打开大厅的实时看板',
  opening: '正在打开…',
  noHalls: '还没有开放的大厅。',
  failed: '大厅名单暂时取不到。',
  board: '实时看板',
  evaluate: '我要评价',
  evaluateHint: '请扫描回执单上的二维码，或者打开短信里的链接。没有办事也可以扫描窗口上的二维码提交综合点评。',
  elderly: '评价页右上角有“长辈版”：大字、高对比、可朗读。',
  report: '向纪检监察举报',
  reportHint: '因为评价受到打击报复，被吃拿卡要，被要求给好评：直接告诉纪检监察，大厅和被反映的人看不到。',
  openReport: '我要举报',
  suggest: '意见箱',
  suggestHint: '对政务服务有意见、建议，不用登录就能写；每条都有答复，后来怎么样了也看得到。',
  openSuggest: '写意见、看办理情况',
  terminal: '窗口评价终端',
  terminalHint: '平板或自助机打开终端页面，输入配对码，就在窗口请群众评价；断网也能用。试用的配对码在 trial.json 里。',
  openTerminal: '打开终端页面',
  connect: '系统对接与试用',
  connectHint: '业务系统用接口报送办件，平台返回评价邀请。',
  api: '接口文档',
  openapi: 'OpenAPI 描述文件',
  handling: '差评整改情况',
  portal: '评价公开',
  ranking: '区间排名',
  history: '窗口评价公开记录',
  status: '运行状态',
  imports: '批量导入',
  console: '工作台',
  trial: '首次启动会带来一个试用大厅和试用城市“云山市”。API 密钥和评价链接在数据目录的 trial.json 中。',
}
