import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Analyzer } from '../../language/analyze.ts'
import { readModel } from '../../language/model-file.ts'
import { scoreAll } from './score/index.ts'
import { loadCorpus } from './train/corpus.ts'
import { sha256, trainModel } from './train/index.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)
const complain = (line: string) => void process.stderr.write(`${line}\n`)

export const trainingFolder = (root: string): string => path.join(root, 'language', 'training')
export const modelFile = (root: string): string => path.join(root, 'language', 'model', 'window-zh.gwnlp')
const reportFile = (root: string) => path.join(root, 'language', 'model', 'report.json')

async function train(root: string): Promise<void> {
  const corpus = await loadCorpus(trainingFolder(root))
  const { file, metrics } = trainModel(corpus)
  await writeFile(modelFile(root), file)
  const report = {
    sha256: sha256(file),
    bytes: file.length,
    comments: corpus.examples.length,
    metrics,
    data: corpus.files,
  }
  await writeFile(reportFile(root), `${JSON.stringify(report, null, 2)}\n`)
  say(`${corpus.examples.length} comments, ${file.length} bytes, sha256 ${report.sha256}`)
  for (const [name, value] of Object.entries(metrics)) say(`${name}: ${value}`)
}

async function analyze(root: string, from: string, to: string): Promise<void> {
  const analyzer = new Analyzer(readModel(await readFile(modelFile(root)), sha256))
  const lines = (await readFile(from, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  const read = lines.map((line) => {
    const { id, text } = JSON.parse(line) as { id: string; text: string }
    const { issues, praise, polarity, pii } = analyzer.analyze({ id, text })
    const labels = [...issues, ...praise].map((hit) => hit.code)
    return JSON.stringify({
      id,
      labels,
      polarity: polarity.label,
      pii: pii.map(({ start, end, type }) => ({ start, end, type })),
    })
  })
  await writeFile(to, `${read.join('\n')}\n`)
  say(`${read.length} comments read`)
}

const usage = `npm run language:train                       trains language/model/window-zh.gwnlp from language/training
npm run language:analyze -- IN.jsonl OUT.jsonl    reads {id,text,item} line by line, writes {id,labels,polarity,pii}
npm run language:score -- [folder]                measures; a folder (or LANGUAGE_SETS) may bring further sets: .jsonl with labels, .tsv with days`

/** npm run language:…. @returns the exit code: 0, or 2 where the words are not understood */
export async function main(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  root: string,
): Promise<number> {
  const [command, ...words] = argv.filter((word) => word !== '--')
  if (command === 'train') await train(root)
  else if (command === 'analyze' && words[0] !== undefined && words[1] !== undefined) {
    await analyze(root, words[0], words[1])
  } else if (command === 'score') {
    const folder = words[0] ?? env['LANGUAGE_SETS']
    const corpus = await loadCorpus(trainingFolder(root))
    const burstDays = Number(env['LANGUAGE_BURST_DAYS'] ?? 96)
    await scoreAll({ modelFile: modelFile(root), corpus, burstDays, ...(folder === undefined ? {} : { folder }) }, say)
  } else {
    complain(usage)
    return 2
  }
  return 0
}
