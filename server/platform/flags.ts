import { findPlainDate, type PlainDate } from '../../domain/kernel/plain-date.ts'
import { bad, good, oneOf, type Parsed, quoted, whole } from './settings.ts'

interface Flag<T> {
  readonly name: string
  /** As shown to people; empty for a flag that stands alone. */
  readonly form: string
  readonly meaning: string
  readonly parse: (text: string | undefined) => Parsed<T>
}

function flag<T>(name: string, form: string, meaning: string, parse: (text: string) => Parsed<T>): Flag<T> {
  return { name, form, meaning, parse: (text) => (text === undefined ? bad(`wants a value: ${form}`) : parse(text)) }
}

/** Every option of the command line, in the order in which help lists them; the key is the name in `Flags`. */
const FLAGS = {
  trial: {
    name: '--trial',
    form: '[=hall|city]',
    meaning: 'bring an invented hall, or a whole city; without it an empty database of our own gets the city',
    parse: (text) => (text === undefined ? good('hall') : oneOf(['hall', 'city'])(text)),
  } as Flag<'hall' | 'city'>,
  cityUntil: flag('--trial-until', '=YYYY-MM-DD', 'last day of the city [yesterday]', toDay),
  cityDays: flag('--trial-days', '=1…400', 'how many days of it [90]', whole(1, 400)),
  citySeed: flag('--trial-seed', '=0…999999999', 'another number, another city [1]', whole(0, 999_999_999)),
  cityServices: flag(
    '--trial-services',
    '=1…200',
    'services at an ordinary window on an ordinary day [16]',
    whole(1, 200),
  ),
  cityParticipation: flag('--trial-participation', '=1…90', 'of a hundred services, evaluated [33]', whole(1, 90)),
  wantsHelp: {
    name: '--help',
    form: '',
    meaning: 'show this text',
    parse: (text) => (text === undefined ? good(true) : bad('stands alone')),
  } as Flag<boolean>,
}

type Value<F> = F extends Flag<infer T> ? T : never
/** What was said on the command line; null where nothing was. */
export type Flags = { readonly [K in keyof typeof FLAGS]: Value<(typeof FLAGS)[K]> | null }

export function readFlags(argv: readonly string[]): { readonly flags: Flags; readonly problems: string[] } {
  const values: Record<string, unknown> = Object.fromEntries(Object.keys(FLAGS).map((key) => [key, null]))
  const problems: string[] = []
  for (const word of argv) {
    const [name = '', ...rest] = word.split('=')
    const found = Object.entries(FLAGS).find(([, one]) => one.name === name)
    const parsed = found?.[1].parse(rest.length === 0 ? undefined : rest.join('='))
    if (found === undefined || parsed === undefined) problems.push(`${quoted(word)}: no such option`)
    else if (parsed.ok) values[found[0]] = parsed.value
    else problems.push(`${name}: ${parsed.why}`)
  }
  return { flags: values as unknown as Flags, problems }
}

function toDay(text: string): Parsed<PlainDate> {
  const day = findPlainDate(text)
  return day === undefined ? bad(`${quoted(text)} is no day such as 2026-11-21`) : good(day)
}

export function flagLines(): readonly (readonly [name: string, meaning: string])[] {
  return Object.values(FLAGS).map(({ name, form, meaning }) => [`${name}${form}`, meaning] as const)
}
