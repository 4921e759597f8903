import { describe, expect, test } from 'vitest'
import {
  type AssessmentAnswer,
  type AssessmentAsk,
  type AssessmentPolicy,
  decideAssessment,
  isShown,
  type Shown,
  stateOfVisit,
  toPosition,
} from './assessment.ts'
import type { AssessmentForm, EvidenceKind, FormIndicator } from './assessment-form.ts'
import type { PlainDate } from './kernel/plain-date.ts'

const policy: AssessmentPolicy = {
  mediaTypes: ['image/jpeg', 'image/png', 'application/pdf'],
  bytesMax: 5_242_880,
  originalBytesMax: 31_457_280,
  pixelsMax: 36_000_000,
  edgeMax: 2048,
  qualityPercent: 82,
  filesPerIndicatorMax: 2,
  filesPerVisitMax: 3,
  waitingHours: 72,
  wordsCodePointsMax: 10,
  clockAheadMinutes: 10,
  submitWithinNaturalDays: 3,
}
const said = (text: string) => ({ zh: text, en: text })
const indicator = (code: string, evidence: EvidenceKind, over: Partial<FormIndicator> = {}): FormIndicator => ({
  code,
  group: said('环境'),
  title: said(code),
  weight: 5000,
  scale: [
    { mark: 1, points: 0, anchor: said('差') },
    { mark: 5, points: 10_000, anchor: said('好') },
  ],
  evidence,
  evidenceBelow: evidence === 'NONE' ? null : 6000,
  mayNotApply: false,
  ...over,
})
const form: AssessmentForm = {
  title: said('测评表'),
  unit: 'WINDOW',
  location: 'REQUIRED',
  indicators: [indicator('clean', 'PHOTO'), indicator('polite', 'WORDS', { mayNotApply: true })],
}
const day = (text: string) => text as PlainDate
const visit = { form, fromDay: day('2026-11-16'), toDay: day('2026-11-18'), assignedAt: 0 }
const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-11-17T12:00:00')
const answer = (mark: number | null, over: Partial<AssessmentAnswer> = {}): AssessmentAnswer => ({
  mark,
  files: [],
  ...over,
})
const ask = (over: Partial<AssessmentAsk> = {}): AssessmentAsk => ({
  arrivedAt: at('2026-11-17T10:00:00'),
  leftAt: at('2026-11-17T11:00:00'),
  position: toPosition({ latitude: 30.274_149_6, longitude: 120.155_07 }),
  answers: { clean: answer(5), polite: answer(5) },
  ...over,
})
const decide = (over: Partial<AssessmentAsk> = {}, later = now, bent: Partial<AssessmentForm> = {}) => {
  const decided = decideAssessment({ ...visit, form: { ...form, ...bent } }, ask(over), policy, later)
  return decided.granted ? decided.value : `${decided.code}${decided.at === undefined ? '' : ` ${decided.at}`}`
}

