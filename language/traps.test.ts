import { expect, test } from 'vitest'
import { committedModel } from '../tests/support/language-model.ts'
import { Analyzer } from './analyze.ts'

const analyzer = new Analyzer(committedModel())

/** What makes comments hard to read, each with sentences that stand in no training file. */
const traps: readonly (readonly [trap: string, text: string, polarity: string, label: string])[] = [
  ['short', '满意', 'positive', '表扬'],
  ['short', '一般', 'neutral', ''],
  ['short', '太慢了', 'negative', '等待时间长'],
  ['short', '态度差', 'negative', '态度冷漠'],
  ['Cantonese', '排咗成三个钟都未轮到我', 'negative', '等待时间长'],
  ['Cantonese', '个职员黑口黑面，问佢都唔睬人', 'negative', '态度冷漠'],
  ['Sichuan', '那个妹儿硬是有耐心，巴适得板', 'positive', '表扬'],
  ['Sichuan', '这个喊我找那个，那个又喊我找别个', 'negative', '推诿扯皮'],
  ['Shanghai', '窗口里向个人爱理勿理，面孔老难看额', 'negative', '态度冷漠'],
  ['Hubei', '盖个章要跑四五个科室，楼上楼下跑死个人', 'negative', '流程繁琐'],
  ['Hunan', '办事蛮快，妹陀蛮有耐心', 'positive', '表扬'],
  ['the north-east', '小伙子嘎嘎热情，办得贼快', 'positive', '表扬'],
  ['Henan', '俺问她几句，她嗷一嗓子就吼俺', 'negative', '态度冷漠'],
  ['Shaanxi', '等咧一晌午，还莫轮到额', 'negative', '等待时间长'],
  ['irony', '恭喜你们，成功让我从早上坐到了下班', 'negative', '等待时间长'],
  ['traditional script', '櫃檯小姐態度很差，一直不耐煩', 'negative', '态度冷漠'],
  ['traditional script', '自助機故障了，等半天沒有人修', 'negative', '系统设备故障'],
  ['slips', '才料太多，复印建要一大堆', 'negative', '材料繁琐'],
  [
    'a transcript without punctuation',
    '我第一次去他说带身份证就行第二次去又说要户口本第三次又说要照片怎么不一次说完呢',
    'negative',
    '一次性告知不清',
  ],
  ['a scan with spaces', '排 队 排 了 三 个 小 时 还 没 轮 到', 'negative', '等待时间长'],
  ['a scan with pinyin', '领(lǐng)证还要收四十块拍照费，不给发票', 'negative', '收费'],
  ['negated complaint', '没有推诿，没有刁难，一次就办好了', 'positive', '表扬'],
  ['negation and its scope', '不是材料的问题也不是排队的问题，就是那个人态度太恶劣', 'negative', '态度冷漠'],
  ['mixed', '窗口服务很好，就是停车场太小，找不到车位', 'mixed', '环境设施'],
  ['mixed', '小姑娘很耐心，但是排队排了两个多小时', 'mixed', '等待时间长'],
  ['a question', '请问补办身份证要带什么材料', 'neutral', '其他'],
  ['a suggestion without complaint', '建议在大厅多放几把椅子', 'neutral', '环境设施'],
  ['what has nothing to do with it', '楼下烧烤店油烟太大，天天熏得睡不着', 'negative', '其他'],
  ['anger in jest', '太过分了！才五分钟就办完，我专门请的一天假怎么办', 'positive', '表扬'],
  ['thanks that open a complaint', '感谢贵单位把我推给街道，街道又推给社区', 'negative', '推诿扯皮'],
  ['好 that praises nothing', '等了好久好久都没叫到号', 'negative', '等待时间长'],
  ['快 that is not fast', '快三个小时了还没轮到我', 'negative', '等待时间长'],
  ['等 that does not wait', '请问等级证书在哪里领取', 'neutral', '其他'],
  ['the number says it: short', '从取号到拿证不到十分钟', 'positive', '表扬'],
  ['the number says it: long', '40天了还没有结果', 'negative', '等待时间长'],
  ['不到 that blames', '不到下班时间就关窗，问一句还被骂', 'negative', '态度冷漠'],
  ['a comparison', '比隔壁区的大厅强多了，又快又客气', 'positive', '表扬'],
  ['words of staff that are quoted', '她说“你自己不会看墙上吗”，说完就扭头聊天去了', 'negative', '态度冷漠'],
  ['two windows', '2号窗口的小伙子很热心，6号窗口那个板着脸爱理不理', 'mixed', '态度冷漠'],
  ['signs of emotion alone', '👍👍👍', 'positive', '表扬'],
  ['signs of emotion alone', '😡😡😡', 'negative', ''],
  ['a copied default', '非常满意', 'positive', '表扬'],
]

test.each(traps)('%s: %s', (_, text, polarity, label) => {
  const analysis = analyzer.analyze({ id: 'a', text })
  const codes = [...analysis.issues, ...analysis.praise].map(({ code }) => code)
  expect(analysis.polarity.label).toBe(polarity)
  if (label === '') expect(codes).toEqual([])
  else expect(codes).toContain(label)
})
