import { execFile } from 'node:child_process'
import { join } from 'node:path'

export interface ToolRun {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs `npm run <name>` without npm: the same file, in an environment of its own. */
export function runTool(
  root: string,
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ToolRun> {
  const { PATH = '', HOME = '' } = process.env
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'tools', `${name}.mjs`), ...args],
      { cwd: root, env: { PATH, HOME, ...env } },
      (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, stdout, stderr }),
    )
  })
}
