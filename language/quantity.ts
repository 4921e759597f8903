import { isDigit } from './characters.ts'

/** A number with its unit, where it ends, and how much it is: minutes of time, or a count. */
export interface Quantity {
  readonly kind: 'time' | 'times' | 'copies' | 'money' | 'people' | 'bodies'
  readonly amount: number
  readonly end: number
}

const units: readonly (readonly [string, Quantity['kind'], number])[] = [
  ['个小时', 'time', 60],
  ['个多小时', 'time', 70],
  ['个半小时', 'time', 90],
  ['多小时', 'time', 70],
  ['小时', 'time', 60],
  ['个钟头', 'time', 60],
  ['个多钟头', 'time', 70],
  ['个钟', 'time', 60],
  ['钟头', 'time', 60],
  ['分钟', 'time', 1],
  ['来分钟', 'time', 1],
  ['多分钟', 'time', 1],
  ['几分钟', 'time', 1],
  ['刻钟', 'time', 15],
  ['秒', 'time', 0.02],
  ['个工作日', 'time', 2000],
  ['个多月', 'time', 50_000],
  ['个月', 'time', 43_200],
  ['个星期', 'time', 10_080],
  ['个礼拜', 'time', 10_080],
  ['星期', 'time', 10_080],
  ['礼拜', 'time', 10_080],
  ['周', 'time', 10_080],
  ['多天', 'time', 1500],
  ['来天', 'time', 1440],
  ['天', 'time', 1440],
  ['年', 'time', 525_600],
  ['多次', 'times', 1],
  ['次', 'times', 1],
  ['趟', 'times', 1],
  ['回', 'times', 1],
  ['遍', 'times', 1],
  ['轮', 'times', 1],
  ['份', 'copies', 1],
  ['页', 'copies', 1],
  ['张', 'copies', 1],
  ['样', 'copies', 1],
  ['种', 'copies', 1],
  ['套', 'copies', 1],
  ['块', 'money', 1],
  ['元', 'money', 1],
  ['毛', 'money', 0.1],
  ['万', 'money', 10_000],
  ['百', 'money', 100],
  ['个人', 'people', 1],
  ['号人', 'people', 1],
  ['多人', 'people', 1],
  ['人', 'people', 1],
  ['个窗口', 'bodies', 1],
  ['个部门', 'bodies', 1],
  ['个单位', 'bodies', 1],
  ['个科室', 'bodies', 1],
  ['个章', 'bodies', 1],
  ['道', 'bodies', 1],
  ['个地方', 'bodies', 1],
]

const byFirst = new Map<number, (readonly [string, Quantity['kind'], number])[]>()
for (const unit of units.toSorted((a, b) => b[0].length - a[0].length)) {
  const first = unit[0].charCodeAt(0)
  byFirst.set(first, [...(byFirst.get(first) ?? []), unit])
}

const numeral = new Map<number, number>(
  [...'零一二三四五六七八九'].map((sign, value) => [sign.charCodeAt(0), value] as const),
)
for (const [sign, value] of [
  ['两', 2],
  ['几', 4],
  ['半', 0.5],
  ['多', 0],
] as const) {
  numeral.set(sign.charCodeAt(0), value)
}
const ten = '十'.charCodeAt(0)
const hundred = '百'.charCodeAt(0)
const few = '几'.charCodeAt(0)
const more = '多'.charCodeAt(0)

export const isNumeral = (unit: number): boolean => unit === ten || unit === hundred || numeral.has(unit)

/** A number in digits or in words; `end` equals `start` where there is none. */
function readNumber(chars: Uint16Array, start: number, till: number): { value: number; end: number } {
  let at = start
  let value = 0
  for (; at < till && isDigit(chars[at] ?? 0); at++) value = value * 10 + ((chars[at] ?? 0) - 0x30)
  if (at === start) return readNumeral(chars, start, till)
  if (chars[at] === 0x2e && isDigit(chars[at + 1] ?? 0)) {
    for (let part = 0.1, of = at + 1; of < till && isDigit(chars[of] ?? 0); of++, part /= 10) {
      value += ((chars[of] ?? 0) - 0x30) * part
      at = of + 1
    }
  }
  return { value, end: at }
}

/** “三四” is about three and a half, “几” about four. */
function withNumeral(part: number, unit: number): number {
  const value = numeral.get(unit) ?? 0
  if (part < 0 || unit === few) return value
  return part > 0 ? (part + value) / 2 : value
}

function readNumeral(chars: Uint16Array, start: number, till: number): { value: number; end: number } {
  if (chars[start] === more) return { value: 0, end: start }
  let value = 0
  let part = -1
  let at = start
  for (; at < till && isNumeral(chars[at] ?? 0); at++) {
    const unit = chars[at] ?? 0
    if (unit === ten || unit === hundred) {
      value += (part < 0 ? 1 : part) * (unit === ten ? 10 : 100)
      part = 0
    } else part = withNumeral(part, unit)
  }
  return { value: value + Math.max(part, 0), end: at }
}

/** Reads “40天”, “两个半小时”, “三四十分钟” from `start` on. Undefined where no number with a known unit stands. */
export function readQuantity(chars: Uint16Array, start: number, till: number): Quantity | undefined {
  const { value, end } = readNumber(chars, start, till)
  if (end === start) return undefined
  const at = chars[end] === 0x20 ? end + 1 : end
  for (const [word, kind, factor] of byFirst.get(chars[at] ?? 0) ?? []) {
    let fits = at + word.length <= till
    for (let of = 1; fits && of < word.length; of++) fits = chars[at + of] === word.charCodeAt(of)
    if (fits) return { kind, amount: value * factor, end: at + word.length }
  }
  return undefined
}

const steps: Readonly<Record<Quantity['kind'], readonly number[]>> = {
  time: [6, 16, 31, 61, 181, 1441, 10_081, 50_001],
  times: [1.1, 2.1, 3.1, 6],
  copies: [1.1, 3.1, 6],
  money: [6, 51, 301],
  people: [3.1, 11, 40],
  bodies: [1.1, 2.1, 4.1],
}

const kinds = Object.keys(steps) as Quantity['kind'][]

/** The kind and the size as one small number below 64, for a feature. */
export function toBucket({ kind, amount }: Quantity): number {
  const limits = steps[kind]
  let bucket = 0
  while (bucket < limits.length && amount > (limits[bucket] ?? 0)) bucket++
  return kinds.indexOf(kind) * 10 + bucket
}
