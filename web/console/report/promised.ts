import type * as report from '../../../contracts/report.ts'
import type { Method } from '../../../contracts/route.ts'

/** What the page of reports asks; files are fetched by links. */
export interface ReportPromised {
  readonly listReports: typeof report.listReports
  readonly seeReport: typeof report.seeReport
}

export const reportAddresses: Readonly<Record<keyof ReportPromised, readonly [Method, string]>> = {
  listReports: ['GET', '/api/v1/reports'],
  seeReport: ['GET', '/api/v1/reports/{reportId}'],
}
