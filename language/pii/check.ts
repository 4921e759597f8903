const idFactors = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
)

const isDay = (month: number, day: number) => month >= 1 && month <= 12 && day >= 1 && day <= 31

/** GB 11643-1999: 17 digits and the check character that follows from them (ISO 7064, MOD 11-2). */
export function hasIdCheck(digits: string): boolean {
  if (!/^\d{17}[\dx]$/.test(digits)) return false
  let sum = 0
  for (let at = 0; at < 17; at++) sum += (idFactors[at] ?? 0) * Number(digits[at])
  return '10x98765432'[sum % 11] === digits[17]
}

/** Whether a birthday stands where an identity number has it; the check character may be wrong, for people mistype. */
export function hasBirthday(digits: string): boolean {
  if (digits.length === 15) {
    return provinces.has(digits.slice(0, 2)) && isDay(Number(digits.slice(8, 10)), Number(digits.slice(10, 12)))
  }
  const year = Number(digits.slice(6, 10))
  return year >= 1900 && year <= 2035 && isDay(Number(digits.slice(10, 12)), Number(digits.slice(12, 14)))
}

/** ISO/IEC 7812, annex B: the check digit of card numbers. */
export function hasLuhnCheck(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at])
    const weighed = at % 2 === 0 ? digit : digit * 2
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return sum % 10 === 0
}
