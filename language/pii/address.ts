import type { Found } from './found.ts'

const number = '[\\da-z一二三四五六七八九十百零〇甲乙]{1,5}'
const within = `(?:${number}(?:号楼|号院|支弄|栋|幢|座|单元|号|弄|室|户|楼|层|排|房|组|#)[-—, ]?)`
const tail = '(?:\\d{2,4}(?:室|号|房)?)?(?:之[一二三四五\\d])?(?:后院|前院|后门|前门|院内|甲|乙)?'
const road = new RegExp(
  `[\\u4e00-\\u9fff]{1,14}?(?:路|街|巷|弄|胡同|大道|弄堂|里|坊|坡|桥|岗|岭|塘)(?:[东南西北中]段?|[一二三四五六七八九十]段)?${number}(?:号|弄|#)(?:附?${number}号)?(?:院内?)?(?:[\\u4e00-\\u9fff]{0,7}?${within})*${tail}`,
  'g',
)
const estate = new RegExp(
  `[\\u4e00-\\u9fff]{2,12}?(?:小区|花园|苑|公寓|新村|新城|家园|嘉园|雅园|花城|府|庭|湾|广场|大厦|家属院|宿舍|佳苑|名城|村|里|坊|园|院|城|居|郡|邸|寓)(?:${number}(?:期|区))?${within}{1,5}${tail}`,
  'g',
)
const village = new RegExp(
  `[\\u4e00-\\u9fff]{1,10}?(?:村|屯|庄|寨|湾|坪|营)(?:[\\u4e00-\\u9fff]{1,3}?)?${number}?(?:组|队|社)(?:${number}号)?`,
  'g',
)

/** What leads to an address and is none: cut off its front. */
const lead =
  /^.*(?:家住在?|住在?|位于|地址[是在为]?|家在|就在|户口在|户籍在?|搬到|寄[到给往]|送到|来自|我是|我们是?|本人|房子在|[在到是从去给])/
const homely = /住|家|地址|户籍|户口|寄|房子|房产|租|搬|邮/
const deep = /栋|幢|单元|室|户|号楼|座|弄|房|排|\d{3,4}$/

function each(pattern: RegExp, text: string, isSure: (value: string, before: string) => boolean): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(pattern)) {
    const front = lead.exec(match[0].replace(/\d.*$/, ''))?.[0].length ?? 0
    const start = match.index + front
    const value = match[0].slice(front)
    const before = text.slice(Math.max(0, match.index - 8), start)
    if (value.length >= 4 && isSure(value, before)) {
      found.push({ type: 'addr', start, end: match.index + match[0].length, p: 0.75 })
    }
  }
  return found
}

/**
 * Where somebody lives: a road with number and house, an estate with building and door, a village with group. The address of a hall has a
 * number and no door: it stays, unless the words before say that somebody lives there.
 */
export function findAddresses(text: string): Found[] {
  if (!/[号栋幢座室弄组队社排#楼]/.test(text)) return []
  const isHome = (value: string, before: string) =>
    deep.test(value.replace(/^.*?[路街巷道]/, '')) || homely.test(before)
  return [
    ...each(road, text, isHome),
    ...each(estate, text, isHome),
    ...each(
      village,
      text,
      (value, before) =>
        /[\d一二三四五六七八九十]/.test(value.slice(2)) &&
        (homely.test(before) || /号|[\d一二三四五六七八九十]组/.test(value)),
    ),
  ]
}
