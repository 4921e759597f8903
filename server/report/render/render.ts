import type { ReportFormat } from '../../../contracts/report.ts'
import { drawDocx } from './docx.ts'
import type { Drawn, ReportFile } from './file.ts'
import { drawPdf } from './pdf.ts'
import { drawXlsx } from './xlsx.ts'

const drawings: Readonly<Record<ReportFormat, (drawn: Drawn) => Promise<ReportFile>>> = {
  DOCX: drawDocx,
  XLSX: drawXlsx,
  PDF: drawPdf,
}

/** The same report gives the same bytes. */
export const renderReportFile = (format: ReportFormat, drawn: Drawn): Promise<ReportFile> => drawings[format](drawn)
