export interface Failure {
  readonly where: string
  readonly title: string
  readonly message: string
}

export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly failures: readonly Failure[]
}

export interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

export function tallyOf(run: {
  report: Report | null
  exitCode: number | null
  mayBeEmpty?: boolean
  relative?: (file: string) => string
}): Tally

type Counts = Pick<Tally, 'passed' | 'failed' | 'skipped'>
export function closingLine(rows: readonly Counts[]): string
export function isGreen(rows: readonly Counts[]): boolean
export function table(rows: readonly (Counts & { suite: string; database?: string; seconds: number })[]): string
