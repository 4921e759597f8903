import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import type { Dice } from './dice.ts'
import type { Cause } from './experience.ts'

/** National reasons that fit a cause, for the two bad grades. */
const badTags: Readonly<Record<Cause, Readonly<Record<1 | 2, readonly string[]>>>> = {
  PAPERS: { 1: ['109', '108', '111'], 2: ['208', '207', '210'] },
  WAIT: { 1: ['115', '110'], 2: ['212', '209'] },
  SKILL: { 1: ['113', '115'], 2: ['213'] },
  ATTITUDE: { 1: ['115'], 2: ['214'] },
  ONLINE: { 1: ['112'], 2: ['211'] },
  MACHINE: { 1: ['114', '112'], 2: ['212', '211'] },
  LIMIT: { 1: ['110', '114'], 2: ['209'] },
}

const goodTags: Readonly<Record<3 | 4 | 5, readonly string[]>> = {
  3: ['307', '308', '309', '310', '311', '313', '314'],
  4: ['406', '407', '408', '410', '411', '413'],
  5: ['510', '511', '512', '513', '515', '516', '517'],
}

export function tagsOf(dice: Dice, grade: SatisfactionGrade, cause: Cause): readonly string[] {
  const fitting = grade <= 2 ? badTags[cause][grade as 1 | 2] : goodTags[grade as 3 | 4 | 5]
  const first = dice.pick(fitting)
  const second = dice.pick(fitting)
  return dice.chance(0.3) && second !== first ? [first, second] : [first]
}

const complaints: Readonly<Record<Cause, readonly string[]>> = {
  PAPERS: [
    '材料清单和网上写的不一样，白跑一趟',
    '少了一份复印件又让我回去，不能一次说清楚吗',
    '说是要证明，到底哪里开也没讲',
    '同样的表填了三遍',
  ],
  WAIT: ['取了号等了快一个钟头', '窗口开了一半，后面排那么长的队', '叫号叫到一半人就走了', '上午来没办成，下午又排'],
  SKILL: ['工作人员问来问去自己也不清楚', '录错了两次信息，重新来', '换了个人才办好', '系统操作不太熟，慢'],
  ATTITUDE: ['说话很冲，多问一句就不耐烦', '一直低头看手机', '爱理不理的', '态度需要改一改'],
  ONLINE: ['网上提交三天没动静，退回也不说原因', '人脸识别过不去', '页面点了没反应'],
  MACHINE: ['自助机坏了也没人管', '机器不吐证，卡住了', '屏幕不灵，点半天'],
  LIMIT: ['说好五个工作日，到现在没消息', '承诺的时间过了也没人通知', '打电话问进度没人接'],
}
const praises = [
  '办得很快',
  '讲得清楚，态度也好',
  '一次就办好了，谢谢',
  '小姑娘很耐心',
  '没想到这么方便',
  '指引明确，不用多跑',
  '好',
  '满意',
  '热情周到，点赞',
]
const middling = ['一般', '还行吧', '能办成，就是有点慢', '凑合', '希望中午也能办']
const endings = ['', '', '', '。', '！', '，希望改进', '…']

export function wordsOf(dice: Dice, grade: SatisfactionGrade, cause: Cause, itemName: string): string {
  if (grade >= 4) return dice.pick(praises)
  if (grade === 3) return dice.pick(middling)
  const subject = dice.chance(0.3) ? `办${itemName}，` : ''
  return `${subject}${dice.pick(complaints[cause])}${dice.pick(endings)}`
}

/** What one person has others write. */
export function orderedBlame(dice: Dice): string {
  return `${dice.pick(['', '这个', '就是这个'])}窗口太差了，${dice.pick(['大家', '千万', ''])}别来${dice.pick(['', '！', '！！', '。'])}`
}

/** Marks for the dimensions, near the grade. */
export function scoresOf(dice: Dice, grade: SatisfactionGrade, cause: Cause): Readonly<Record<string, number>> {
  const near = (lower: number) =>
    Math.max(1, Math.min(5, grade + dice.whole(-1, 1) * (dice.chance(0.4) ? 1 : 0) - lower))
  const isHit = (causes: readonly Cause[]) => (grade <= 3 && causes.includes(cause) ? 1 : 0)
  return {
    attitude: near(isHit(['ATTITUDE'])),
    efficiency: near(isHit(['WAIT', 'SKILL', 'LIMIT'])),
    procedure: near(isHit(['PAPERS', 'ONLINE'])),
    environment: near(isHit(['MACHINE'])),
    overall: grade,
  }
}
