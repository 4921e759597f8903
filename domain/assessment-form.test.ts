import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AssessmentForm,
  type FormFaultCode,
  type FormIndicator,
  type FormMarks,
  findFormFault,
  findFormFaults,
  needsEvidence,
  type ScaleStep,
  scoreForm,
} from './assessment-form.ts'

const words = (text: string) => ({ zh: text, en: text })
const step = (mark: number, points: number): ScaleStep => ({ mark, points, anchor: words(`${mark} ${points}`) })
const indicator = (code: string, group: string, weight: number, over: Partial<FormIndicator> = {}): FormIndicator => ({
  code,
  group: words(group),
  title: words(code),
  weight,
  scale: [step(1, 0), step(2, 5000), step(3, 10_000)],
  evidence: 'NONE',
  evidenceBelow: null,
  mayNotApply: true,
  ...over,
})
const formOf = (...indicators: readonly FormIndicator[]): AssessmentForm => ({
  title: words('大厅'),
  unit: 'WINDOW',
  location: 'OPTIONAL',
  indicators,
})
const hall = formOf(
  indicator('clean', '有形性', 2000, { mayNotApply: false }),
  indicator('signs', '有形性', 3000),
  indicator('answer', '响应性', 5000),
)

const points = (form: AssessmentForm, marks: FormMarks) => {
  const scored = scoreForm(form, marks)
  return scored.granted ? scored.value.points : scored.code
}

describe('a filled form comes to', () => {
  test.each<[string, FormMarks, number]>([
    ['nothing with the lowest marks', { clean: 1, signs: 1, answer: 1 }, 0],
    ['a hundred with the highest', { clean: 3, signs: 3, answer: 3 }, 10_000],
    ['what the weights say between', { clean: 3, signs: 2, answer: 1 }, 2000 + 1500],
    ['the group of what does not apply, carried by the rest of it', { clean: 3, signs: null, answer: 1 }, 5000],
    ['the other groups, where nothing of one applies', { clean: 2, signs: 3, answer: null }, 2000 + 6000],
    ['what alone applies', { clean: 2, signs: null, answer: null }, 5000],
  ])('%s', (_, marks, expected) => {
    expect(points(hall, marks)).toBe(expected)
  })

  test('whole hundredths, half of one rounded up', () => {
    const near = [step(1, 0), step(2, 1)]
    const half = formOf(indicator('a', 'g', 5000, { scale: near }), indicator('b', 'g', 5000, { scale: near }))
    expect(points(half, { a: 2, b: 1 })).toBe(1)
    const third = formOf(indicator('a', 'g', 3333, { scale: near }), indicator('b', 'g', 6667, { scale: near }))
    expect(points(third, { a: 2, b: 1 })).toBe(0)
  })

  test('each with what it was worth and weighed', () => {
    expect(scoreForm(hall, { clean: 3, signs: null, answer: 2 })).toEqual({
      granted: true,
      value: {
        points: 7500,
        byIndicator: [
          { code: 'clean', mark: 3, points: 10_000, weight: 5000 },
          { code: 'signs', mark: null, points: null, weight: 0 },
          { code: 'answer', mark: 2, points: 5000, weight: 5000 },
        ],
      },
    })
  })

  test.each<[string, FormMarks, string, string | undefined]>([
    ['a mark left out', { clean: 1, signs: 1 }, 'MARK_MISSING', '/marks/answer'],
    ['a mark that is not on the scale', { clean: 1, signs: 7, answer: 1 }, 'MARK_UNKNOWN', '/marks/signs'],
    ['an indicator of another form', { clean: 1, signs: 1, answer: 1, odd: 1 }, 'INDICATOR_UNKNOWN', '/marks/odd'],
    ['what applies everywhere, left aside', { clean: null, signs: 1, answer: 1 }, 'APPLIES_ALWAYS', '/marks/clean'],
  ])('nothing with %s', (_, marks, code, at) => {
    expect(scoreForm(hall, marks)).toEqual({ granted: false, code, at })
  })

  test('nothing where nothing applies', () => {
    expect(points(formOf(indicator('a', 'g', 10_000)), { a: null })).toBe('NOTHING_APPLIES')
  })

  test('nothing by a name that every object has', () => {
    expect(points(formOf(indicator('constructor', 'g', 10_000)), {})).toBe('MARK_MISSING')
  })
})

