import path from 'node:path'
import { expect, test } from 'vitest'
import { modelBytes, sha256 } from '../../../tests/support/language-model.ts'
import { loadCorpus } from './corpus.ts'
import { trainModel } from './index.ts'

test('training again gives the committed model, byte for byte', async () => {
  const corpus = await loadCorpus(path.resolve(import.meta.dirname, '../../../language/training'))
  expect(sha256(trainModel(corpus).file), 'run “npm run language:train” and commit language/model').toBe(
    sha256(modelBytes()),
  )
})
