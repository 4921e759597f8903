import { addDays, findPlainDate, type PlainDate, weekdayOf } from './kernel/plain-date.ts'

/** 放假调休通知: the State Council’s notice of a year, read as it is written, and checked before anything is counted by it. */
export interface NoticeDay {
  readonly day: PlainDate
  readonly kind: 'HOLIDAY' | 'ADJUSTED_WORKDAY'
  readonly name: string
}

export type NoticeFaultCode =
  /** Nothing that reads like “一、元旦：1月1日（周四）至3日（周六）放假”. */
  | 'NOTHING_FOUND'
  | 'NO_SUCH_DAY'
  /** The day is another day of the week than it says beside it. */
  | 'WEEKDAY_WRONG'
  /** “共3天”, and it is not three. */
  | 'COUNT_WRONG'
  | 'OUTSIDE_YEAR'
  | 'TWICE'
  /** Work is made up for on weekends alone. */
  | 'WORKDAY_NOT_ON_WEEKEND'
  /** 1 January, 1 May and 1 October are holidays by law: 全国年节及纪念日放假办法 第二条. */
  | 'FESTIVAL_MISSING'

export interface NoticeFault {
  readonly code: NoticeFaultCode
  /** What it is about, as it stands in the notice, or a day. */
  readonly about: string
}

export interface NoticeRead {
  readonly days: readonly NoticeDay[]
  readonly faults: readonly NoticeFault[]
}

const item =
  /(?:^|[\n。])\s*[一二三四五六七八九十]+、\s*([^：:。\n]{2,20})[：:]([\s\S]*?)(?=[\n。]\s*[一二三四五六七八九十]+、|$)/g
const datePart = '(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日(?:[（(]([^）)]*)[）)])?'
const range = new RegExp(`${datePart}(?:\\s*至\\s*${datePart})?`, 'g')

/** Reads the text of a notice; what does not agree with itself is told, and left to whoever reads. */
export function readHolidayNotice(text: string, year: number): NoticeRead {
  const days: NoticeDay[] = []
  const faults: NoticeFault[] = []
  for (const [, name = '', said = ''] of text.matchAll(item)) {
    const reader = new ItemReader(year, name.trim(), faults)
    for (const sentence of said.split(/[。；;\n]/)) days.push(...reader.read(sentence))
  }
  if (days.length === 0) return { days, faults: [...faults, { code: 'NOTHING_FOUND', about: String(year) }] }
  return { days, faults: [...faults, ...findNoticeFaults(days, year)] }
}

class ItemReader {
  readonly #name: string
  readonly #faults: NoticeFault[]
  #year: number
  #month = 1

  constructor(year: number, name: string, faults: NoticeFault[]) {
    this.#year = year
    this.#name = name
    this.#faults = faults
  }

  read(sentence: string): readonly NoticeDay[] {
    const kind = sentence.includes('上班') ? 'ADJUSTED_WORKDAY' : sentence.includes('放假') ? 'HOLIDAY' : undefined
    if (kind === undefined) return []
    const found = [...sentence.matchAll(range)].flatMap((match) => this.#daysOf(match))
    const counted = /(?:共|放假)\s*(\d{1,2})\s*天/.exec(sentence)?.[1]
    if (kind === 'HOLIDAY' && counted !== undefined && Number(counted) !== found.length)
      this.#faults.push({ code: 'COUNT_WRONG', about: sentence.trim() })
    return found.map((day) => ({ day, kind, name: this.#name }))
  }

  #daysOf([, y1, m1, d1, in1, y2, m2, d2, in2]: RegExpMatchArray): readonly PlainDate[] {
    const first = this.#day(y1, m1, d1, in1)
    const last = d2 === undefined ? first : this.#day(y2, m2, d2, in2)
    if (first === undefined || last === undefined) return []
    const days: PlainDate[] = []
    for (let day = first; day <= last && days.length < 32; day = addDays(day, 1)) days.push(day)
    return days
  }

  /** A month or year that is not said is the one said before. */
  #day(year: string | undefined, month: string | undefined, day = '', inBrackets = ''): PlainDate | undefined {
    if (year !== undefined) this.#year = Number(year)
    if (month !== undefined) this.#month = Number(month)
    const text = `${this.#year}-${String(this.#month).padStart(2, '0')}-${day.padStart(2, '0')}`
    const date = findPlainDate(text)
    if (date === undefined) this.#faults.push({ code: 'NO_SUCH_DAY', about: text })
    else if (!saysWeekdayOf(date, inBrackets)) this.#faults.push({ code: 'WEEKDAY_WRONG', about: text })
    return date
  }
}

function saysWeekdayOf(date: PlainDate, inBrackets: string): boolean {
  const said = /(?:周|星期)([一二三四五六日天])/.exec(inBrackets)?.[1]
  return said === undefined || '一二三四五六日'.indexOf(said === '天' ? '日' : said) + 1 === weekdayOf(date)
}

/** What speaks against the days of a year, wherever they come from. The days before New Year may belong to it. */
export function findNoticeFaults(days: readonly NoticeDay[], year: number): readonly NoticeFault[] {
  const [first, last] = [`${year - 1}-12-25`, `${year}-12-31`]
  const kinds = new Map(days.map(({ day, kind }) => [day as string, kind]))
  const fault = (code: NoticeFaultCode) => (about: string) => ({ code, about })
  const seen = new Set<string>()
  const twice = days.filter(({ day }) => seen.size === seen.add(day).size).map(({ day }) => day)
  return [
    ...days.filter(({ day }) => day < first || day > last).map(({ day }) => fault('OUTSIDE_YEAR')(day)),
    ...twice.map(fault('TWICE')),
    ...days
      .filter(({ day, kind }) => kind === 'ADJUSTED_WORKDAY' && weekdayOf(day) <= 5)
      .map(({ day }) => fault('WORKDAY_NOT_ON_WEEKEND')(day)),
    ...['01-01', '05-01', '10-01']
      .map((day) => `${year}-${day}`)
      .filter((day) => kinds.get(day) !== 'HOLIDAY')
      .map(fault('FESTIVAL_MISSING')),
  ]
}
