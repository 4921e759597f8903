import { type Static, type TSchema, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { nullable, oneOf, shape } from '../../contracts/shapes.ts'
import { appealGrounds } from '../../domain/appeal.ts'
import { evaluationChannels } from '../../domain/evaluation-channel.ts'
import { type HandlingRate, handlingRates } from '../../domain/handling-figure.ts'
import { handlingClockNames } from '../../domain/handling-policy.ts'
import { identityModes } from '../../domain/identity-mode.ts'
import { maliciousMonthsMax } from '../../domain/malicious-evaluator.ts'
import { problemPlaces } from '../../domain/problem-entry.ts'
import { countedGrades } from '../../domain/supplement.ts'
import { limitUnits } from '../../domain/time-limit.ts'
import { type WordedTerm, wordedTerms } from '../../domain/wording.ts'
import { assessingShapes } from './assessing-shapes.ts'
import { closureAudit } from './closure-audit.ts'
import { evidenceFileShape } from './evidence-file-shape.ts'
import { faultOfWording, letterShapes, wording } from './letter-shapes.ts'
import { logShapes } from './log-shapes.ts'
import { rateLimit } from './rate-limit-shape.ts'
import { scoringShapes } from './scoring-shapes.ts'

const natural = (maximum: number) => Type.Integer({ minimum: 0, maximum })
const nullablePercent = () => nullable(natural(100))

const passwordRules = shape({
  lengthMin: Type.Integer({ minimum: 8, maximum: 64 }),
  classesMin: Type.Integer({ minimum: 1, maximum: 4 }),
  validNaturalDays: nullable(Type.Integer({ minimum: 1, maximum: 3650 })),
})

const timeLimit = shape({
  count: Type.Integer({ minimum: 1, maximum: 3650 }),
  unit: oneOf(limitUnits),
  lastDayMoves: Type.Optional(Type.Boolean()),
})
const within = nullable(timeLimit)

/** What each policy's body must look like. A body that does not fit is refused when it is read, not when it is needed. */
const policyShapes = {
  invitation: shape({ validForNaturalDays: natural(3650), issueWithinNaturalDays: natural(3650) }),
  evaluation: shape({
    negativeGradeMax: Type.Integer({ minimum: 1, maximum: 4 }),
    commentCodePointsMax: Type.Integer({ minimum: 1, maximum: 1000 }),
    deviceClockToleranceSeconds: natural(86_400),
    scoreScale: Type.Integer({ minimum: 2, maximum: 10 }),
    dimensions: Type.Array(
      shape({ code: Type.String(), nameZh: Type.String(), nameEn: Type.String(), weightPercent: natural(100) }),
      { maxItems: 20 },
    ),
  }),
  'identity-mode': shape({
    otherwise: oneOf(identityModes),
    byChannel: Type.Partial(
      Type.Object(Object.fromEntries(evaluationChannels.map((channel) => [channel, oneOf(identityModes)])), {
        additionalProperties: false,
      }),
    ),
  }),
  // No distribution of a smaller group is shown; the grades of a single window only up to some days ago, so that nobody can
  // watch one arrive.
  board: shape({
    smallestGroup: Type.Integer({ minimum: 1, maximum: 1000 }),
    windowGradesAfterDays: natural(31),
    windowGradesOverDays: Type.Integer({ minimum: 1, maximum: 366 }),
  }),
  terminal: shape({
    offlineGraceNaturalDays: natural(366),
    deliverAheadHours: natural(24 * 31),
    showServiceWithinMinutes: Type.Integer({ minimum: 1, maximum: 24 * 60 }),
    caseMatchWithinHours: natural(24 * 31),
    backToIdleAfterSeconds: Type.Integer({ minimum: 10, maximum: 600 }),
    reasonsWithinSeconds: Type.Integer({ minimum: 10, maximum: 600 }),
    thanksSeconds: Type.Integer({ minimum: 2, maximum: 60 }),
    heartbeatEverySeconds: Type.Integer({ minimum: 5, maximum: 3600 }),
    silentAfterSeconds: Type.Integer({ minimum: 10, maximum: 86_400 }),
  }),
  // A waiting time of one or two reports would be an anecdote.
  'window-page': shape({
    waitingOverMinutes: Type.Integer({ minimum: 5, maximum: 24 * 60 }),
    waitingReportsMin: Type.Integer({ minimum: 1, maximum: 1000 }),
  }),
  account: shape({
    passwords: shape({ asvs: passwordRules, mlps3: passwordRules }),
    idleMinutesMax: Type.Integer({ minimum: 1, maximum: 24 * 60 }),
    minutesMax: Type.Integer({ minimum: 1, maximum: 24 * 60 }),
    stepUpMinutes: Type.Integer({ minimum: 1, maximum: 60 }),
    failuresFree: Type.Integer({ minimum: 1, maximum: 100 }),
    backOffSecondsMin: Type.Integer({ minimum: 1, maximum: 3600 }),
    backOffSecondsMax: Type.Integer({ minimum: 1, maximum: 86_400 }),
    firstPasswordValidHours: Type.Integer({ minimum: 1, maximum: 24 * 31 }),
  }),
  'api-key': shape({
    validNaturalDaysMax: Type.Integer({ minimum: 1, maximum: 3650 }),
    overlapHours: natural(24 * 31),
    overlapHoursMax: natural(24 * 31),
    // Nonces are remembered for as long: minutes, not days.
    signatureSecondsMax: Type.Integer({ minimum: 10, maximum: 3600 }),
    clockSkewSeconds: natural(600),
  }),
  passkey: shape({
    challengeSeconds: Type.Integer({ minimum: 30, maximum: 900 }),
    perAccountMax: Type.Integer({ minimum: 1, maximum: 50 }),
    // Whether one that has verified its holder may be the only factor.
    alone: shape({ asvs: Type.Boolean(), mlps3: Type.Boolean() }),
  }),
  challenge: shape({
    fromClientPerMinute: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    atWindowPerMinute: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    // A hash each: beyond the ceiling an old phone would be busy for half a minute.
    numberMaxBase: Type.Integer({ minimum: 1000, maximum: 5_000_000 }),
    numberMaxCeiling: Type.Integer({ minimum: 1000, maximum: 5_000_000 }),
    validSeconds: Type.Integer({ minimum: 60, maximum: 3600 }),
  }),
  drill: shape({
    startMinute: natural(1439),
    graceMinutes: Type.Integer({ minimum: 10, maximum: 1440 }),
    againAfterMinutes: Type.Integer({ minimum: 1, maximum: 1440 }),
  }),
  'rate-limit': rateLimit,
  unmasking: shape({
    perHourMax: Type.Integer({ minimum: 1, maximum: 1000 }),
    reasonCodePointsMin: Type.Integer({ minimum: 1, maximum: 100 }),
    reasonCodePointsMax: Type.Integer({ minimum: 10, maximum: 500 }),
    purposes: Type.Array(
      shape({
        code: Type.String({ pattern: '^[A-Z][A-Z_]{1,39}$' }),
        nameZh: Type.String({ minLength: 1, maxLength: 60 }),
        nameEn: Type.String({ minLength: 1, maxLength: 60 }),
      }),
      { minItems: 1, maxItems: 20 },
    ),
  }),
  'sign-on': shape({
    attemptSeconds: Type.Integer({ minimum: 60, maximum: 3600 }),
    // What a provider may say in the place of the own second factor.
    trustedAcr: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 20 }),
    trustedAmr: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 }),
  }),
  // Never less than six months: 网络安全法 第二十一条.
  audit: shape({
    keptMonths: Type.Integer({ minimum: 6, maximum: 1200 }),
    unsealedSecondsMax: Type.Integer({ minimum: 1, maximum: 3600 }),
  }),
  'audit-view': shape({
    periodNaturalDaysMax: Type.Integer({ minimum: 1, maximum: 3660 }),
    periodNaturalDaysUnlessSaid: Type.Integer({ minimum: 1, maximum: 366 }),
    exportRowsMax: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  }),
  'audit-standstill': shape({ refuseAfterSeconds: Type.Integer({ minimum: 5, maximum: 86_400 }) }),
  message: shape({
    keptNaturalDays: Type.Integer({ minimum: 1, maximum: 3660 }),
    deviceSilentOpenMinutes: Type.Integer({ minimum: 1, maximum: 24 * 60 }),
    deviceSilentAnywayHours: Type.Integer({ minimum: 1, maximum: 24 * 366 }),
    keyExpiresWithinNaturalDays: natural(366),
    calendarMissingFrom: Type.String({ pattern: '^(0[1-9]|1[0-2])-[0-3][0-9]$' }),
    deviceKnownNaturalDays: Type.Integer({ minimum: 1, maximum: 3660 }),
  }),
  'evidence-file': evidenceFileShape,
  embed: shape({ linkValidMinutes: Type.Integer({ minimum: 1, maximum: 24 * 60 }) }),
  import: shape({ badRowsKeptNaturalDays: Type.Integer({ minimum: 1, maximum: 366 }) }),
  // From the end of the month in which it was received.
  retention: shape({ keptNaturalYears: Type.Integer({ minimum: 1, maximum: 100 }) }),
  participation: shape({
    automaticChannels: Type.Array(oneOf(evaluationChannels), { maxItems: 20 }),
    automaticShareGoalPercent: natural(100),
    linkedShareGoalPercent: natural(100),
    elderlyAgeBandMin: Type.Integer({ minimum: 1, maximum: 9 }),
    periodNaturalDaysMax: Type.Integer({ minimum: 1, maximum: 366 }),
  }),
  handling: shape({
    scoreRule: nullable(
      shape({ of: oneOf(['OVERALL', 'MEAN']), belowPercent: Type.Integer({ minimum: 1, maximum: 100 }) }),
    ),
    clocks: Type.Partial(
      Type.Object(Object.fromEntries(handlingClockNames.map((clock) => [clock, timeLimit])), {
        additionalProperties: false,
      }),
    ),
    handleComplex: Type.Optional(timeLimit),
    warningPercentLeft: Type.Integer({ minimum: 0, maximum: 99 }),
    escalateAfter: Type.Array(timeLimit, { maxItems: 6 }),
    contactTriesMin: Type.Integer({ minimum: 1, maximum: 20 }),
    contactTriesApartMinutes: Type.Optional(natural(10_080)),
    extension: nullable(timeLimit),
    helpWithinMinutes: Type.Optional(natural(1440)),
    transfersMax: natural(20),
    rateWithin: timeLimit,
    reopenWithin: timeLimit,
    reopeningsMax: natural(20),
  }),
  'own-evaluation': shape({
    groupMin: Type.Integer({ minimum: 5, maximum: 1000 }),
    toldAfterNaturalDays: natural(366),
    maskedWords: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 1000 }),
  }),
  'closure-audit': closureAudit,
  ...assessingShapes,
  'problem-entry': shape({
    kinds: Type.Array(
      shape({
        code: Type.String({ pattern: '^[A-Z][A-Z_]{1,39}$' }),
        nameZh: Type.String({ minLength: 1, maxLength: 60 }),
        nameEn: Type.String({ minLength: 1, maxLength: 60 }),
        tags: Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { maxItems: 100 }),
      }),
      { minItems: 1, maxItems: 60 },
    ),
    sameAt: Type.Array(oneOf(problemPlaces), { minItems: 1, uniqueItems: true }),
    recursWithinNaturalDays: Type.Integer({ minimum: 1, maximum: 3660 }),
    tellSupervisorFrom: nullable(Type.Integer({ minimum: 2, maximum: 100 })),
    tellReviewersFrom: nullable(Type.Integer({ minimum: 2, maximum: 100 })),
    exportRowsMax: Type.Integer({ minimum: 1, maximum: 100_000 }),
  }),
  complaint: shape({ receivedWithinNaturalDays: Type.Integer({ minimum: 1, maximum: 3660 }) }),
  supplement: shape({ revisionWithin: within, supplementaryWithin: within, counts: oneOf(countedGrades) }),
  'confidential-report': shape({
    acknowledgeWithin: timeLimit,
    warnAfter: timeLimit,
    smallestGroup: Type.Integer({ minimum: 5, maximum: 1000 }),
  }),
  wording: shape({
    terms: shape(
      Object.fromEntries(wordedTerms.map((term) => [term, wording])) as { [Each in WordedTerm]: typeof wording },
    ),
  }),
  'handling-figure': shape({
    goalPercent: shape({
      ...(Object.fromEntries(handlingRates.map((rate) => [rate, nullablePercent()])) as {
        [Rate in HandlingRate]: ReturnType<typeof nullablePercent>
      }),
      // Versions of before know no such figure.
      completionRate: Type.Optional(nullablePercent()),
    }),
    satisfactionGoal: nullablePercent(),
    cycleGoalPercent: Type.Integer({ minimum: 1, maximum: 100 }),
    cycleBaselineMinutes: nullable(Type.Integer({ minimum: 1, maximum: 5_256_000 })),
    tooFewBelow: Type.Integer({ minimum: 1, maximum: 1000 }),
    intervalZThousandths: Type.Integer({ minimum: 1000, maximum: 4000 }),
    periodNaturalDays: Type.Integer({ minimum: 1, maximum: 366 }),
    periodNaturalDaysMax: Type.Integer({ minimum: 1, maximum: 3660 }),
  }),
  appeal: shape({
    appealWithin: timeLimit,
    objectWithin: timeLimit,
    decideWithin: timeLimit,
    grounds: Type.Array(oneOf(appealGrounds), { minItems: 1, uniqueItems: true }),
    decidedBy: Type.Union([
      shape({ kind: oneOf(['LEVEL_UP']) }),
      shape({
        kind: oneOf(['PANEL']),
        members: Type.Integer({ minimum: 3, maximum: 9 }),
        outsidersMin: Type.Integer({ minimum: 1, maximum: 9 }),
      }),
    ]),
  }),
  // Never longer than a year, whatever a region writes.
  'malicious-evaluator': shape({
    isKept: Type.Boolean(),
    keptMonths: Type.Integer({ minimum: 1, maximum: maliciousMonthsMax }),
    objectWithin: timeLimit,
  }),
  ...letterShapes,
  ...logShapes,
  ...scoringShapes,
} satisfies Record<string, TSchema>

