/** What an operator's command says, and the exit code that goes with it. */
export function print(text: string, exitCode = 0): number {
  process.stdout.write(text)
  return exitCode
}

/** Why nothing was done. */
export function refuse(text: string, exitCode: number): number {
  process.stderr.write(`${text}\n`)
  return exitCode
}
