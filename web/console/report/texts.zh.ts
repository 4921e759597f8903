import type { ReportFormat } from '../../../contracts/report.ts'
import type { ReportKind } from '../../../domain/report.ts'

/** What the page of reports says around them; their own words are in domain/report-words.zh.ts. */
export interface ReportTexts {
  readonly title: string
  readonly hint: string
  readonly none: string
  readonly every: string
  readonly kind: string
  readonly kinds: Readonly<Record<ReportKind, string>>
  readonly made: (time: string) => string
  readonly replaced: string
  readonly withdrawn: string
  readonly open: string
  readonly back: string
  readonly more: string
  readonly files: string
  readonly formats: Readonly<Record<ReportFormat, string>>
  readonly digest: (digest: string) => string
}

export const zh: ReportTexts = {
  title: '定期报告',
  hint: '周报、月报、季报和年报由平台自动生成：周报每周一生成，其余在结果公布后生成。报告中的数字均取自已有的统计和公布结果，无人改写。',
  none: '还没有报告。',
  every: '全部',
  kind: '报告类别',
  kinds: { WEEK: '周报', MONTH: '月报', QUARTER: '季报', YEAR: '年报' },
  made: (time) => `生成于${time}`,
  replaced: '该周期已公布新的版本，请看新的报告。',
  withdrawn: '所引用的结果已撤回。',
  open: '查看',
  back: '返回列表',
  more: '更早的报告',
  files: '下载',
  formats: { DOCX: 'Word', XLSX: 'Excel', PDF: 'PDF' },
  digest: (digest) => `报告文本摘要（SHA-256）：${digest}`,
}
