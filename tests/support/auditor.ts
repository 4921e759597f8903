import type { Finding } from '../../tools/audit/finding.ts'
import { main } from '../../tools/audit/main.ts'

export interface Audited {
  readonly exitCode: number
  readonly findings: readonly Finding[]
  /** Each once, in the order of the alphabet. */
  readonly codes: readonly string[]
  readonly remarks: string
}

/** Asks the auditor’s program as its command line does. */
export async function audit(...argv: readonly string[]): Promise<Audited> {
  const findings: Finding[] = []
  const remarks: string[] = []
  const exitCode = await main({}, argv, '.', {
    finding: (line) => void findings.push(JSON.parse(line) as Finding),
    remark: (line) => void remarks.push(line),
  })
  return {
    exitCode,
    findings,
    codes: [...new Set(findings.map(({ code }) => code))].sort(),
    remarks: remarks.join('\n'),
  }
}