const weights = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 11 })
/** A form of as many indicators as there are weights, the last one filled up to the whole. */
const forms = fc
  .record({
    weights,
    groups: fc.array(fc.constantFrom('一', '二', '三'), { minLength: 12, maxLength: 12 }),
    scales: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 2, maxLength: 11 }), {
      minLength: 12,
      maxLength: 12,
    }),
  })
  .map(({ weights: some, groups, scales }) => {
    const all = [...some, 10_000 - some.reduce((sum, each) => sum + each, 0)]
    const scaleOf = (place: number) =>
      [...(scales[place] ?? [])].sort((a, b) => a - b).map((worth, mark) => step(mark + 1, worth))
    return formOf(
      ...all.map((weight, place) =>
        indicator(`i${place}`, groups[place] ?? '一', weight, { scale: scaleOf(place), mayNotApply: place > 0 }),
      ),
    )
  })
const filled = fc.tuple(
  forms,
  fc.array(fc.option(fc.nat(), { nil: null, freq: 4 }), { minLength: 12, maxLength: 12 }),
  fc.nat(),
)
const marksOf = (form: AssessmentForm, picks: readonly (number | null)[]): Record<string, number | null> =>
  Object.fromEntries(
    form.indicators.map(({ code, scale, mayNotApply }, place) => {
      const pick = picks[place] ?? null
      if (pick === null && mayNotApply) return [code, null]
      return [code, scale[(pick ?? 0) % scale.length]?.mark ?? null]
    }),
  )
const scoreOf = (form: AssessmentForm, marks: FormMarks) => {
  const scored = scoreForm(form, marks)
  if (!scored.granted) throw new Error(scored.code)
  return scored.value
}

describe('whatever the form and the marks', () => {
  test('a form made here has no fault', () => {
    fc.assert(
      fc.property(forms, (form) => {
        expect(findFormFaults(form)).toEqual([])
      }),
    )
  })

  test('the score lies between the lowest and the highest of what was given, so between 0 and 10000', () => {
    fc.assert(
      fc.property(filled, ([form, picks]) => {
        const { points: score, byIndicator } = scoreOf(form, marksOf(form, picks))
        const worth = byIndicator.flatMap((each) => each.points ?? [])
        expect(score).toBeGreaterThanOrEqual(Math.min(...worth))
        expect(score).toBeLessThanOrEqual(Math.max(...worth))
      }),
    )
  })

  test('a higher mark never lowers it', () => {
    fc.assert(
      fc.property(filled, ([form, picks, which]) => {
        const marks = marksOf(form, picks)
        const raised = form.indicators[which % form.indicators.length]
        const mark = raised === undefined ? null : (marks[raised.code] ?? null)
        if (raised === undefined || mark === null || mark === raised.scale.length) return
        const after = scoreOf(form, { ...marks, [raised.code]: mark + 1 }).points
        expect(after).toBeGreaterThanOrEqual(scoreOf(form, marks).points)
      }),
    )
  })

  test('the order of the indicators does not matter', () => {
    fc.assert(
      fc.property(filled, ([form, picks, turn]) => {
        const marks = marksOf(form, picks)
        const by = turn % form.indicators.length
        const turned = [...form.indicators.slice(by), ...form.indicators.slice(0, by)].reverse()
        expect(scoreOf({ ...form, indicators: turned }, marks).points).toBe(scoreOf(form, marks).points)
      }),
    )
  })

  test('what does not apply gives its weight to the others: they weigh ten thousand together, and a group what it weighed before', () => {
    fc.assert(
      fc.property(filled, ([form, picks]) => {
        const { byIndicator } = scoreOf(form, marksOf(form, picks))
        const sum = byIndicator.reduce((weight, each) => weight + each.weight, 0)
        expect(Math.abs(sum - 10_000)).toBeLessThanOrEqual(form.indicators.length / 2)
        const groups = new Set(form.indicators.map(({ group }) => group.zh))
        const weighs = (group: string) =>
          form.indicators.reduce((w, each, at) => w + (each.group.zh === group ? (byIndicator[at]?.weight ?? 0) : 0), 0)
        if ([...groups].some((group) => weighs(group) === 0)) return
        for (const group of groups) {
          const before = form.indicators.reduce((w, each) => w + (each.group.zh === group ? each.weight : 0), 0)
          expect(Math.abs(weighs(group) - before)).toBeLessThanOrEqual(form.indicators.length / 2)
        }
      }),
    )
  })
})

const broken = (over: Partial<FormIndicator>) => formOf(indicator('a', 'g', 10_000, { mayNotApply: false, ...over }))

