import { anchor } from './anchor.ts'
import { disclosure } from './disclosure.ts'
import { evaluationSample } from './evaluation-sample.ts'
import { keys } from './keys.ts'
import { checkpoint, consistency, fsck } from './log-commands.ts'
import type { Asked } from './options.ts'
import { ranking } from './ranking.ts'
import { receipt } from './receipt.ts'
import { rows } from './rows.ts'
import { sample } from './sample.ts'
import { tickets } from './tickets.ts'
import { witnesses } from './witnesses.ts'

/** What can be asked for, by name. */
export const commands: Readonly<Record<string, (asked: Asked) => Promise<void>>> = {
  checkpoint,
  consistency,
  fsck,
  keys,
  receipt,
  disclosure,
  tickets,
  ranking,
  sample,
  'evaluation-sample': evaluationSample,
  anchor,
  rows,
  witnesses,
}
