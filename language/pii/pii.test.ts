import { describe, expect, test } from 'vitest'
import { committedModel } from '../../tests/support/language-model.ts'
import { normalise, toOriginal } from '../normalise.ts'
import { findPii } from './index.ts'

const found = (text: string) => {
  const normal = normalise(text)
  return findPii(normal, committedModel().names).map((one) => {
    const { start, end } = toOriginal(normal, one.start, one.end)
    return `${one.type} ${text.slice(start, end)}`
  })
}

// Numbers that ring nowhere (154, 161) and identity numbers of no province (99).
describe('numbers and addresses that belong to somebody', () => {
  test.each([
    ['电话15400128876', 'phone 15400128876'],
    ['电话 161-3390-2275 谢谢', 'phone 161-3390-2275'],
    ['打我+86 154 0012 8876', 'phone +86 154 0012 8876'],
    ['手机１５４００１２８８７６', 'phone １５４００１２８８７６'],
    ['手机是幺五四零零幺二八八七六', 'phone 幺五四零零幺二八八七六'],
    ['扫描的号码l54 0O12 8876', 'phone l54 0O12 8876'],
    ['座机0755-26601188转602', 'landline 0755-26601188转602'],
    ['电话26601188没人接', 'landline 26601188'],
    ['身份证999101199002303884', 'id 999101199002303884'],
    ['身份证号是9991011990023038', 'id 9991011990023038'],
    ['999101 19900230 388X 是我的证', 'id 999101 19900230 388X'],
    ['转到卡6222 0000 1111 2222 333', 'bank 6222 0000 1111 2222 333'],
    ['车牌粤B·X39Q7年审', 'plate 粤B·X39Q7'],
    ['我的滬A·D12345是電車', 'plate 滬A·D12345'],
    ['护照E00001234输不进去', 'passport E00001234'],
    ['加微信lao_zhou1962', 'wechat lao_zhou1962'],
    ['QQ 100200300', 'qq 100200300'],
    ['发到dai.mx_77@example.com吧', 'email dai.mx_77@example.com'],
    ['我住香樟路88号5栋1203室', 'addr 香樟路88号5栋1203室'],
    ['家在柳树村3组12号', 'addr 柳树村3组12号'],
  ])('%s', (text, wanted) => {
    expect(found(text)).toContain(wanted)
  })
})

describe('numbers that belong to nobody', () => {
  test.each([
    '排了120个号，等到40号',
    '取号A102，前面还有65人',
    '打12345没人接，12333也占线',
    '400-123-4567转人工等了半小时',
    '2024年11月05日提交，2024-11-28才批',
    '收费1280元，缴了3次',
    '受理编号20241105000123查不到',
    '文件是国办发〔2019〕51号',
    '3号楼2楼5号窗口',
    '10:30到12:00一直没开',
    '新A股开户的事',
  ])('%s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('people by their names', () => {
  test.each([
    ['感谢周佩云耐心解答', '周佩云'],
    ['我叫白一鸣，来补社保卡', '白一鸣'],
    ['5号窗口欧阳倩态度很好', '欧阳倩'],
    ['公证员钟灵写得很细', '钟灵'],
    ['表扬王科长', '王科长'],
    ['联系人：戴明霞', '戴明霞'],
    ['引导台的小段真不错', '小段'],
    ['我叫David Miller，来办居留许可', 'David Miller'],
  ])('%s', (text, name) => {
    expect(found(text).some((one) => one.includes(name))).toBe(true)
  })

  test.each([
    '高兴，方便，安心，全家满意',
    '马上就办好了，时间没有白花',
    '任何问题都说不清楚',
    '周一到周五都开，周末不开',
    '老人和小孩都要排队',
    '程序简单，金额没错',
    '路上花了一个小时，车位难找',
    '应该解决，解答也明白',
  ])('words that look like names: %s', (text) => {
    expect(found(text)).toEqual([])
  })

  test('who is named once is masked wherever the name stands', () => {
    expect(found('感谢周佩云。后来周佩云又打来电话，周佩云真好').filter((one) => one.includes('周佩云'))).toHaveLength(
      3,
    )
  })
})
