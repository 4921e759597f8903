import { parseArgs } from 'node:util'
import { commands } from './commands.ts'
import { CouldNotCheck, Report } from './finding.ts'
import { auditHelp } from './help.ts'
import { options } from './options.ts'

/** Where lines go. */
export interface Output {
  readonly finding: (line: string) => void
  readonly remark: (line: string) => void
}

const standard: Output = {
  finding: (line) => void process.stdout.write(`${line}\n`),
  remark: (line) => void process.stderr.write(`${line}\n`),
}

/** npm run audit. @returns the exit code: 0 clean, 1 findings, 2 could not check */
export async function main(
  _env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  _root: string,
  output: Output = standard,
): Promise<number> {
  const report = new Report(output.finding)
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
    const [name = '', ...words] = positionals
    if (values.help === true || name === '') {
      output.remark(auditHelp.trimEnd())
      return name === '' && values.help !== true ? 2 : 0
    }
    const command = commands[name]
    if (command === undefined) throw new CouldNotCheck(`no such command: ${name}; --help tells them`)
    await command({ report, options: values, words, now: Date.now() })
    output.remark(report.summary(name))
    return report.isClean ? 0 : 1
  } catch (error) {
    output.remark(reasonOf(error))
    // What was found before it stopped stays found.
    return report.isClean ? 2 : 1
  }
}

function reasonOf(error: unknown): string {
  const { message, code } = error as Error & { code?: string }
  if (error instanceof CouldNotCheck || code?.startsWith('ERR_PARSE_ARGS')) return `could not check: ${message}`
  return `could not check: ${error instanceof Error ? (error.stack ?? message) : String(error)}`
}
