import { addDays, type PlainDate } from '../../domain/kernel/plain-date.ts'
import { isResidentId, type PersonSent } from '../../domain/service-case.ts'
import { type Dice, diceOf } from './dice.ts'

// Invented citizens: their identity numbers begin with a region that does not exist. None has a phone: a service of last month
// that is written today must send nobody a letter.

const surnames = [...'云安柏常成丁方高顾何江康蓝林陆孟宁欧潘秦任沈石宋唐陶温吴夏谢许严杨叶于张赵郑周朱']
const given = [
  ...'安白宝超辰春丹东帆芳飞枫刚歌光海涵和红华欢辉慧佳建江杰静军凯兰乐丽林玲梅敏明宁平琴青清荣蓉山珊诗书舒松涛婷伟文霞祥小晓欣新星雅燕一怡义英莹勇宇玉远云芸泽哲真正志子',
]

export interface Citizen {
  readonly age: number
  readonly person: PersonSent
}

export function citizenOf(
  dice: Dice,
  on: PlainDate,
  ages: readonly (readonly [from: number, to: number, share: number])[],
): Citizen {
  const [from, to] = dice.weighted(ages, ([, , share]) => share)
  const age = dice.whole(from, to)
  return { age, person: { name: nameOf(dice), certificateNo: residentId(dice, birthdayOf(dice, on, age)) } }
}

export function companyOf(dice: Dice): PersonSent {
  const name = `云山${dice.pick(given)}${dice.pick(given)}${dice.pick(['商贸', '科技', '餐饮', '建设', '物流', '食品', '文化'])}有限公司`
  const serial = String(dice.whole(0, 99_999_999)).padStart(8, '0')
  return { name, certificateType: '001', certificateNo: `91990200MA${serial}` }
}

/** Those who come for others, again and again. */
export function agentsOf(seed: number, count: number): readonly PersonSent[] {
  const dice = diceOf(seed, 'agents')
  return Array.from({ length: count }, () => citizenOf(dice, '2026-01-01' as PlainDate, [[25, 55, 1]]).person)
}

export function relativeOf(dice: Dice, on: PlainDate): PersonSent {
  return citizenOf(dice, on, [[25, 60, 1]]).person
}

export function nameOf(dice: Dice): string {
  return `${dice.pick(surnames)}${dice.pick(given)}${dice.chance(0.6) ? dice.pick(given) : ''}`
}

function birthdayOf(dice: Dice, on: PlainDate, age: number): PlainDate {
  const lastBirthday =
    `${Number(on.slice(0, 4)) - age}${on.slice(4) === '-02-29' ? '-02-28' : on.slice(4)}` as PlainDate
  return addDays(lastBirthday, -dice.whole(1, 360))
}

function residentId(dice: Dice, birthday: PlainDate): string {
  const body = `99020${dice.whole(2, 5)}${birthday.replaceAll('-', '')}${String(dice.whole(1, 999)).padStart(3, '0')}`
  return `${body}${[...'0123456789X'].find((check) => isResidentId(body + check)) ?? '0'}`
}
