/**
 * What a password must be. Two bodies of rules contradict each other: ASVS 5.0 (6.2) wants length and forbids demands of
 * composition and periodic change, 等保三级 (GB/T 22239-2019 8.1.4.1) wants both. The profile of the installation decides.
 */
export interface PasswordRules {
  readonly lengthMin: number
  /** Of lower-case letters, upper-case letters, digits, others. */
  readonly classesMin: number
  /** Null: never changed because of its age. */
  readonly validNaturalDays: number | null
}

export type PasswordRefusal = 'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_SIMPLE' | 'PASSWORD_GUESSABLE' | 'PASSWORD_REPEATED'

export interface PasswordAsk {
  readonly password: string
  /** What everybody knows of the account: its name, and words of the place. */
  readonly knownWords: readonly string[]
  /** Whether it is one that many people use. */
  readonly isCommon: boolean
  /** Whether it is the one in force. */
  readonly isSame: boolean
}

/** The first reason against it; undefined where it may be used. Length is counted in code points. */
export function findPasswordRefusal(ask: PasswordAsk, rules: PasswordRules): PasswordRefusal | undefined {
  if ([...ask.password].length < rules.lengthMin) return 'PASSWORD_TOO_SHORT'
  if (countClasses(ask.password) < rules.classesMin) return 'PASSWORD_TOO_SIMPLE'
  if (ask.isCommon || isMonotonous(ask.password) || containsKnown(ask)) return 'PASSWORD_GUESSABLE'
  if (ask.isSame) return 'PASSWORD_REPEATED'
  return undefined
}

const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]

function countClasses(password: string): number {
  return classes.filter((each) => each.test(password)).length
}

const baseWords = [
  'password',
  'passwort',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'asdf',
  'zxcvbnm',
  'qazwsxedc',
  'administrator',
  'admin',
  'root',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  'woaiwojia',
  'changeme',
  'default',
  'secret',
  'login',
  'test',
  'user',
  'guest',
  'hello',
  'monkey',
  'dragon',
  'master',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'michael',
  'zhongguo',
  'china',
  'mima',
  'zhengwu',
  'haochaping',
  'pingjia',
  'dating',
  'abc',
]
const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}
const words = new RegExp(`^(?:${baseWords.join('|')})+$`)

/** Nothing but words that everybody tries first, however they are spelt, repeated or decorated with digits. */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase()
  const bare = lower.replaceAll(/[^a-z]/g, '')
  const spelt = [...lower]
    .map((each) => leet[each] ?? each)
    .join('')
    .replaceAll(/[^a-z]/g, '')
  const trimmed = lower.replaceAll(/^[^a-z]+|[^a-z]+$/g, '')
  const speltTrimmed = [...trimmed]
    .map((each) => leet[each] ?? each)
    .join('')
    .replaceAll(/[^a-z]/g, '')
  return [bare, spelt, speltTrimmed].some((each) => words.test(each))
}

/** Few different characters, one that follows from the one before all along, or the same again: 111111111111, abcdefghijkl, 789012345678, 147258147258. */
function isMonotonous(password: string): boolean {
  const points = [...password].map((each) => each.codePointAt(0) ?? 0)
  if (new Set(points).size < 5) return true
  const isDigits = /^[0-9]+$/.test(password)
  // After 9 comes 0 again.
  const steps = points.slice(1).map((point, index) => point - (points[index] ?? 0))
  if (new Set(isDigits ? steps.map((step) => (step + 10) % 10) : steps).size === 1) return true
  return isRepeated(points)
}

/** One beginning again and again, the last time perhaps cut short. */
function isRepeated(points: readonly number[]): boolean {
  const longest = Math.floor(points.length / 2)
  return Array.from({ length: longest }, (_, index) => index + 1).some((period) =>
    points.every((point, index) => index < period || point === points[index - period]),
  )
}

const knownWordCodePointsMin = 4

function containsKnown({ password, knownWords }: PasswordAsk): boolean {
  const lower = password.toLowerCase()
  return knownWords
    .filter((word) => [...word].length >= knownWordCodePointsMin)
    .some((word) => lower.includes(word.toLowerCase()))
}
