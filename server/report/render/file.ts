import type { Report } from '../../../domain/report.ts'
import type { ReportBlock } from '../../../domain/report-layout.ts'
import type { ReportWords } from '../../../domain/report-words.zh.ts'

/** What a file is drawn from. */
export interface Drawn {
  readonly report: Report
  /** Of the archived text, in hex. */
  readonly digest: string
  readonly words: ReportWords
  readonly blocks: readonly ReportBlock[]
}

export interface ReportFile {
  readonly mediaType: string
  readonly bytes: Buffer
}

/** 公文格式 (GB/T 9704—2012), as far as it can be kept without its typefaces: an A4 page in millimetres, type in points. */
export const sheetRules = {
  page: { width: 210, height: 297 },
  margin: { top: 37, bottom: 35, left: 28, right: 26 },
  /** 二号. */
  titlePoints: 22,
  /** 三号. */
  bodyPoints: 16,
  /** 小四 and 五号: tables and what stands beside drawings. */
  captionPoints: 12,
  tablePoints: 10.5,
  /** 四号. */
  pageNumberPoints: 14,
  linePoints: 28.95,
} as const

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const toXml = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '')

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
