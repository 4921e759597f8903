/**
 * exp, ln and the normal distribution out of +, −, × and ÷ alone. These four and the square root are the same to the last bit in every engine;
 * Math.exp and Math.log are not, and a figure that many are to recompute may not hang on them. Right to some fourteen digits.
 */

const ln2 = Math.LN2

function twoTo(power: number): number {
  const base = power < 0 ? 0.5 : 2
  let value = 1
  for (let left = Math.abs(power); left > 0; left -= 1) value *= base
  return value
}

/** eˣ; 0 below −700. */
export function steadyExp(x: number): number {
  if (x < -700) return 0
  const doublings = Math.round(x / ln2)
  const rest = x - doublings * ln2
  let term = 1
  let total = 1
  for (let round = 1; round <= 18; round += 1) {
    term *= rest / round
    total += term
  }
  return total * twoTo(doublings)
}

/** ln x, x > 0. */
export function steadyLog(x: number): number {
  let doublings = 0
  let rest = x
  for (; rest > 1.5; rest /= 2) doublings += 1
  for (; rest < 0.75; rest *= 2) doublings -= 1
  const ratio = (rest - 1) / (rest + 1)
  const square = ratio * ratio
  let power = ratio
  let total = 0
  for (let odd = 1; odd <= 41; odd += 2) {
    total += power / odd
    power *= square
  }
  return 2 * total + doublings * ln2
}

/** The density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return 0.3989422804014327 * steadyExp(-(z * z) / 2)
}

/** Φ: the share of the standard normal distribution below z. */
export function normalShare(z: number): number {
  if (z > 0) return 1 - normalShare(-z)
  const x = -z
  if (x > 3) {
    // The continued fraction of Laplace for the tail.
    let below = x
    for (let round = 40; round >= 1; round -= 1) below = x + round / below
    return normalDensity(x) / below
  }
  let term = x
  let total = x
  for (let odd = 3; odd <= 81; odd += 2) {
    term *= (x * x) / odd
    total += term
  }
  return 0.5 - normalDensity(x) * total
}

const tableEnd = 8
const perUnit = 256
const table = Float64Array.from({ length: 2 * tableEnd * perUnit + 2 }, (_, at) => normalShare(at / perUnit - tableEnd))

/** Φ by a table, straight between its entries: right to six digits, and quick enough to be asked a million times. */
export function quickNormalShare(z: number): number {
  if (z <= -tableEnd) return 0
  if (z >= tableEnd) return 1
  const place = (z + tableEnd) * perUnit
  const at = Math.floor(place)
  const low = table[at] as number
  return low + (place - at) * ((table[at + 1] as number) - low)
}

/** Whole thousandths, half to even: what is published. */
export function toThousandths(value: number): number {
  const scaled = value * 1000
  const floor = Math.floor(scaled)
  const rest = scaled - floor
  if (rest === 0.5) return floor % 2 === 0 ? floor : floor + 1
  return rest > 0.5 ? floor + 1 : floor
}
