import { type Static, Type } from 'typebox'
import { nullable, oneOf, shape } from '../../contracts/shapes.ts'
import { findScriptFault } from '../../domain/follow-up.ts'
import { findInvitingFault } from '../../domain/invitation-wording.ts'
import { findWordingFault, letterChannels, letterLanguages } from '../../domain/letter.ts'
import { noticeKinds } from '../../domain/notice.ts'
import { findReminderFault, remindedKinds } from '../../domain/reminder.ts'

const clock = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
/** In both languages. */
export const wording = shape({
  'zh-CN': Type.String({ minLength: 1, maxLength: 300 }),
  en: Type.String({ minLength: 1, maxLength: 300 }),
})

const neverSays = Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { maxItems: 200 })
const lines = Type.Array(shape({ ...wording.properties, onlyIfReasonPending: Type.Boolean() }), { maxItems: 20 })

/** What is written and said to citizens, and to staff by text message. */
export const letterShapes = {
  letter: shape({
    channels: Type.Array(oneOf(letterChannels), { maxItems: 2 }),
    quietFrom: clock,
    quietUntil: clock,
    perRecipientPerDayMax: Type.Integer({ minimum: 1, maximum: 100 }),
    secondAfterNaturalDays: nullable(Type.Integer({ minimum: 1, maximum: 365 })),
    attemptsMax: Type.Integer({ minimum: 1, maximum: 1000 }),
    retryAfterSecondsMin: Type.Integer({ minimum: 1, maximum: 3600 }),
    retryAfterSecondsMax: Type.Integer({ minimum: 1, maximum: 86_400 }),
    askAfterSeconds: Type.Integer({ minimum: 1, maximum: 3600 }),
    uncertainAfterHours: Type.Integer({ minimum: 1, maximum: 720 }),
    keptAfterExpiryNaturalDays: Type.Integer({ minimum: 0, maximum: 365 }),
    languages: Type.Array(oneOf(letterLanguages), { minItems: 1, maxItems: 2 }),
    wording: shape({ first: wording, second: wording }),
    neverSays,
  }),
  notice: shape({
    kinds: Type.Array(oneOf(noticeKinds), { maxItems: 6 }),
    validNaturalDays: Type.Integer({ minimum: 1, maximum: 365 }),
    wording: shape({
      ...{ ANSWERED: wording, WROTE: wording, APPEALED: wording, ASKED: wording, ENTERED: wording },
      // Versions of before know no such letter.
      COMPLAINT_KEPT: Type.Optional(wording),
    }),
    neverSays,
  }),
  reminder: shape({
    kinds: Type.Array(oneOf(remindedKinds), { uniqueItems: true }),
    minutesApartMin: Type.Integer({ minimum: 10, maximum: 1440 }),
    perDayMax: Type.Integer({ minimum: 1, maximum: 24 }),
    validHours: Type.Integer({ minimum: 1, maximum: 72 }),
    wording,
  }),
  'invitation-wording': shape({
    sentences: Type.Array(wording, { minItems: 1, maxItems: 20 }),
    inducing: Type.Array(
      shape({ code: Type.String({ pattern: '^[A-Z][A-Z_]{0,39}$' }), ...wording.properties, evidence: wording }),
      { maxItems: 40 },
    ),
    neverSays,
  }),
  'follow-up': shape({ script: shape({ contact: lines, feedBack: lines }), neverSays }),
}

type Body<Word extends keyof typeof letterShapes> = Static<(typeof letterShapes)[Word]>

/** What is said to citizens may not induce, and leaves them the way and the choice; what is said to staff says no more than it may. */
export function faultOfWording(word: string, body: unknown): string | undefined {
  if (word === 'invitation-wording') return findInvitingFault(body as Body<'invitation-wording'>)
  if (word === 'follow-up') return findScriptFault(body as Body<'follow-up'>)
  if (word === 'reminder') return findReminderFault((body as Body<'reminder'>).wording)
  if (word !== 'letter' && word !== 'notice') return undefined
  return findWordingFault(body as Body<'letter'> | Body<'notice'>)
}
