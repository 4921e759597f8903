import type {
  AssessmentForm,
  EvidenceKind,
  FormIndicator,
  FormUnit,
  LocationRule,
  ScaleStep,
} from '../../../domain/assessment-form.ts'
import { sayHundredths } from './say.ts'

/** A form as it is being filled in: numbers as they are typed. */
export interface FormDraft {
  readonly titleZh: string
  readonly titleEn: string
  readonly unit: FormUnit
  readonly location: LocationRule
  readonly indicators: readonly IndicatorDraft[]
}

export interface IndicatorDraft {
  /** Of this page alone, so that a field keeps its place while others move. */
  readonly key: number
  readonly code: string
  readonly groupZh: string
  readonly groupEn: string
  readonly titleZh: string
  readonly titleEn: string
  readonly weight: string
  readonly evidence: EvidenceKind
  readonly evidenceBelow: string
  readonly mayNotApply: boolean
  readonly scale: readonly StepDraft[]
}

export interface StepDraft {
  readonly key: number
  readonly mark: string
  readonly points: string
  readonly zh: string
  readonly en: string
}

let keys = 0
function nextKey(): number {
  keys += 1
  return keys
}

export function toDraft({ title, unit, location, indicators }: AssessmentForm): FormDraft {
  return { titleZh: title.zh, titleEn: title.en, unit, location, indicators: indicators.map(toIndicatorDraft) }
}

function toIndicatorDraft({ group, title, weight, evidenceBelow, scale, ...same }: FormIndicator): IndicatorDraft {
  return {
    ...same,
    key: nextKey(),
    groupZh: group.zh,
    groupEn: group.en,
    titleZh: title.zh,
    titleEn: title.en,
    weight: sayHundredths(weight),
    evidenceBelow: evidenceBelow === null ? '' : sayHundredths(evidenceBelow),
    scale: scale.map(({ mark, points, anchor }) => ({
      ...{ key: nextKey(), mark: String(mark), points: sayHundredths(points) },
      ...anchor,
    })),
  }
}

/** What has been filled in, as it is kept. A number that cannot be read is none, which the rule finds at fault. */
export function toForm({ titleZh, titleEn, unit, location, indicators }: FormDraft): AssessmentForm {
  return { title: wordsOf(titleZh, titleEn), unit, location, indicators: indicators.map(toIndicator) }
}

function toIndicator(draft: IndicatorDraft): FormIndicator {
  const { code, evidence, mayNotApply } = draft
  const below = draft.evidenceBelow.trim()
  return {
    code: code.trim(),
    group: wordsOf(draft.groupZh, draft.groupEn),
    title: wordsOf(draft.titleZh, draft.titleEn),
    weight: toHundredths(draft.weight),
    scale: draft.scale.map(toStep),
    evidence,
    evidenceBelow: evidence === 'NONE' || below === '' ? null : toHundredths(below),
    mayNotApply,
  }
}

function toStep({ mark, points, zh, en }: StepDraft): ScaleStep {
  const isMark = /^\d{1,3}$/.test(mark.trim()) && Number(mark) <= 100
  return {
    mark: isMark ? Number(mark) : Number.NaN,
    points: toHundredths(points),
    anchor: wordsOf(zh, en),
  }
}

const wordsOf = (zh: string, en: string) => ({ zh: zh.trim(), en: en.trim() })

function toHundredths(text: string): number {
  return /^\d{1,3}(\.\d{1,2})?$/.test(text.trim()) ? Math.round(Number(text) * 100) : Number.NaN
}

export const codePattern = /^[a-z][a-z0-9-]{1,39}$/

/** In the group of the one before it, with three marks to begin from. */
export function newIndicator(before: IndicatorDraft | undefined): IndicatorDraft {
  const points = ['0', '50', '100']
  return {
    key: nextKey(),
    code: '',
    groupZh: before?.groupZh ?? '',
    groupEn: before?.groupEn ?? '',
    titleZh: '',
    titleEn: '',
    weight: '',
    evidence: 'NONE',
    evidenceBelow: '',
    mayNotApply: false,
    scale: points.map((each, at) => ({ ...newStep(), mark: String(at + 1), points: each })),
  }
}

export function newStep(): StepDraft {
  return { key: nextKey(), mark: '', points: '', zh: '', en: '' }
}

export const newForm = (): FormDraft => ({
  titleZh: '',
  titleEn: '',
  unit: 'WINDOW',
  location: 'REQUIRED',
  indicators: [newIndicator(undefined)],
})

/** One place up or down; stays where there is none. */
export function moved<Each>(list: readonly Each[], at: number, by: -1 | 1): readonly Each[] {
  const to = at + by
  const [one, other] = [list[at], list[to]]
  if (one === undefined || other === undefined) return list
  return list.map((each, place) => (place === at ? other : place === to ? one : each))
}
