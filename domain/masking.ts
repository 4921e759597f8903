import type { InstantMs } from './kernel/plain-date.ts'

/**
 * 脱敏: how much of a personal value is shown to whoever may not see it whole. What remains tells a person his own value from
 * another’s, and nobody else whose it is. Stars never tell how long what they hide was, except where every such value is as long.
 */

/** 复姓 in use; of a name that begins with one, both characters are the family name. */
const compoundSurnames = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 ' +
    '宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 ' +
    '微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师'
  ).split(' '),
)

/** 张*, 欧阳*; of a name in other letters the first one. A name of one character is hidden whole. */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  if (characters.length < 2) return '*'
  const surname = characters.slice(0, 2).join('')
  // A name of two characters has one of each: 欧阳 alone is a Mr 欧.
  const shown = characters.length > 2 && compoundSurnames.has(surname) ? surname : characters[0]
  return `${shown}*`
}

/** 154****5678; of a number that is no mobile one, the last four where most of it stays hidden. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/[\s-]/g, '')
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return showEnd(digits, 4)
}

/** The first three and the last two of an identity card, as many stars as are hidden; of other papers the last two. */
export function maskCertificateNo(certificateNo: string): string {
  const text = certificateNo.trim()
  if (/^(\d{15}|\d{17}[\dXx])$/.test(text)) return `${text.slice(0, 3)}${'*'.repeat(text.length - 5)}${text.slice(-2)}`
  return showEnd(text, 2)
}

const shownOfCaseNo = 4

/** The last four characters, never more than half of a short one. */
export function maskCaseNo(caseNo: string): string {
  return `****${endOfCaseNo(caseNo)}`
}

/** What of a case number a citizen is shown, so that he knows it for his. */
export function endOfCaseNo(caseNo: string): string {
  return caseNo.slice(-Math.max(1, Math.min(shownOfCaseNo, Math.floor(caseNo.length / 2))))
}

/** The network it lies in: /24 of IPv4, /48 of IPv6; what is neither is hidden whole. */
export function maskAddress(address: string): string {
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1]
  const version4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(mapped ?? address)
  if (version4 !== null) return `${version4.slice(1, 4).join('.')}.0/24`
  const groups = findGroups(address)
  if (groups === undefined) return '*'
  return `${groups
    .slice(0, 3)
    .map((group) => group.toString(16))
    .join(':')}::/48`
}

/** The eight groups of an IPv6 address, however it is written; undefined for what is none. */
function findGroups(address: string): readonly number[] | undefined {
  const text = address.replace(/%.*$/, '')
  if (!/^[0-9a-f:]+$/i.test(text) || text.split('::').length > 2) return undefined
  const [head = '', tail] = text.split('::')
  const read = (part: string) => (part === '' ? [] : part.split(':'))
  const [before, after] = [read(head), read(tail ?? '')]
  const missing = 8 - before.length - after.length
  const isWhole = tail === undefined ? missing === 0 : missing > 0
  const all = [...before, ...Array.from({ length: tail === undefined ? 0 : missing }, () => '0'), ...after]
  if (!isWhole || all.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return undefined
  return all.map((group) => Number.parseInt(group, 16))
}

const hourMs = 3_600_000

/** The beginning of its hour. */
export function maskInstant(at: InstantMs): InstantMs {
  return Math.floor(at / hourMs) * hourMs
}

/** The end of a text, where at least as much again stays hidden. */
function showEnd(text: string, count: number): string {
  return text.length >= 2 * count ? `****${text.slice(-count)}` : '****'
}
