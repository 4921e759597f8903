import { readFileSync } from 'node:fs'

/** undefined where there is no such file; whatever else hinders reading it is thrown. */
export function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
