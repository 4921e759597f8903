import type { materialForms, OpeningPeriod } from '../../../domain/opening-hours.ts'

/** What people write into one cell where the API wants a list. Undefined: not to be read. */
const nothing = /^(无|不需要|不收费|免费)$/
const between = /[;；\n]+/

function readEach<One>(cell: string, read: (text: string) => readonly One[] | undefined): One[] | undefined {
  const parts = cell
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(read)
  if (parts.length === 0) return undefined
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined
}

const dayNames = '一二三四五六日'
const oneDay = '(?:周|星期)[一二三四五六日天](?:[至到-](?:周|星期)?[一二三四五六日天])?'
const segment = new RegExp(`^(每天|${oneDay}(?:[、,，]${oneDay})*)[\\s:：]*(.+)$`)
const time = /^(\d{1,2})[:：](\d{2})[-–—~～至到](\d{1,2})[:：](\d{2})$/

/** 周一至周五 09:00-12:00、13:30-17:30；周六 09:00-12:00 */
export function readHours(cell: string): OpeningPeriod[] | undefined {
  if (cell === '不开放') return []
  return readEach(cell, (text) => {
    const [, days = '', times = ''] = segment.exec(text) ?? []
    const spans = times
      .split(/[、,，\s]+/)
      .filter((one) => one !== '')
      .map((one) => time.exec(one))
    if (spans.length === 0 || spans.includes(null)) return undefined
    return readDays(days).flatMap((weekday) =>
      spans.map((span) => {
        const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = span ?? []
        return {
          weekday,
          from: `${fromHour.padStart(2, '0')}:${fromMinute}`,
          to: `${toHour.padStart(2, '0')}:${toMinute}`,
        }
      }),
    )
  })
}

/** Of a window: 同大厅 is null, the hall's own again. */
export function readWindowHours(cell: string): OpeningPeriod[] | null | undefined {
  return cell === '同大厅' ? null : readHours(cell)
}

function readDays(text: string): number[] {
  if (text === '每天') return [1, 2, 3, 4, 5, 6, 7]
  return text.split(/[、,，]/).flatMap((part) => {
    const [first = 1, last = first] = [...part.replaceAll('天', '日')]
      .map((letter) => dayNames.indexOf(letter) + 1)
      .filter((weekday) => weekday > 0)
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  })
}

const forms: Readonly<Record<string, (typeof materialForms)[number]>> = {
  原件: 'ORIGINAL',
  复印件: 'COPY',
  电子: 'ELECTRONIC',
  不限: 'ANY',
}

/** 居民身份证（原件）；申请表（不限） */
export function readMaterials(cell: string): unknown[] | undefined {
  if (nothing.test(cell)) return []
  return readEach(cell, (text) => {
    const [, name = '', form = '不限'] = /^(.+?)(?:\s*[（(](原件|复印件|电子|不限)[）)])?$/.exec(text) ?? []
    return [{ name: name.trim(), form: forms[form] }]
  })
}

/** 证件工本费 20元（收费依据）: told in fen. */
export function readFees(cell: string): unknown[] | undefined {
  if (nothing.test(cell)) return []
  return readEach(cell, (text) => {
    const found = /^(.+?)\s*(\d{1,7})(?:\.(\d{1,2}))?\s*元\s*[（(](.+)[）)]$/.exec(text)
    if (found === null) return undefined
    const [, name = '', yuan = '', fen = '', basis = ''] = found
    return [{ name: name.trim(), fen: Number(yuan) * 100 + Number(fen.padEnd(2, '0')), basis: basis.trim() }]
  })
}
