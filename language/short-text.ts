import type { Label, Polarity } from './types.ts'

interface Said {
  readonly polarity: Polarity
  readonly labels: readonly Label[]
}

const praise: Said = { polarity: 'positive', labels: ['表扬'] }
const nothing: Said = { polarity: 'neutral', labels: [] }
const bad: Said = { polarity: 'negative', labels: [] }

const table: readonly (readonly [Said, string])[] = [
  [
    praise,
    '满意 很满意 非常满意 十分满意 挺满意 好 很好 非常好 挺好 蛮好 真好 好好 好的很 太好了 好评 好棒 棒 很棒 真棒 赞 点赞 大赞 给力 不错 很不错 挺不错 非常不错 优秀 完美 五星 五星好评 满分 服务好 服务很好 态度好 态度很好 快 很快 方便 很方便 谢谢 感谢 非常感谢 辛苦了 谢谢你们 可以的 巴适 要得 杠杠的 没毛病 得劲 老灵额 good nice perfect 666 6 牛 专业 热情 高效 便民 顺利 开心',
  ],
  [
    nothing,
    '无 没有 没 无意见 没意见 没有意见 暂无 一般 一般般 还行 还行吧 还可以 可以 凑合 正常 普通 就那样 测试 test 1 111 123 嗯 哦 哈哈 哈哈哈 ok 不知道 不清楚 无所谓 中规中矩 马马虎虎 已办 打卡 路过 没什么 无建议 没有建议 基本满意 null na 没啥 没啥说的 随便 略',
  ],
  [
    bad,
    '差 很差 太差 极差 差评 差劲 太差了 不好 很不好 不满意 很不满意 非常不满意 不行 垃圾 烂 太烂 呵呵 呵呵呵 无语 失望 太失望 投诉 一星 零分 气死 服了 离谱 恶心 醉了 糟糕 坑 唉 哎 。。。',
  ],
]

const said = new Map(table.flatMap(([what, words]) => words.split(' ').map((word) => [word, what] as const)))

const glad = /^\ue101+$/
const cross = /^\ue102+$/
const longest = 6

/**
 * What a comment of at most six characters says, where it is one of the words that everybody writes, or signs of emotion alone; undefined
 * where the words are others. @param text a normal form
 */
export function readShortText(text: string): Said | undefined {
  const bare = text.replace(/[\s\p{P}\p{S}]/gu, '')
  if (bare.length > longest) return undefined
  if (bare === '') return text.length === 0 ? undefined : nothing
  if (glad.test(bare)) return praise
  if (cross.test(bare)) return bad
  return said.get(bare.replace(/[\ue100-\ue104]/g, '').replace(/(?<=.)[了啊呀哦呢吧的啦!]$/, '')) ?? said.get(bare)
}
