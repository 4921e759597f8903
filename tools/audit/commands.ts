import { checkpoint, consistency, fsck } from './log-commands.ts'
import type { Asked } from './options.ts'
import { receipt } from './receipt.ts'
import { rows } from './rows.ts'

/** What can be asked for, by name. */
export const commands: Readonly<Record<string, (asked: Asked) => Promise<void>>> = {
  checkpoint,
  consistency,
  fsck,
  receipt,
  rows,
}
