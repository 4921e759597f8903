import { readdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type Checkpoint, findCheckpoint } from '../../ledger/checkpoint.ts'
import { findNote } from '../../ledger/note.ts'
import { writeOnce } from './durable.ts'

/**
 * What a witness remembers of one log: the last checkpoint that it has cosigned, as a note with its own cosignature. Each is a file of its own,
 * numbered; the highest number counts. The next number can be taken once: that is the compare-and-set, and it holds between processes too.
 */
export interface Held {
  readonly seq: number
  readonly note: string
  readonly checkpoint: Checkpoint
}

/** The folder holds something that is no state: nothing may be cosigned before somebody has looked. */
class StateDamaged extends Error {}

const nameOf = (seq: number) => `${String(seq).padStart(12, '0')}.note`
const pattern = /^(\d{12})\.note$/
const triesMax = 5

/** undefined of a log of which nothing was cosigned yet. */
export async function findHeld(folder: string): Promise<Held | undefined> {
  for (let tries = 1; ; tries += 1) {
    const seq = (await numbersIn(folder)).at(-1)
    if (seq === undefined) return undefined
    try {
      return read(seq, await readFile(join(folder, nameOf(seq)), 'utf8'))
    } catch (error) {
      // Another process may have gone on twice between the list and the reading.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || tries === triesMax) throw error
    }
  }
}

function read(seq: number, note: string): Held {
  const text = findNote(note)?.text
  const checkpoint = text === undefined ? undefined : findCheckpoint(text)
  if (checkpoint === undefined) throw new StateDamaged(`${nameOf(seq)} is no signed checkpoint`)
  return { seq, note, checkpoint }
}

/**
 * Goes on from what was held to this note; on the disk when it resolves.
 * @returns false where somebody else has gone on from there first
 */
export async function goOn(folder: string, from: Held | undefined, note: string): Promise<boolean> {
  const seq = (from?.seq ?? 0) + 1
  const path = join(folder, nameOf(seq))
  if (!(await writeOnce(path, note))) return false
  const numbers = await numbersIn(folder)
  // Whoever slept long enough may have found a number that was taken and cleared away meanwhile; a higher one tells.
  if (numbers.at(-1) !== seq) {
    await unlink(path).catch(() => {})
    return false
  }
  const old = numbers.filter((number) => number < seq - 1)
  await Promise.all(old.map((number) => unlink(join(folder, nameOf(number))).catch(() => {})))
  return true
}

async function numbersIn(folder: string): Promise<readonly number[]> {
  return (await readdir(folder))
    .map((name) => pattern.exec(name)?.[1])
    .filter((found) => found !== undefined)
    .map(Number)
    .sort((a, b) => a - b)
}
