import { describe, expect, test } from 'vitest'
import { type CommentReadingPolicy, countCopies, emergingTopics, keynessOf } from './comment-reading.ts'

const policy: CommentReadingPolicy = {
  smallestGroup: 5,
  weeksBefore: 8,
  topicCommentsMin: 4,
  topicLiftMin: 2,
  listedTopics: 2,
}

describe('topics', () => {
  test('are words that have become more frequent beyond chance, the surest first', () => {
    const words = [
      { word: '叫号机', now: 12, before: 2 },
      { word: '停车', now: 40, before: 3 },
      { word: '窗口', now: 50, before: 400 },
      { word: '偶尔', now: 3, before: 0 },
      { word: '新词', now: 5, before: 0 },
    ]
    const topics = emergingTopics(words, { now: 100, before: 800 }, policy)
    expect(topics.map(({ word }) => word)).toEqual(['停车', '叫号机'])
    expect(topics[0]?.liftHundredths).toBe(10667)
  })

  test('follow G² as Dunning defines it, below nought where a word has become rarer', () => {
    // 2·(20·ln(20/12.5) + 5·ln(5/12.5) + 80·ln(80/87.5) + 95·ln(95/87.5))
    expect(keynessOf({ now: 20, before: 5 }, { now: 100, before: 100 })).toBeCloseTo(10.9245, 3)
    expect(keynessOf({ now: 5, before: 20 }, { now: 100, before: 100 })).toBeCloseTo(-10.9245, 3)
    expect(keynessOf({ now: 5, before: 0 }, { now: 100, before: 0 })).toBe(0)
  })
})

describe('copies', () => {
  const signature = (seed: number, changed = 0) =>
    new Uint8Array(
      Uint32Array.from({ length: 64 }, (_, at) => (at < changed ? 7_000_000 + at : seed * 1000 + at)).buffer,
    )

  test('are counted by cluster, also where small things were changed', () => {
    expect(countCopies([signature(1), signature(2), signature(1, 20), signature(3), signature(1)])).toEqual({
      clusters: 1,
      comments: 3,
    })
    expect(countCopies([signature(1), signature(1, 50)])).toEqual({ clusters: 0, comments: 0 })
    expect(countCopies([])).toEqual({ clusters: 0, comments: 0 })
  })
})
