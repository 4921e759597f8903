import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findFormFaults } from '../../../domain/assessment-form.ts'
import { someForm } from '../../../tests/support/assessment-form.ts'
import { type FormDraft, moved, newForm, newIndicator, toDraft, toForm } from './draft.ts'

describe('a form that is being filled in', () => {
  test('comes back as it was where nobody has touched it', () => {
    expect(toForm(toDraft(someForm))).toEqual(someForm)
  })

  test.each<[string, (draft: FormDraft) => FormDraft, readonly string[]]>([
    [
      'a weight that is no number',
      (draft) => withFirst(draft, { weight: '一半' }),
      ['WEIGHT_WRONG', 'WEIGHTS_NOT_FULL'],
    ],
    [
      'a weight finer than a hundredth',
      (draft) => withFirst(draft, { weight: '60.001' }),
      ['WEIGHT_WRONG', 'WEIGHTS_NOT_FULL'],
    ],
    [
      'a limit of evidence that is no number',
      (draft) => withFirst(draft, { evidenceBelow: 'x' }),
      ['EVIDENCE_SENSELESS'],
    ],
    ['a limit without evidence, which is left out', (draft) => withFirst(draft, { evidence: 'NONE' }), []],
    [
      'a mark that is no number',
      (draft) =>
        withFirst(draft, {
          scale: draft.indicators[0]?.scale.map((step, at) => (at === 1 ? { ...step, mark: '' } : step)) ?? [],
        }),
      ['MARKS_NOT_ASCENDING'],
    ],
  ])('with %s is found at fault by the rule', (_, change, codes) => {
    expect(findFormFaults(toForm(change(toDraft(someForm)))).map(({ code }) => code)).toEqual(codes)
  })

  test('as a new one lacks all of its words, and its weights', () => {
    const codes = new Set(findFormFaults(toForm(newForm())).map(({ code }) => code))
    expect(codes).toEqual(new Set(['FORM_WORDS_MISSING', 'WEIGHT_WRONG', 'ANCHOR_MISSING', 'WEIGHTS_NOT_FULL']))
  })

  test('gets another indicator in the group of the one before it', () => {
    const [first] = toDraft(someForm).indicators
    expect(newIndicator(first)).toMatchObject({ groupZh: '环境', groupEn: 'Place', titleZh: '' })
  })
})

function withFirst(draft: FormDraft, over: Partial<FormDraft['indicators'][number]>): FormDraft {
  return { ...draft, indicators: draft.indicators.map((each, at) => (at === 0 ? { ...each, ...over } : each)) }
}

test('moving one keeps all of them, and there and back nothing has moved', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 2 }), fc.nat(), (list, which) => {
      const at = which % (list.length - 1)
      const down = moved(list, at, 1)
      expect([...down].sort()).toEqual([...list].sort())
      expect(moved(down, at + 1, -1)).toEqual(list)
      expect(moved(list, 0, -1)).toBe(list)
    }),
  )
})
