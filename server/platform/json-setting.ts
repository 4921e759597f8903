import { readFileSync } from 'node:fs'

/** What the file that a setting names holds. @throws with the name of the setting, and never with what stands in the file */
export function readJsonSetting(setting: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code !== 'ENOENT'
    throw new Error(`${setting}: ${isThere ? 'the file is not readable JSON' : 'there is no such file'}`)
  }
}
