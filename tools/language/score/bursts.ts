import { minhashOf, shinglesOf } from '../../../language/minhash.ts'
import { normalise } from '../../../language/normalise.ts'
import { type TopicComment, toDocuments } from '../../../language/topics/document.ts'
import { findEmerging, usualEmergence } from '../../../language/topics/emergence.ts'
import { seededDice, shuffle } from '../train/dice.ts'

/** Things that suddenly happen, each as the beginning and the ends of sentences that different people write about it. */
const happenings: readonly (readonly [thing: string, ...said: readonly string[]])[] = [
  ['扶梯停运', '说是等配件', '老人只能爬楼', '贴了张纸就没下文', '推车上不去', '七楼的人怎么办', '从周一坏到现在'],
  ['蚊虫咬人', '等候区根本坐不住', '孩子腿上全是包', '该喷药了', '开着灯更多', '手上起了一片', '办完回家痒一夜'],
  ['税控盘注销', '窗口说要回原购买公司', '电话打不通', '没人通知', '等于卡在半路', '到底交给谁', '来了两回'],
  ['雾天停办驾考', '临时改期没人说', '请的假白费', '教练也不知道', '下次排到月底', '短信都没有', '在场地站一早上'],
  ['健康证涨价', '从四十变八十', '没见公示', '同行都在问', '谁定的', '收据也不开', '小店好几个人要办'],
  [
    '校车线路取消',
    '孩子要走四十分钟',
    '没征求家长意见',
    '换公交转两趟',
    '冬天天黑得早',
    '电话没人接',
    '新区这边全停了',
  ],
]

const frames = [
  '{thing}，{said}',
  '今天遇到{thing}，{said}',
  '反映一下{thing}的事，{said}',
  '{said}，就因为{thing}',
  '又是{thing}！{said}',
  '请问{thing}怎么回事，{said}',
]

const toComment = (id: string, day: number, text: string): TopicComment => {
  const normal = normalise(text)
  const shingles = shinglesOf(normal.units, normal.length)
  return { id, day, text: normal.text, print: { shingles, signature: minhashOf(shingles) }, scopes: [] }
}

/** Comments with their day, in days since 1970-01-01. */
export type Dated = readonly { readonly id: string; readonly day: number; readonly text: string }[]

/** The same texts on days drawn from the same days: what stands out afterwards is chance. */
function scattered(background: Dated, dice: () => number): Dated {
  const order = Int32Array.from(background, (_, at) => at)
  shuffle(order, dice)
  return background.map((comment, at) => ({ ...comment, day: background[order[at] ?? 0]?.day ?? comment.day }))
}

const perDay = 5

function planted(which: number, day: number, dice: () => number): TopicComment[] {
  const [thing, ...said] = happenings[which % happenings.length] ?? ['']
  const pick = <T>(list: readonly T[]) => list[Math.floor(dice() * list.length)] as T
  return Array.from({ length: perDay * 2 }, (_, at) => {
    const text = pick(frames).replace('{thing}', thing).replace('{said}', pick(said))
    return toComment(
      `planted-${which}-${at}`,
      day - (at < perDay ? 1 : 0),
      `${text}${'。'.repeat(at % 2)}第${at + 1}次写`,
    )
  })
}

export interface BurstScore {
  readonly found: number
  readonly bursts: number
  readonly falseDays: number
  readonly days: number
}

/** Looks at many days without and with a planted burst. @param background real or made comments, whose own days are scattered first */
export function scoreBursts(background: Dated, bursts: number, days: number, seed: number): BurstScore {
  const dice = seededDice(seed)
  const comments = scattered(background, dice).map((comment) => toComment(comment.id, comment.day, comment.text))
  const last = comments.reduce((most, comment) => Math.max(most, comment.day), 0)
  let falseDays = 0
  let found = 0
  for (let at = 0; at < days; at++) {
    const today = last - at
    const near = comments.filter((comment) => comment.day <= today && comment.day > today - 60)
    if (findEmerging(toDocuments(near), { ...usualEmergence, today }).length > 0) falseDays++
    if (at >= bursts) continue
    const topics = findEmerging(toDocuments([...near, ...planted(at, today, dice)]), { ...usualEmergence, today })
    const hit = topics.some((topic) => topic.comments.filter((id) => id.startsWith('planted-')).length >= perDay)
    if (hit) found++
  }
  return { found, bursts, falseDays, days }
}
