import type { PiiType } from '../types.ts'
import { hasBirthday, hasIdCheck, hasLuhnCheck } from './check.ts'
import type { Found } from './found.ts'

const spoken = '零一二三四五六七八九'
const spokenRun = /[零〇○一二三四五六七八九幺两\d][零〇○一二三四五六七八九幺两\d -]{5,}/g
const candidate = /\d(?:[ \-.·_—/()]{0,3}\d){4,}(?:[ -]?[x*])?/g
/** Digits that a scan took for letters; only among digits, and many of them. */
const damaged = /(?<![a-z\d])[ilo\d](?:[ -]?[ilo\d]){8,}(?![a-z\d])/g
const foreign = /\+(?!86)\d{1,3}[ -]?\d(?:[ -]?\d){6,11}/g

const idWords = /身份证|证件号|身份号|身份zh|sfz|id号?|证号/
const bankWords = /卡号|银行|账号|账户|帐号|帐户|存折|储蓄卡|打到|汇到|收款|[工农建中交招]行|邮储|社保卡/
const phoneWords = /电话|手机|联系|号码|致电|打给|回电|打我|拨|短信|tel|热线|座机|固话|传真|call|打[了过]?$/
const otherWords =
  /(?:编号|文号|受理号|受理|办件|流水|订单|回执|条码|单号|工号|批次|信用代码|税号|许可证|营业执照|档案号|房号|宗地)[号码是为:：\s]*$/
const qqWords = /(?:qq|q号|扣扣|秋秋|企鹅号?)[群号码是为:：\s]*$/
const wechatWords = /(?:微信|薇信|威信|v信|vx|wx|加v|wechat)[号码是为:：\s]*$/

/** Numbers that are said word by word, one for one as digits; shorter runs are ordinary words. */
export function withSpokenDigits(text: string): string {
  return text.replace(spokenRun, (run) =>
    run.replace(/[零〇○一二三四五六七八九幺两]/g, (word) => {
      if (word === '幺') return '1'
      if (word === '两') return '2'
      return String(Math.max(0, spoken.indexOf(word)))
    }),
  )
}

/** Numbers of a scan with l and o for 1 and 0, one for one as digits. */
function withMendedDigits(text: string): string {
  return text.replace(damaged, (run) => {
    const digits = run.replace(/\D/g, '').length
    return digits >= 6 && /[ilo]/.test(run) ? run.replace(/[il]/g, '1').replace(/o/g, '0') : run
  })
}

interface Chunk {
  readonly digits: string
  readonly start: number
  readonly end: number
}

function toChunks(raw: string, start: number): Chunk[] {
  return [...raw.matchAll(/\d+[x*]?|[x*]/g)].map((match) => ({
    digits: match[0].replace('*', '0'),
    start: start + match.index,
    end: start + match.index + match[0].length,
  }))
}

interface Kind {
  readonly type: PiiType
  readonly p: number
}

const isMobile = (digits: string) => /^1[3-9]\d{9}$/.test(digits)
const isLandline = (digits: string) => /^0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}$/.test(digits)

function cardKind(digits: string, before: string): Kind | undefined {
  const isCard = digits.length >= 16 && digits.length <= 19 && /^\d+$/.test(digits)
  if (isCard && (bankWords.test(before) || /^(?:62|4|5[1-5])/.test(digits))) return { type: 'bank', p: 0.9 }
  if (otherWords.test(before)) return undefined
  if (isCard && hasLuhnCheck(digits) && !/^20[0-3]\d/.test(digits)) return { type: 'bank', p: 0.7 }
  if (digits.length === 15 && hasBirthday(digits)) return { type: 'id', p: 0.7 }
  return bankWords.test(before) ? { type: 'bank', p: 0.6 } : undefined
}

/** An identity number is masked with a wrong check character too: people mistype, and scans misread. */
function longKind(digits: string, before: string): Kind | undefined {
  if (hasIdCheck(digits)) return { type: 'id', p: 0.99 }
  if (/^\d{17}[\dx]$/.test(digits) && hasBirthday(digits)) return { type: 'id', p: 0.9 }
  if (idWords.test(before)) return { type: 'id', p: 0.85 }
  return cardKind(digits, before)
}

function phoneKind(digits: string, before: string): Kind | undefined {
  if (isMobile(digits)) return otherWords.test(before) ? undefined : { type: 'phone', p: 0.97 }
  if (/^86/.test(digits) && isMobile(digits.slice(2))) return { type: 'phone', p: 0.97 }
  if (isLandline(digits)) return { type: 'landline', p: 0.9 }
  if (!phoneWords.test(before)) return undefined
  if (/^1[3-9]/.test(digits) && digits.length >= 10 && digits.length <= 12) return { type: 'phone', p: 0.7 }
  return /^(?:[2-8]\d{6,7}|0\d{9,11})$/.test(digits) ? { type: 'landline', p: 0.7 } : undefined
}

/** What a number is, by its shape, its check digits and the words before it. @param digits digits only, perhaps an x at the end */
function kindOf(digits: string, before: string): Kind | undefined {
  if (qqWords.test(before) && digits.length <= 11) return { type: 'qq', p: 0.9 }
  if (wechatWords.test(before) && digits.length <= 11) {
    return { type: isMobile(digits) ? 'phone' : 'wechat', p: 0.9 }
  }
  if (digits.length >= 14) return longKind(digits, before)
  return digits.length >= 7 ? phoneKind(digits, before) : undefined
}

const isDate = (raw: string) => /^(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}$/.test(raw)

function fromChunks(chunks: readonly Chunk[], text: string): Found[] {
  const found: Found[] = []
  let first = 0
  while (first < chunks.length) {
    const start = chunks[first]?.start ?? 0
    const before = text.slice(Math.max(0, start - 12), start)
    let last = chunks.length - 1
    let kind: Kind | undefined
    for (; last >= first && kind === undefined; last--) {
      const digits = chunks.slice(first, last + 1).map((chunk) => chunk.digits)
      kind = kindOf(digits.join(''), before)
    }
    if (kind === undefined) {
      first++
      continue
    }
    found.push({ ...kind, start, end: chunks[last + 1]?.end ?? start })
    first = last + 2
  }
  return found
}

const extension = /^\s?(?:转|分机)\s?\d{1,5}/
const lead = /(?:(?:\+|00)86[)）]?[ -]?|\+|[(（])$/

/** From the country’s code or the bracket before a number to the extension behind it. */
function widened(one: Found, view: string): Found {
  const phone = one.type === 'phone' || one.type === 'landline'
  if (!phone) return one
  let start = one.start
  for (let more = lead.exec(view.slice(0, start)); more !== null && one.start - start < 6; ) {
    start -= more[0].length
    more = lead.exec(view.slice(0, start))
  }
  return { ...one, start, end: one.end + (extension.exec(view.slice(one.end))?.[0].length ?? 0) }
}

/** Phones, identity numbers, cards, QQ and WeChat numbers in a normal form. @param text perhaps with spoken digits as digits */
export function findNumbers(text: string): Found[] {
  const view = withMendedDigits(text)
  const found: Found[] = [...view.matchAll(foreign)].map((match) => ({
    type: 'phone',
    start: match.index,
    end: match.index + match[0].length,
    p: 0.9,
  }))
  for (const match of view.matchAll(candidate)) {
    if (isDate(match[0])) continue
    found.push(...fromChunks(toChunks(match[0], match.index), view).map((one) => widened(one, view)))
  }
  return found
}
