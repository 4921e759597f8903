import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Analyzer } from '../../../language/analyze.ts'
import { readModel } from '../../../language/model-file.ts'

const modelName = join('language', 'model', 'window-zh.gwnlp')

/** It lies beside the sources of the room; from the build it is found above it. */
function findModel(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const file = join(folder, modelName)
    if (existsSync(file)) return file
    if (folder === dirname(folder)) throw new Error(`the model is not there: ${modelName}`)
  }
}

export interface LoadedReader {
  readonly analyzer: Analyzer
  /** Version of the model and of its labels: with another one every comment is read again. */
  readonly reader: string
}

export function loadReader(): LoadedReader {
  const model = readModel(readFileSync(findModel()), (bytes) => createHash('sha256').update(bytes).digest('hex'))
  const { version, taxonomyVersion } = model.header
  return { analyzer: new Analyzer(model), reader: `${version}+${taxonomyVersion}` }
}
