import { toPlainDate } from '../../domain/kernel/plain-date.ts'

/**
 * Which key of which month: yyyymm is the first key of a month in Shanghai, yyyymmgg its generation gg from the second on. One
 * number names the key, so that a row can never say one thing of the month and another of the generation.
 */
const generationMax = 99

/** The month of an instant: its first key. */
export function epochOf(now: number): number {
  const day = toPlainDate(now)
  return Number(day.slice(0, 4)) * 100 + Number(day.slice(5, 7))
}

export function monthOf(epoch: number): number {
  return epoch > 999_999 ? Math.floor(epoch / 100) : epoch
}

export function generationOf(epoch: number): number {
  return epoch > 999_999 ? epoch % 100 : 1
}

/** The key that comes after this one in its month. */
export function nextEpoch(epoch: number): number {
  const generation = generationOf(epoch) + 1
  if (generation > generationMax) throw new RangeError(`the month ${monthOf(epoch)} has had ${generationMax} keys`)
  return monthOf(epoch) * 100 + generation
}

/** A month as an operator writes it; undefined for what is none. */
export function findMonth(text: string): number | undefined {
  return /^2[01]\d{2}(0[1-9]|1[0-2])$/.test(text) ? Number(text) : undefined
}
