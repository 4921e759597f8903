import { describe, expect, test } from 'vitest'
import { minhashOf, shinglesOf } from '../minhash.ts'
import { normalise } from '../normalise.ts'
import { type TopicComment, toDocuments } from './document.ts'
import { findEmerging, usualEmergence } from './emergence.ts'
import { findKeyness } from './keyness.ts'
import { linkTopics } from './linkage.ts'
import { newTopic, nextState } from './topic-state.ts'

const today = 20_000

const comment = (id: string, day: number, text: string, more: Partial<TopicComment> = {}): TopicComment => {
  const { units, length, text: normal } = normalise(text)
  const shingles = shinglesOf(units, length)
  return { id, day, text: normal, print: { shingles, signature: minhashOf(shingles) }, scopes: [], ...more }
}

const who = '张三李四王五赵六孙七周八吴九郑十甲乙丙丁戊己庚辛壬癸子丑寅卯'
const what = [
  '社保转移',
  '落户材料',
  '过户缴税',
  '执照变更',
  '公积金提取',
  '居住证',
  '准生服务',
  '退休核定',
  '护照换发',
]
const how = [
  '办得挺快',
  '等了一会',
  '问了两次',
  '说要补件',
  '顺利取证',
  '没有说清',
  '人不算多',
  '要去二楼',
  '改天再来',
  '打了电话',
  '写了申请',
]

/** Eight weeks of ordinary days: twelve comments a day, no two alike. */
const ordinary = Array.from({ length: 58 * 12 }, (_, at) => {
  const pick = (list: readonly string[] | string, step: number) => list[(at * step) % list.length] ?? ''
  const text = `${pick(who, 7)}${pick(who, 11)}来办${pick(what, 5)}，${pick(how, 3)}，${pick(who, 13)}${pick(who, 17)}号之后${pick(how, 7)}`
  return comment(`o${at}`, today - Math.floor(at / 12), text)
})

const said = [
  '扶梯停运，老人只能爬楼',
  '今天又碰到扶梯停运',
  '推着婴儿车才知道扶梯停运了',
  '扶梯停运没有人说一声',
  '因为扶梯停运误了号',
  '二楼扶梯停运几天了',
]

const emerging = (...more: TopicComment[]) =>
  findEmerging(toDocuments([...ordinary, ...more]), { ...usualEmergence, today })

describe('what comes up', () => {
  test('on ordinary days nothing does', () => {
    expect(emerging()).toEqual([])
  })

  test('six people on two days: one topic, named by what they all say, with three comments', () => {
    const topics = emerging(...said.map((text, at) => comment(`s${at}`, today - (at % 2), text)))
    expect(topics).toHaveLength(1)
    expect(topics[0]?.label).toContain('扶梯停运')
    expect(topics[0]?.comments.toSorted()).toEqual(['s0', 's1', 's2', 's3', 's4', 's5'])
    expect(topics[0]?.samples).toHaveLength(3)
    expect(topics[0]?.lift.low).toBeGreaterThan(1)
  })

  test('three are too few', () => {
    expect(emerging(...said.slice(0, 3).map((text, at) => comment(`s${at}`, today, text)))).toEqual([])
  })

  test('one text sent forty times is one vote', () => {
    const copies = Array.from({ length: 40 }, (_, at) => comment(`c${at}`, today, `${said[0]}${'！'.repeat(at % 4)}`))
    expect(toDocuments(copies)).toHaveLength(1)
    expect(emerging(...copies)).toEqual([])
  })

  test('one person who writes six times on a day is one vote', () => {
    const written = said.map((text, at) => comment(`p${at}`, today, text, { person: 'image-of-one' }))
    expect(toDocuments(written)).toHaveLength(1)
    expect(emerging(...written)).toEqual([])
  })

  test('what is said every week on these days is nothing new', () => {
    const weekly = Array.from({ length: 9 }, (_, week) =>
      said.map((text, at) => comment(`w${week}-${at}`, today - week * 7, `${text}${who.slice(week, week + 14)}`)),
    ).flat()
    expect(emerging(...weekly).filter(({ label }) => label.includes('扶梯'))).toEqual([])
  })
})

test('a topic belongs to a window where it is said more often than elsewhere, not where most is said', () => {
  const documents = Array.from({ length: 400 }, (_, at) => ({
    topics: at % 7 === 0 ? ['扶梯停运'] : [],
    scopes: [at % 4 === 0 ? 'small' : 'busy'],
  }))
  expect(linkTopics(documents, 0.05, 4)).toEqual([])
  const apart = documents.map((document, at) => ({
    ...document,
    topics: at % 4 === 0 && at % 3 === 0 ? ['扶梯停运'] : [],
  }))
  expect(linkTopics(apart, 0.05, 4).map(({ scope }) => scope)).toEqual(['small'])
})

describe('the stages of a topic', () => {
  const stages = (...shares: number[]) => {
    let state = newTopic(shares[0] ?? 0)
    return shares.slice(1).map((share) => {
      state = nextState(state, share)
      return state.stage
    })
  }

  test('it grows, stays and fades, and one day alone turns nothing', () => {
    expect(stages(0.02, 0.05, 0.07, 0.05, 0.052, 0.05)).toEqual(['new', 'growing', 'growing', 'steady', 'steady'])
    expect(stages(0.05, 0.05, 0.05, 0.09, 0.05)).toEqual(['new', 'steady', 'steady', 'steady'])
    expect(stages(0.05, 0.01, 0.01)).toEqual(['new', 'fading'])
  })

  test('after a week without it, it is gone', () => {
    expect(stages(0.05, 0, 0, 0, 0, 0, 0, 0).at(-1)).toBe('gone')
    expect(stages(0.05, 0, 0, 0, 0, 0, 0).at(-1)).toBe('fading')
  })
})

test('what sets a group apart is what the rest does not say as well', () => {
  const group = [['排队', '窗口'], ['排队', '大厅'], ['排队']]
  const rest = [['窗口'], ['大厅', '窗口'], ['电话'], ['窗口']]
  expect(findKeyness(group, rest, 5).map(({ term }) => term)[0]).toBe('排队')
  expect(findKeyness(group, rest, 5).map(({ term }) => term)).not.toContain('窗口')
})