describe('what was found on a visit', () => {
  test('is kept with its marks, what they come to by the form, and the place to some hundred metres', () => {
    expect(decide({ answers: { clean: answer(5), polite: answer(1, { words: '没有起立' }) } })).toEqual({
      marks: { clean: 5, polite: 1 },
      points: 5000,
      position: { latitudeThousandths: 30_274, longitudeThousandths: 120_155 },
    })
  })

  test('is no visit of before he was sent: nobody is there for what is not his yet', () => {
    const sent = (assignedAt: string) => {
      const decided = decideAssessment({ ...visit, form, assignedAt: at(assignedAt) }, ask(), policy, now)
      return decided.granted ? 'granted' : `${decided.code} ${decided.at}`
    }
    expect(sent('2026-11-17T10:01:00')).toBe('TOO_EARLY /arrivedAt')
    // Told to the minute by the phone, to the second by us.
    expect(sent('2026-11-17T10:00:59')).toBe('granted')
  })

  test.each([
    ['TIMES_OUT_OF_ORDER /leftAt', { leftAt: at('2026-11-17T09:59:59') }],
    ['TIME_IN_FUTURE /leftAt', { leftAt: at('2026-11-17T12:10:01') }],
    ['TOO_EARLY /arrivedAt', { arrivedAt: at('2026-11-15T23:59:59') }],
    ['LOCATION_MISSING /position', { position: null }],
    ['MARK_MISSING /answers/polite', { answers: { clean: answer(5) } }],
    ['MARK_UNKNOWN /answers/clean', { answers: { clean: answer(3), polite: answer(5) } }],
    ['APPLIES_ALWAYS /answers/clean', { answers: { clean: answer(null), polite: answer(5) } }],
    ['INDICATOR_UNKNOWN /answers/more', { answers: { clean: answer(5), polite: answer(5), more: answer(5) } }],
    ['EVIDENCE_MISSING /answers/clean', { answers: { clean: answer(1), polite: answer(5) } }],
    ['EVIDENCE_MISSING /answers/polite', { answers: { clean: answer(5), polite: answer(1, { words: '  ' }) } }],
    ['COMMENT_TOO_LONG /words', { words: '十一个字十一个字十一个' }],
    [
      'COMMENT_TOO_LONG /answers/polite/words',
      { answers: { clean: answer(5), polite: answer(5, { words: '字'.repeat(11) }) } },
    ],
    [
      'FILES_TOO_MANY /answers/clean',
      {
        answers: {
          clean: answer(5, { files: ['image/png', 'image/png', 'image/png'] }),
          polite: answer(5),
        },
      },
    ],
    [
      'FILES_TOO_MANY /answers',
      {
        answers: {
          clean: answer(5, { files: ['image/png', 'image/png'] }),
          polite: answer(5, { files: ['image/png', 'image/png'] }),
        },
      },
    ],
  ] satisfies [string, Partial<AssessmentAsk>][])('is refused as %s', (refusal, over) => {
    expect(decide(over)).toBe(refusal)
  })

  test('is taken on the days of the visit, and handed in some days later where there was no network', () => {
    const onLastDay = { arrivedAt: at('2026-11-18T23:00:00'), leftAt: at('2026-11-18T23:59:59') }
    expect(decide(onLastDay, at('2026-11-21T23:59:59'))).toMatchObject({ points: 10_000 })
    expect(decide(onLastDay, at('2026-11-22T00:00:00'))).toBe('TOO_LATE')
    expect(decide({ ...onLastDay, leftAt: at('2026-11-19T00:00:00') }, at('2026-11-19T08:00:00'))).toBe('TOO_LATE')
  })

  test('has no place where the form asks for none, and may have none where it leaves it open', () => {
    expect(decide({}, now, { location: 'NONE' })).toMatchObject({ position: null })
    expect(decide({ position: null }, now, { location: 'OPTIONAL' })).toMatchObject({ position: null })
  })

  test('needs no evidence where nothing applies', () => {
    expect(decide({ answers: { clean: answer(5), polite: answer(null) } })).toMatchObject({
      marks: { clean: 5, polite: null },
      points: 10_000,
    })
  })
})

test.each([
  ['NONE', {}, true],
  ['WORDS', { hasWords: true }, true],
  ['WORDS', { files: ['image/png'] }, false],
  ['RECORDING', { hasRecording: true }, true],
  ['RECORDING', { hasWords: true }, false],
  ['PHOTO', { files: ['image/jpeg'] }, true],
  ['PHOTO', { files: ['application/pdf'] }, false],
  ['DOCUMENT', { files: ['application/pdf'] }, true],
  ['DOCUMENT', { files: ['image/png'] }, true],
  ['DOCUMENT', {}, false],
] satisfies [EvidenceKind, Partial<Shown>, boolean][])(
  'evidence of the kind %s is shown by %o: %s',
  (evidence, over, isThere) => {
    expect(isShown({ evidence }, { hasWords: false, hasRecording: false, files: [], ...over })).toBe(isThere)
  },
)

test.each([
  ['2026-11-15', {}, 'TO_COME'],
  ['2026-11-16', {}, 'OPEN'],
  ['2026-11-21', {}, 'OPEN'],
  ['2026-11-22', {}, 'OVER'],
  ['2026-11-17', { isSubmitted: true }, 'SUBMITTED'],
  ['2026-11-17', { isEnded: true }, 'ENDED'],
] as const)('on %s a visit with %o is %s', (today, over, state) => {
  const how = { isSubmitted: false, isEnded: false, ...over }
  expect(stateOfVisit(visit, how, day(today), policy)).toBe(state)
})
