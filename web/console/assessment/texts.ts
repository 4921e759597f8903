import type { AssessorPool } from '../../../domain/assessor.ts'
import type { Language } from '../../shared/language.ts'

interface AssessmentTexts {
  readonly title: string
  readonly hint: string
  readonly none: string
  readonly more: string
  readonly shown: (count: string) => string
  readonly pools: { readonly [Pool in AssessorPool]: string }
  readonly self: string
  readonly found: (day: string, publishedAt: string) => string
  readonly points: (points: string) => string
  readonly marks: string
  readonly notApplicable: string
}

const zh: AssessmentTexts = {
  title: '测评结果',
  hint: '公民评价以外的测评：第三方、神秘顾客、社会监督员、工作小组、窗口监督员自评和检查。结果按计划统一公布后才能看到，不显示由谁测评。',
  none: '本处还没有公布的测评结果。',
  more: '更早的',
  shown: (count) => `显示 ${count} 份`,
  pools: {
    THIRD_PARTY: '第三方测评',
    MYSTERY_SHOPPER: '神秘顾客暗访',
    SOCIAL_SUPERVISOR: '社会监督员',
    WORKING_GROUP: '工作小组',
    WINDOW_SUPERVISOR: '窗口监督员',
    INSPECTOR: '四不两直检查',
  },
  self: '自评，不与其他测评合并',
  found: (day, publishedAt) => `${day} 到访，${publishedAt} 公布`,
  points: (points) => `${points} 分`,
  marks: '逐项结果',
  notApplicable: '不适用',
}

const en: AssessmentTexts = {
  title: 'Assessments',
  hint: 'What evaluators other than the citizen have found: third parties, mystery shoppers, supervisors, the working group, self-assessments and inspections. Told once the whole plan is published, and never who it was.',
  none: 'Nothing has been published about your place yet.',
  more: 'Earlier ones',
  shown: (count) => `Shown: ${count}`,
  pools: {
    THIRD_PARTY: 'Third party',
    MYSTERY_SHOPPER: 'Mystery shopper',
    SOCIAL_SUPERVISOR: 'Social supervisor',
    WORKING_GROUP: 'Working group',
    WINDOW_SUPERVISOR: 'Window supervisor',
    INSPECTOR: 'Unannounced inspection',
  },
  self: 'Self-assessment, never counted among the others',
  found: (day, publishedAt) => `Visited on ${day}, published on ${publishedAt}`,
  points: (points) => `${points} points`,
  marks: 'Question by question',
  notApplicable: 'does not apply',
}

export const assessmentTexts: { readonly [Each in Language]: AssessmentTexts } = { 'zh-CN': zh, en }
