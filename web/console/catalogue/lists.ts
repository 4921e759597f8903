import type { OpeningPeriod } from '../../../domain/opening-hours.ts'
import type { CatalogueTexts } from './texts.zh.ts'

/** What a text says; without a value it cannot be read. */
export type Said<Value> = { readonly value: Value | undefined } | { readonly unreadable: true }

const unreadable = { unreadable: true } as const
const wholeLines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** One line a weekday, Monday first. */
export function sayHours(hours: unknown): string {
  const periods = (Array.isArray(hours) ? hours : []) as readonly OpeningPeriod[]
  return [1, 2, 3, 4, 5, 6, 7]
    .map((day) =>
      periods
        .filter(({ weekday }) => weekday === day)
        .map(({ from, to }) => `${from}-${to}`)
        .join(' '),
    )
    .join('\n')
}

export function readHours(text: string, mayBeAsHall: boolean): Said<readonly OpeningPeriod[] | null> {
  const periods: OpeningPeriod[] = []
  for (const [index, line] of text.split('\n').entries()) {
    for (const stretch of line.split(/[\s、,，;；]+/).filter((each) => each !== '')) {
      const [, from, to] = /^(\d{1,2}[:：]\d{2})[-–—~](\d{1,2}[:：]\d{2})$/.exec(stretch) ?? []
      if (from === undefined || to === undefined) return unreadable
      periods.push({ weekday: index + 1, from: toClock(from), to: toClock(to) })
    }
  }
  return { value: periods.length === 0 && mayBeAsHall ? null : periods }
}

const toClock = (text: string) => text.replace('：', ':').padStart(5, '0')

interface Limit {
  readonly value: number
  readonly unit: string
}

export function sayLimit(limit: unknown, { units }: CatalogueTexts): string {
  if (typeof limit !== 'object' || limit === null) return ''
  const { value, unit } = limit as Limit
  return `${value} ${units[unit as keyof typeof units]}`
}

export function readLimit(text: string, { units }: CatalogueTexts): Said<Limit> {
  if (text.trim() === '') return { value: undefined }
  const [, value, word] = /^(\d{1,5})\s*(\S.*)$/.exec(text.trim()) ?? []
  const unit = Object.entries(units).find(([, name]) => name === word?.trim())?.[0]
  return value === undefined || unit === undefined ? unreadable : { value: { value: Number(value), unit } }
}

interface Material {
  readonly name: string
  readonly form: string
}

export function sayMaterials(materials: unknown, { forms, nothing }: CatalogueTexts): string {
  if (!Array.isArray(materials)) return ''
  if (materials.length === 0) return nothing
  return (materials as readonly Material[])
    .map(({ name, form }) => (form === 'ANY' ? name : `${name}（${forms[form as keyof typeof forms]}）`))
    .join('\n')
}

export function readMaterials(text: string, { forms, nothing }: CatalogueTexts): Said<unknown> {
  const lines = wholeLines(text)
  if (lines.length === 0) return { value: undefined }
  if (lines.length === 1 && lines[0] === nothing) return { value: [] }
  const value = lines.map((line) => {
    const [, name = line, word] = /^(.*\S)\s*[（(]([^（()）]+)[）)]$/.exec(line) ?? []
    const form = Object.entries(forms).find(([, said]) => said === word)?.[0]
    return form === undefined ? { name: line, form: 'ANY' } : { name, form }
  })
  return { value }
}

interface Fee {
  readonly name: string
  readonly fen: number
  readonly basis: string
}

export function sayFees(fees: unknown, { nothing }: CatalogueTexts): string {
  if (!Array.isArray(fees)) return ''
  if (fees.length === 0) return nothing
  return (fees as readonly Fee[])
    .map(({ name, fen, basis }) => `${name}|${(fen / 100).toFixed(2).replace(/\.00$/, '')}|${basis}`)
    .join('\n')
}

export function readFees(text: string, { nothing }: CatalogueTexts): Said<unknown> {
  const lines = wholeLines(text)
  if (lines.length === 0) return { value: undefined }
  if (lines.length === 1 && lines[0] === nothing) return { value: [] }
  const value: Fee[] = []
  for (const line of lines) {
    const [name = '', yuan = '', basis = '', ...more] = line.split(/[|｜]/).map((part) => part.trim())
    const [, whole, cents = ''] = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(yuan) ?? []
    if (name === '' || basis === '' || whole === undefined || more.length > 0) return unreadable
    value.push({ name, fen: Number(whole) * 100 + Number(cents.padEnd(2, '0')), basis })
  }
  return { value }
}
