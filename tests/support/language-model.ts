import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Model, readModel } from '../../language/model-file.ts'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const file = path.resolve(import.meta.dirname, '../../language/model/window-zh.gwnlp')

/** The bytes of the committed model, in memory of their own. */
export const modelBytes = (): Uint8Array => new Uint8Array(readFileSync(file))

let model: Model | undefined

/** The committed model, read once for all tests of a worker. */
export function committedModel(): Model {
  model ??= readModel(modelBytes(), sha256)
  return model
}
