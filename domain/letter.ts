import { addDays, type InstantMs, startOfDay, toPlainDate } from './kernel/plain-date.ts'

/** How an invitation is brought to somebody: a text message to a phone, or a message of an official account. */
export const letterChannels = ['SMS', 'MESSAGE'] as const
export type LetterChannel = (typeof letterChannels)[number]
export const letterLanguages = ['zh-CN', 'en'] as const
type LetterLanguage = (typeof letterLanguages)[number]
export type LetterTurn = 1 | 2

type Wording = Readonly<Record<LetterLanguage, string>>

export interface LetterPolicy {
  /** Most wanted first; a channel that is not named is not used. */
  readonly channels: readonly LetterChannel[]
  /** Nobody is disturbed from … until …, in Shanghai: `21:00`, `08:00`. Equal: never quiet. */
  readonly quietFrom: string
  readonly quietUntil: string
  readonly perRecipientPerDayMax: number
  /** Counted from the first letter; null: there is no second. */
  readonly secondAfterNaturalDays: number | null
  readonly attemptsMax: number
  readonly retryAfterSecondsMin: number
  readonly retryAfterSecondsMax: number
  /** How long a provider is given before it is asked what became of a letter that it did not answer for. */
  readonly askAfterSeconds: number
  /** When nobody asks any more: it stays uncertain for ever, and is not sent again. */
  readonly uncertainAfterHours: number
  readonly languages: readonly LetterLanguage[]
  readonly wording: { readonly first: Wording; readonly second: Wording }
  /** What no wording may say 不诱导. */
  readonly neverSays: readonly string[]
}

/** Addresses that a report carries. */
export interface Addresses {
  readonly phone?: string
  readonly openId?: string
}

export interface Recipient {
  readonly channel: LetterChannel
  /** Whose address it is. */
  readonly person: 'applicant' | 'agent'
  readonly address: string
  /** The same person’s address in the other channel, if any: whoever is not to be called is not to be written to either. */
  readonly other: string | null
}

/**
 * To whom the letter about a service goes, and how: to the agent where one came, because he was served; else to the applicant.
 * Only in a channel in which somebody sends: a message that nobody brings is no invitation. Undefined where the policy allows
 * none of them for which there is an address.
 */
export function findRecipient(
  applicant: Addresses,
  agent: Addresses | undefined,
  policy: Pick<LetterPolicy, 'channels'>,
  served: readonly LetterChannel[],
): Recipient | undefined {
  for (const [person, addresses] of [['agent', agent] as const, ['applicant', applicant] as const]) {
    const known: Record<LetterChannel, string | undefined> = {
      SMS: findMobile(addresses?.phone ?? ''),
      MESSAGE: addresses?.openId,
    }
    const channel = policy.channels.find((candidate) => served.includes(candidate) && known[candidate] !== undefined)
    if (channel === undefined) continue
    const address = known[channel] ?? ''
    return { channel, person, address, other: known[channel === 'SMS' ? 'MESSAGE' : 'SMS'] ?? null }
  }
  return undefined
}

