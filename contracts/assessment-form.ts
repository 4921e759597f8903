import { type Static, Type } from 'typebox'
import { evidenceKinds, formFaultCodes, formUnits, fullPoints, locationRules } from '../domain/assessment-form.ts'
import { formOutcomes } from '../domain/assessment-form-version.ts'
import { signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import { divisionCode, instant, nullable, oneOf, plainDate, plainText, shape, uuid } from './shapes.ts'

/** Names a form in all of its versions. */
const formCode = Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' })
/** Names an indicator of a form, and its mark in what is submitted. */
export const indicatorCode = Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' })
const bilingual = (maxLength: number) =>
  shape({ zh: Type.String({ maxLength }), en: Type.String({ maxLength }) }, { description: 'neither may be blank' })

/** 测评表, as it is kept, drafted and filled in. What it says beyond its shape is checked by domain/assessment-form.ts. */
export const assessmentForm = shape({
  title: bilingual(120),
  unit: oneOf(formUnits, { description: 'what one filled form is about' }),
  location: oneOf(locationRules, { description: 'whether the place of the visit is told with it' }),
  indicators: Type.Array(
    shape({
      code: indicatorCode,
      group: bilingual(80),
      title: bilingual(200),
      weight: Type.Integer({ minimum: 0, maximum: fullPoints, description: 'of ten thousand' }),
      scale: Type.Array(
        shape({
          mark: Type.Integer({ minimum: 0, maximum: 100 }),
          points: Type.Integer({ minimum: 0, maximum: fullPoints, description: 'hundredths of 100' }),
          anchor: bilingual(400),
        }),
        { maxItems: 11, description: 'at least two, ascending; 行为锚定 of every mark' },
      ),
      evidence: oneOf(evidenceKinds),
      evidenceBelow: nullable(Type.Integer({ minimum: 0, maximum: fullPoints }), {
        description: 'evidence is needed where the mark is worth fewer points; null: with every mark',
      }),
      mayNotApply: Type.Boolean(),
    }),
    { maxItems: 100 },
  ),
})

const formStates = ['OPEN', 'REJECTED', 'FUTURE', 'IN_FORCE', 'REPLACED'] as const
const head = {
  formId: uuid,
  code: formCode,
  version: Type.Integer({ minimum: 1 }),
  title: bilingual(120),
  unit: oneOf(formUnits),
  indicatorCount: Type.Integer(),
  divisionCode: plainText,
  divisionName: plainText,
  state: oneOf(formStates, { description: 'of its own division on that day' }),
  governs: Type.Boolean({ description: 'it is what holds on that day in the division that is asked about' }),
  effectiveFrom: nullable(plainDate),
  isShipped: Type.Boolean({ description: 'it came with the platform; nobody has drafted it' }),
  isOwn: Type.Boolean({ description: 'drafted by whoever asks' }),
  draftedAt: instant,
  endedAt: nullable(instant),
}

const listedForm = shape(head)
const formView = shape(
  {
    ...head,
    form: assessmentForm,
    source: plainText,
    reason: nullable(plainText, { description: 'why there is another version; null of what ships' }),
    decisionReason: nullable(plainText),
    base: nullable(shape({ formId: uuid, version: Type.Integer(), divisionName: plainText, form: assessmentForm }), {
      description: 'what it was made from',
    }),
    mayDecide: Type.Boolean(),
    mayRevise: Type.Boolean({ description: 'whoever asks may draft another version of it for his own division' }),
  },
  { $id: 'AssessmentFormVersion' },
)

const always = ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', ...signedInRefusals, 'BUSY'] as const
const writes = [...always, 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })

export const listAssessmentForms = route({
  method: 'GET',
  path: '/api/v1/assessment-forms',
  name: 'listAssessmentForms',
  summary:
    'Assessment forms of the own division, of those above it and of those below: each version, and which is in force on a day. Drafts are shown in their division alone',
  caller: { kind: 'account', permission: 'assessment-form:read' },
  query: shape({ on: Type.Optional(plainDate) }),
  answers: { 200: shape({ on: plainDate, divisionCode: plainText, forms: Type.Array(listedForm) }) },
  refusals: always,
})

export const seeAssessmentForm = route({
  method: 'GET',
  path: '/api/v1/assessment-forms/{formId}',
  name: 'seeAssessmentForm',
  summary: 'One version of a form, with the version that it was made from',
  caller: { kind: 'account', permission: 'assessment-form:read' },
  params: shape({ formId: uuid }),
  answers: { 200: formView },
  refusals: [...always, 'NOT_FOUND'],
})

export const draftAssessmentForm = route({
  method: 'POST',
  path: '/api/v1/assessment-forms',
  name: 'draftAssessmentForm',
  summary: 'Draft another version of a form for a division, or a form that nobody there has. Nothing changes yet',
  caller: { kind: 'account', permission: 'assessment-form:draft' },
  bodyBytesMax: 524_288,
  body: shape({
    code: formCode,
    divisionCode,
    baseFormId: nullable(uuid, {
      description: 'the last version that was put in force there, which it is made from; null: of a form that is new',
    }),
    form: assessmentForm,
    source: words(2000),
    reason: words(2000),
  }),
  answers: { 201: formView },
  refusals: [
    ...writes,
    'DIVISION_UNKNOWN',
    'FORM_UNKNOWN',
    'FORM_CODE_TAKEN',
    'FORM_UNCHANGED',
    'VERSION_PASSED',
    ...formFaultCodes,
  ],
})

export const decideAssessmentForm = route({
  method: 'POST',
  path: '/api/v1/assessment-forms/{formId}/decision',
  name: 'decideAssessmentForm',
  summary: 'Put in force from a day on what somebody else has drafted, or reject it with a reason',
  caller: { kind: 'account', permission: 'assessment-form:decide' },
  params: shape({ formId: uuid }),
  bodyBytesMax: 8192,
  body: shape({
    outcome: oneOf(formOutcomes),
    effectiveFrom: Type.Optional(plainDate),
    reason: Type.Optional(words(2000)),
  }),
  answers: { 200: formView },
  refusals: [
    ...writes,
    'NOT_FOUND',
    'OWN_DRAFT',
    'DRAFT_ENDED',
    'STEP_INCOMPLETE',
    'VERSION_PASSED',
    'EFFECTIVE_TOO_EARLY',
    'EFFECTIVE_DAYS_WRONG',
  ],
})

export type ListedForm = Static<typeof listedForm>
export type FormView = Static<typeof formView>
