// Personal data that looks real, and traces of the machine a file was written on.

/**
 * Numbers that cannot ring anywhere: the segments 154 and 161 are not assigned to any operator in the numbering plan
 * of the Ministry of Industry and Information Technology. Invented citizens have these.
 */
const invented = /^1(54|61)/

const phone = /(?<![\w.])(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?!\w)/g

export function realPhones(text: string): string[] {
  return [...text.matchAll(phone)]
    .map((match) => `${match[1]}${match[2]}${match[3]}`)
    .filter((number) => !invented.test(number))
}

const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
)
const factors = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643: an identity number can exist only with a known province, a possible birthday and its check character. */
export function canExist(id: string): boolean {
  const sum = factors.reduce((total, factor, at) => total + factor * Number(id[at]), 0)
  const month = Number(id.slice(10, 12))
  const day = Number(id.slice(12, 14))
  const plausible = provinces.has(id.slice(0, 2)) && /^(18|19|20)/.test(id.slice(6)) && month >= 1 && month <= 12
  return plausible && day >= 1 && day <= 31 && '10X98765432'[sum % 11] === id[17]?.toUpperCase()
}

export const realIdentities = (text: string): string[] =>
  [...text.matchAll(/(?<![\w.])\d{17}[\dXx](?!\w)/g)].map((match) => match[0]).filter(canExist)

// Written in pieces, so that this file is no finding of its own.
const machine = new RegExp(
  `(?<![\\w.-])/(${['work', 'tmp/bash_jobs', 'root', 'home/[a-z]\\w*', 'Users/\\w+'].join('|')})/`,
  'g',
)

export const machinePaths = (text: string): string[] => [...text.matchAll(machine)].map((match) => match[0])

/** npm writes where it fetched a package from; another machine must be free to fetch it elsewhere. */
export const fetchedFrom = (lock: string): string[] =>
  [...lock.matchAll(/"resolved":\s*"([a-z+]+:\/\/[^/"]+)/g)].map((match) => match[1] ?? '')
