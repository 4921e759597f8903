import { describe, expect, test } from 'vitest'
import { buildAutomaton, wordState } from './automaton.ts'
import { ClauseSplitter } from './clause.ts'
import { normalise } from './normalise.ts'
import { readQuantity, toBucket } from './quantity.ts'
import { readShortText } from './short-text.ts'

const clauses = (text: string) => {
  const normal = normalise(text)
  const splitter = new ClauseSplitter()
  splitter.split(normal.units, normal.length)
  return Array.from({ length: splitter.count }, (_, at) => normal.text.slice(splitter.starts[at], splitter.ends[at]))
}

describe('clauses', () => {
  test.each([
    ['态度很好，就是等太久', ['态度很好', '就是等太久']],
    ['服务不错但是系统老卡', ['服务不错', '但是系统老卡']],
    ['收了3.5元', ['收了3.5元']],
    ['态度很好 速度很快', ['态度很好', '速度很快']],
    ['一号、二号窗口都空着', ['一号、二号窗口都空着']],
    ['真的等了三小时？好', ['真的等了三小时?好']],
    ['。。。', []],
  ])('%s', (text, wanted) => {
    expect(clauses(text)).toEqual(wanted)
  })
})

describe('numbers with their units', () => {
  const amount = (text: string) => {
    const { units, length } = normalise(text)
    const quantity = readQuantity(units, 0, length)
    return quantity && [quantity.kind, quantity.amount, quantity.end]
  }

  test.each([
    ['40天', ['time', 57_600, 3]],
    ['47分钟', ['time', 47, 4]],
    ['两个半小时', ['time', 180, 5]],
    ['三四十分钟', ['time', 35, 5]],
    ['十二个工作日', ['time', 24_000, 6]],
    ['3趟', ['times', 3, 2]],
    ['2.5元', ['money', 2.5, 4]],
    ['二十多张', ['copies', 20, 4]],
    ['一窗', undefined],
  ])('%s', (text, wanted) => {
    expect(amount(text)).toEqual(wanted)
  })

  test('minutes, hours and days lie in different buckets', () => {
    const buckets = ['5分钟', '40分钟', '3小时', '20天', '8个月'].map((text) => {
      const { units, length } = normalise(text)
      const quantity = readQuantity(units, 0, length)
      return quantity && toBucket(quantity)
    })
    expect(new Set(buckets).size).toBe(5)
  })
})

describe('words that everybody writes', () => {
  const said = (text: string) => readShortText(normalise(text).text)?.polarity

  test.each([
    ['满意', 'positive'],
    ['滿意！', 'positive'],
    ['好的', 'positive'],
    ['无', 'neutral'],
    ['一般吧', 'neutral'],
    ['呵呵', 'negative'],
    ['👍👍', 'positive'],
    ['😡', 'negative'],
    ['…', 'neutral'],
    ['窗口太少', undefined],
    ['满意个鬼', undefined],
  ])('%s', (text, polarity) => {
    expect(said(text)).toBe(polarity)
  })
})

test('all words of a list are found in one pass, the longest first', () => {
  const automaton = buildAutomaton([
    ['好', 0],
    ['好几次', 1],
    ['几次', 2],
  ])
  let state = 0
  const ends = [...'来好几次'].map((sign) => {
    state = automaton.step(state, sign.charCodeAt(0))
    return automaton.value[wordState(automaton, state)]
  })
  expect(ends).toEqual([-1, 0, -1, 1])
  expect(automaton.value[automaton.shorter[state] ?? 0]).toBe(2)
})