/** A mobile number as eleven digits, however it was written; undefined where no text message could reach it. */
export function findMobile(phone: string): string | undefined {
  const digits = phone.replace(/[\s-]/g, '').replace(/^(\+|00)?86(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined
}

/** The instant itself, or the end of the quiet hours in which it lies: postponed, never dropped. */
export function outsideQuietHours(at: InstantMs, { quietFrom, quietUntil }: QuietHours): InstantMs {
  const [from, until] = [minutesOf(quietFrom), minutesOf(quietUntil)]
  const day = toPlainDate(at)
  const minute = Math.floor((at - startOfDay(day)) / 60_000)
  const isQuiet = from <= until ? minute >= from && minute < until : minute >= from || minute < until
  if (!isQuiet) return at
  const endsOn = minute < until ? day : addDays(day, 1)
  return startOfDay(endsOn) + until * 60_000
}

type QuietHours = Pick<LetterPolicy, 'quietFrom' | 'quietUntil'>

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}

/** When the second letter is due: the same time of day, so many natural days later. Undefined: there is none. */
export function findSecondDue(
  firstSentAt: InstantMs,
  expiresAt: InstantMs,
  policy: Pick<LetterPolicy, 'secondAfterNaturalDays'> & QuietHours,
): InstantMs | undefined {
  if (policy.secondAfterNaturalDays === null) return undefined
  const due = outsideQuietHours(firstSentAt + policy.secondAfterNaturalDays * 86_400_000, policy)
  return due < expiresAt ? due : undefined
}

export interface LetterFacts {
  readonly turn: LetterTurn
  readonly channel: LetterChannel
  readonly expiresAt: InstantMs
  readonly attempts: number
  readonly isEvaluated: boolean
  readonly isUnwanted: boolean
  /** The first letter did not reach the address, so a second would not either. */
  readonly isAddressDead: boolean
  readonly sentToRecipientToday: number
  /** Of a reminder: nothing waits any more. */
  readonly isRead?: boolean
}

type LetterDrop = 'EXPIRED' | 'EVALUATED' | 'READ' | 'UNWANTED' | 'ADDRESS_DEAD' | 'NOT_ALLOWED' | 'GIVEN_UP'
export type LetterStep =
  | { readonly step: 'SEND' }
  | { readonly step: 'POSTPONE'; readonly until: InstantMs; readonly why: 'QUIET_HOURS' | 'ENOUGH_TODAY' }
  | { readonly step: 'DROP'; readonly why: LetterDrop }

/** What is to be done with a letter that is due: asked right before it is sent, because everything may have changed since it was written. */
export function nextStep(facts: LetterFacts, policy: LetterPolicy, now: InstantMs): LetterStep {
  const why = findDrop(facts, policy, now)
  if (why !== undefined) return { step: 'DROP', why }
  const until = outsideQuietHours(now, policy)
  if (until > now) return postponeOrDrop(until, 'QUIET_HOURS', facts)
  if (facts.sentToRecipientToday >= policy.perRecipientPerDayMax) {
    const tomorrow = outsideQuietHours(startOfDay(addDays(toPlainDate(now), 1)), policy)
    return postponeOrDrop(tomorrow, 'ENOUGH_TODAY', facts)
  }
  return { step: 'SEND' }
}

function findDrop(facts: LetterFacts, policy: LetterPolicy, now: InstantMs): LetterDrop | undefined {
  if (now >= facts.expiresAt) return 'EXPIRED'
  if (facts.isEvaluated) return 'EVALUATED'
  if (facts.isRead) return 'READ'
  if (facts.isUnwanted) return 'UNWANTED'
  if (facts.isAddressDead) return 'ADDRESS_DEAD'
  if (!policy.channels.includes(facts.channel)) return 'NOT_ALLOWED'
  if (facts.turn === 2 && policy.secondAfterNaturalDays === null) return 'NOT_ALLOWED'
  return facts.attempts >= policy.attemptsMax ? 'GIVEN_UP' : undefined
}

function postponeOrDrop(until: InstantMs, why: 'QUIET_HOURS' | 'ENOUGH_TODAY', facts: LetterFacts): LetterStep {
  return until < facts.expiresAt ? { step: 'POSTPONE', until, why } : { step: 'DROP', why: 'EXPIRED' }
}

/** How long to wait after a failed attempt: doubled each time, up to the most. */
export function retryAfterMs(
  attempts: number,
  policy: Pick<LetterPolicy, 'retryAfterSecondsMin' | 'retryAfterSecondsMax'>,
): number {
  const seconds = policy.retryAfterSecondsMin * 2 ** Math.min(Math.max(0, attempts - 1), 30)
  return Math.min(policy.retryAfterSecondsMax, seconds) * 1000
}

export interface LetterWords {
  readonly link: string
  readonly stop: string
  /** Where and when somebody was served; not of a reminder. */
  readonly hall?: string
  readonly day?: string
  /** Of a reminder: how many matters wait. */
  readonly count?: string
}

/** The text of a letter. To a citizen it names hall and day: what somebody had to do there is nobody’s business who sees the screen. */
export function letterText(
  wording: Wording,
  { languages }: Pick<LetterPolicy, 'languages'>,
  words: LetterWords,
): string {
  return languages
    .map((language) =>
      wording[language].replace(/\{(hall|day|count|link|stop)\}/g, (_, name: keyof LetterWords) => words[name] ?? ''),
    )
    .join('\n')
}

/** Why a policy’s wording must not be used: it induces, or leaves out the link or the way to say no. Undefined: it may. */
export function findWordingFault(policy: {
  readonly wording: Readonly<Record<string, Wording>>
  readonly neverSays: readonly string[]
  readonly languages?: readonly LetterLanguage[]
}): string | undefined {
  if (policy.languages?.length === 0) return 'no language is named'
  for (const wording of Object.values(policy.wording)) {
    for (const text of Object.values(wording)) {
      const said = policy.neverSays.find((word) => text.toLowerCase().includes(word.toLowerCase()))
      if (said !== undefined) return `the wording says “${said}”, which induces`
      for (const needed of ['{link}', '{stop}']) if (!text.includes(needed)) return `the wording lacks ${needed}`
    }
  }
  return undefined
}
