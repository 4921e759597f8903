import { describe, expect, test } from 'vitest'
import { committedModel } from '../tests/support/language-model.ts'
import { Analyzer } from './analyze.ts'
import { dryRun } from './dry-run.ts'
import { type LabelRow, LabelTable } from './label-table.ts'

const pets: LabelRow = {
  code: '宠物入内',
  name: '宠物入内',
  definition: '大厅里有人带宠物，无人管理',
  patterns: [
    { words: ['狗', '大厅'], within: 8, without: ['导盲'], scope: 'clause' },
    { words: ['宠物', '没人管'], scope: 'comment' },
  ],
  examples: [
    '有人牵着大狗在等候区走来走去',
    '猫在椅子上睡觉，没法坐',
    '带宠物进来吓到孩子',
    '狗叫得听不见叫号',
    '等候区一地狗毛',
  ],
  counterExamples: ['导盲犬可以进，这点很人性', '办狗证排了两小时', '养狗登记在哪个窗口'],
  owner: '大厅管理科',
  answerWithinWorkingDays: 5,
}

const analyzer = new Analyzer(committedModel(), { table: new LabelTable('window-zh-1+pets', [pets]) })
const hit = (text: string) => analyzer.analyze({ id: 'a', text }).issues.find(({ code }) => code === pets.code)

describe('a label that experts write down works at once', () => {
  test('by its pattern, with the clause that shows it', () => {
    const text = '窗口不错，大厅里有狗乱跑，快管管'
    expect(hit(text)).toMatchObject({ p: 1, by: ['lexicon'] })
    expect(hit(text)?.evidence.map(({ start, end }) => text.slice(start, end))).toEqual(['大厅里有狗乱跑'])
  })

  test('words too far apart, or one that excludes it: no pattern', () => {
    expect(hit('狗证办好了，特地来大厅感谢')).toBeUndefined()
    expect(hit('导盲犬和狗不同，大厅放行')).toBeUndefined()
  })

  test('by words of the whole comment', () => {
    expect(hit('有宠物。保安看见也没人管')?.by).toContain('lexicon')
  })

  test('by likeness to an example', () => {
    expect(hit('有人牵着一条大狗在等候区里走')?.by).toEqual(['example'])
  })

  test.each(pets.counterExamples)('never a counter-example: %s', (text) => {
    expect(hit(text)).toBeUndefined()
  })

  test('four examples are too few to go by', () => {
    const few = new LabelTable('x', [{ ...pets, patterns: [], examples: pets.examples.slice(0, 4) }])
    const reader = new Analyzer(committedModel(), { table: few })
    expect(reader.analyze({ id: 'a', text: pets.examples[0] ?? '' }).issues.map(({ code }) => code)).not.toContain(
      pets.code,
    )
  })

  test('the analysis names the taxonomy it was read by', () => {
    expect(analyzer.analyze({ id: 'a', text: '好' }).taxonomyVersion).toBe('window-zh-1+pets')
  })
})

test('before publishing it is told what would change, with masked samples', () => {
  const comments = ['大厅里有狗，周佩云吓坏了', '态度很好', '大厅有狗'].map((text, at) => ({ id: `c${at}`, text }))
  const plain = new Analyzer(committedModel())
  const run = dryRun(
    comments.map((comment) => plain.analyze(comment)),
    comments.map((comment) => analyzer.analyze(comment)),
  )
  expect(run).toMatchObject({ comments: 3, changed: 2 })
  expect(run.codes).toHaveLength(1)
  expect(run.codes[0]).toMatchObject({ code: pets.code, gained: { count: 2 }, lost: { count: 0 } })
  expect(JSON.stringify(run)).not.toContain('周佩云')
})
