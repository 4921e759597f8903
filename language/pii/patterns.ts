import type { Found } from './found.ts'

const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const looseEmail =
  /[\w.+-]{3,}\s?(?:@|艾特|at)\s?(?:qq|163|126|gmail|sina|foxmail|outlook|hotmail|yeah|139|189)(?:\s?(?:\.|点)\s?(?:com|cn|net))?/g
const bracketed = /[\w.+-]{2,}\s?[[(](?:at|艾特)[\])]\s?[\w-]+(?:\.|[[(](?:dot|点)[\])])[\w.]+/g
const plate =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][a-z][ ·.•・\-—]{0,2}[a-z0-9]{1,6}(?:[ \-·][a-z0-9]{1,5})?[学警港澳挂]?(?![a-z0-9])/g
const passport =
  /(?<![a-z0-9])(?:[eg]\d{8}|e[a-hj-np-z]\d{7}|[dspk]e?\d{7,8}|[chmw]\d{8,10}|[a-z]{1,2}\d{7,9})(?![a-z0-9])/g
const passportWords = /护照|通行证|回乡证|台胞证|签证|出入境/
const wechat =
  /(?:微信|薇信|威信|v信|vx|wx|wechat)(?:号|id|账号)?[\u4e00-\u9fff]{0,4}[::]?\s?((?=[\w-]*[\d_-])[a-z][\w-]{4,19}|[a-z][\w-]{5,19})(?![\w@.])/g
const added = /加(?:我|他|她|微|v|下|一下)?[:: ]?((?=[a-z\w-]*[\d_-])[a-z][\w-]{5,19})(?![\w@.])/g
const notChats = /^(?:app|http|https|www|official|gongzhonghao)/
const qqLetters = /(?:qq|扣扣)(?:号|群)?[是为:： ]{0,2}(\d{5,11})(?!\d)/g

function each(pattern: RegExp, text: string, type: Found['type'], p: number): Found[] {
  return [...text.matchAll(pattern)].map((match) => {
    const value = match[1] ?? match[0]
    const start = match.index + match[0].length - value.length
    return { type, start, end: start + value.length, p }
  })
}

/** Behind the letter of the city five or six signs, at least one of them a digit: 新A股 and 京B座 are none. */
function isPlate(value: string): boolean {
  const signs = value.slice(2).replace(/[^a-z0-9学警港澳挂]/g, '')
  return signs.length >= 5 && signs.length <= 6 && /\d/.test(signs)
}

/** Addresses of mail, plates, passports, and what somebody is called in WeChat or QQ; in a normal form, where capitals are small. */
export function findPatterns(text: string): Found[] {
  const passports = each(passport, text, 'passport', 0.8).filter((one) => {
    const near = text.slice(Math.max(0, one.start - 14), one.start)
    return passportWords.test(near) || /^(?:[eg]\d{8}|e[a-hj-np-z]\d{7})/.test(text.slice(one.start))
  })
  return [
    ...each(email, text, 'email', 0.98),
    ...each(looseEmail, text, 'email', 0.9),
    ...each(bracketed, text, 'email', 0.95),
    ...each(plate, text, 'plate', 0.95).filter((one) => isPlate(text.slice(one.start, one.end))),
    ...passports,
    ...each(wechat, text, 'wechat', 0.85).filter((one) => !notChats.test(text.slice(one.start))),
    ...each(added, text, 'wechat', 0.8),
    ...each(qqLetters, text, 'qq', 0.9),
  ]
}
