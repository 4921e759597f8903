import { Analyzer } from '../../../language/analyze.ts'
import { readModel } from '../../../language/model-file.ts'
import type { Corpus } from '../train/corpus.ts'
import { foldCount, toFolds } from '../train/fit.ts'
import { seed, sha256, trainModel } from '../train/index.ts'
import { type LabelledScore, type Read, scoreReads, toRead } from './labelled.ts'

/** Five folds of the training set, each read by a model that was trained without it: everything, the thresholds and the tagger too. */
export function scoreFolds(corpus: Corpus): LabelledScore {
  const folds = toFolds(corpus.examples.length, seed + 1)
  const reads: Read[] = []
  for (let fold = 0; fold < foldCount; fold++) {
    const examples = corpus.examples.filter((_, at) => folds[at] !== fold)
    const analyzer = new Analyzer(readModel(trainModel({ files: corpus.files, examples }).file, sha256))
    corpus.examples.forEach((example, at) => {
      if (folds[at] === fold) reads.push(toRead(example, analyzer.analyze({ id: example.id, text: example.text })))
    })
  }
  return scoreReads(reads)
}