describe('a form may not be kept', () => {
  test.each<[string, AssessmentForm, FormFaultCode, string]>([
    ['without indicators', formOf(), 'FORM_EMPTY', '/indicators'],
    ['without a title', { ...hall, title: { zh: '大厅', en: ' ' } }, 'FORM_WORDS_MISSING', '/title'],
    ['with an indicator without name', broken({ title: words('') }), 'FORM_WORDS_MISSING', '/indicators/0/title'],
    ['with a group without name', broken({ group: words('') }), 'FORM_WORDS_MISSING', '/indicators/0/group'],
    [
      'with a code twice',
      formOf(indicator('a', 'g', 5000, { mayNotApply: false }), indicator('a', 'g', 5000)),
      'INDICATOR_TWICE',
      '/indicators/1/code',
    ],
    [
      'with a group of two names',
      formOf(
        indicator('a', 'g', 5000, { mayNotApply: false }),
        indicator('b', 'g', 5000, { group: { zh: 'g', en: 'other' } }),
      ),
      'GROUP_NAMED_TWICE',
      '/indicators/1/group',
    ],
    [
      'with a weight of nothing',
      formOf(indicator('a', 'g', 10_000, { mayNotApply: false }), indicator('b', 'g', 0)),
      'WEIGHT_WRONG',
      '/indicators/1/weight',
    ],
    ['with weights that are not the whole', broken({ weight: 9999 }), 'WEIGHTS_NOT_FULL', '/indicators'],
    ['with weights above the whole', broken({ weight: 10_001 }), 'WEIGHTS_NOT_FULL', '/indicators'],
    ['with a scale of one mark', broken({ scale: [step(1, 0)] }), 'SCALE_TOO_SHORT', '/indicators/0/scale'],
    ['with a mark twice', broken({ scale: [step(1, 0), step(1, 9)] }), 'MARK_TWICE', '/indicators/0/scale/1/mark'],
    [
      'with marks that fall',
      broken({ scale: [step(2, 0), step(1, 9)] }),
      'MARKS_NOT_ASCENDING',
      '/indicators/0/scale/1/mark',
    ],
    [
      'with half a mark',
      broken({ scale: [step(1, 0), step(1.5, 9)] }),
      'MARKS_NOT_ASCENDING',
      '/indicators/0/scale/1/mark',
    ],
    [
      'with points that stay',
      broken({ scale: [step(1, 0), { ...step(2, 0) }] }),
      'POINTS_NOT_ASCENDING',
      '/indicators/0/scale/1/points',
    ],
    [
      'with points above a hundred',
      broken({ scale: [step(1, 0), step(2, 10_001)] }),
      'POINTS_NOT_ASCENDING',
      '/indicators/0/scale/1/points',
    ],
    [
      'with a mark without anchor',
      broken({ scale: [step(1, 0), { ...step(2, 9), anchor: { zh: '好', en: '' } }] }),
      'ANCHOR_MISSING',
      '/indicators/0/scale/1/anchor',
    ],
    [
      'with two marks that read the same',
      broken({ scale: [step(1, 0), { ...step(2, 9), anchor: words('1 0') }] }),
      'ANCHOR_TWICE',
      '/indicators/0/scale/1/anchor',
    ],
    [
      'with evidence that is never asked for, below a number',
      broken({ evidence: 'NONE', evidenceBelow: 5000 }),
      'EVIDENCE_SENSELESS',
      '/indicators/0/evidenceBelow',
    ],
    [
      'with evidence below what no mark falls below',
      broken({ evidence: 'PHOTO', evidenceBelow: 0 }),
      'EVIDENCE_SENSELESS',
      '/indicators/0/evidenceBelow',
    ],
    [
      'with evidence below more than a mark can be worth',
      broken({ evidence: 'PHOTO', evidenceBelow: 10_001 }),
      'EVIDENCE_SENSELESS',
      '/indicators/0/evidenceBelow',
    ],
    ['where nothing always applies', broken({ mayNotApply: true }), 'NOTHING_ALWAYS_APPLIES', '/indicators'],
  ])('%s', (_, form, code, at) => {
    expect(findFormFault(form)).toEqual({ code, at })
  })

  test('and whoever writes it is told all of it at once', () => {
    const faults = findFormFaults(broken({ weight: 1, title: words(''), evidenceBelow: 3 }))
    expect(faults.map(({ code }) => code)).toEqual(['FORM_WORDS_MISSING', 'EVIDENCE_SENSELESS', 'WEIGHTS_NOT_FULL'])
  })
})

describe('evidence is asked for', () => {
  const photo = indicator('a', 'g', 10_000, { evidence: 'PHOTO', evidenceBelow: 10_000 })
  test.each<[FormIndicator, number | null, boolean]>([
    [photo, 1, true],
    [photo, 2, true],
    [photo, 3, false],
    [photo, null, false],
    [{ ...photo, evidenceBelow: null }, 3, true],
    [{ ...photo, evidenceBelow: null }, null, false],
    [{ ...photo, evidence: 'NONE', evidenceBelow: null }, 1, false],
  ])('by what the mark is worth (%#)', (of, mark, expected) => {
    expect(needsEvidence(of, mark)).toBe(expected)
  })
})