export type PolicyWord = keyof typeof policyShapes

export function isPolicyWord(word: string): word is PolicyWord {
  return Object.hasOwn(policyShapes, word)
}
export type PolicyBody<Word extends PolicyWord> = Static<(typeof policyShapes)[Word]>

const checks = new Map(Object.entries(policyShapes).map(([word, body]) => [word, Compile(body)]))

/** Where the sentences of a policy stand that may not induce. */
const wordingAt: Readonly<Record<string, string>> = { 'follow-up': '/script', 'invitation-wording': '/sentences' }

/** Where a body does not fit, by JSON pointer; undefined where it does, or where nobody knows the word. */
export function findBodyFault(word: PolicyWord, body: unknown): string | undefined {
  const check = checks.get(word)
  if (check === undefined || !check.Check(body)) return check?.Errors(body)[0]?.instancePath ?? ''
  return faultOfWording(word, body) === undefined ? undefined : (wordingAt[word] ?? '/wording')
}

/** Throws for a policy this program does not know or cannot read: better no start than a guessed number. */
export function checkPolicyBody(word: string, version: number, body: unknown): void {
  const check = checks.get(word)
  if (check === undefined) throw new Error(`the policy “${word}” is not known to this program`)
  if (!check.Check(body)) {
    const first = check.Errors(body)[0]
    throw new Error(
      `the policy “${word}” version ${version} is not readable: ${first?.instancePath ?? ''} ${first?.message ?? ''}`,
    )
  }
  const fault = faultOfWording(word, body)
  if (fault !== undefined) throw new Error(`the policy “${word}” version ${version} may not be used: ${fault}`)
}
