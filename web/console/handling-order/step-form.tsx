/** @jsxImportSource react */
import { Button } from 'antd'
import { contactChannels, contactOutcomes, findings } from '../../../domain/handling-order.ts'
import { sayDueTime } from '../../shared/format.ts'
import { Form, SelectField, TextField } from '../parts.tsx'
import { useOrganizations } from '../use-organizations.ts'
import { WordsField } from '../words-field.tsx'
import type { DeskProps } from './desk.ts'
import { type Draft, stepFields, toWish } from './draft.ts'
import { EvidenceFields } from './evidence-fields.tsx'
import { keeperOf } from './evidence-upload.tsx'
import { sayKindOf } from './say.ts'
import type { Order, OrderStep, StepWish } from './use-order.ts'

interface StepFormProps extends DeskProps {
  readonly order: Order
  readonly step: OrderStep
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  readonly onGiveUp: () => void
  /** @returns what went wrong, in words */
  readonly onSend: (wish: StepWish) => Promise<string | undefined>
}

/** One step with what it is about; each has its own form. */
export function StepForm(props: StepFormProps) {
  const { say, step, draft, onGiveUp, onSend } = props
  const { t } = say
  const send = async () => {
    const wish = toWish(step, draft)
    return wish === undefined ? t.steps.lack : onSend(wish)
  }
  return (
    <div className="step-form" data-step={step}>
      <h3>{t.steps.names[step]}</h3>
      <p className="quiet">{t.steps.hints[step]}</p>
      <Script {...props} />
      <Form label={t.steps.names[step]} submit={t.steps.submit} onSubmit={send}>
        <Abouts {...props} />
        <Words {...props} />
      </Form>
      <Button size="large" type="text" onClick={onGiveUp}>
        {t.steps.giveUp}
      </Button>
    </div>
  )
}

/** What to say, for whoever calls: folded where it is known by heart. */
function Script({ say: { t, language }, step, order: { script } }: StepFormProps) {
  const lines = step === 'CONTACT' ? script.contact : step === 'FEED_BACK' ? script.feedBack : []
  if (lines.length === 0) return null
  return (
    <details className="script" open={step === 'CONTACT'}>
      <summary>{t.steps.script}</summary>
      <ol>
        {lines.map((line) => (
          <li key={line.en}>{line[language]}</li>
        ))}
      </ol>
    </details>
  )
}

function Abouts(props: StepFormProps) {
  const { say, step, draft, onDraft, order } = props
  const { t, language } = say
  const { about, mayShow } = stepFields[step]
  const due = order.clocks.find(({ clock }) => clock === 'HANDLE')?.dueAt ?? null
  const set = (part: Partial<Draft>) => onDraft({ ...draft, ...part })
  return (
    <>
      {about.includes('channel') ? (
        <Choice
          say={say}
          label={t.steps.channel}
          value={draft.channel}
          words={t.channels}
          values={contactChannels}
          onChange={(channel) => set({ channel })}
        />
      ) : null}
      {about.includes('outcome') ? (
        <Choice
          say={say}
          label={t.steps.outcome}
          value={draft.outcome}
          words={t.outcomes}
          values={contactOutcomes}
          onChange={(outcome) => set({ outcome })}
        />
      ) : null}
      {about.includes('finding') ? (
        <Choice
          say={say}
          label={t.steps.finding}
          value={draft.finding}
          words={t.findings}
          values={findings}
          onChange={(finding) => set({ finding })}
        />
      ) : null}
      {step === 'VERIFY' && draft.finding !== 'NO_LEGAL_BASIS' ? (
        <SelectField
          label={t.steps.problem}
          value={draft.problem}
          options={[
            ['', t.steps.problemAsSaid],
            ...order.problemKinds.map((kind): [string, string] => [kind.code, sayKindOf(say, kind)]),
          ]}
          onChange={(problem) => set({ problem })}
        />
      ) : null}
      {about.includes('doneBy') ? (
        <TextField
          type="date"
          label={t.steps.doneBy}
          value={draft.doneBy}
          {...(due === null ? {} : { hint: t.steps.doneByHint(sayDueTime(language, due)) })}
          onChange={(doneBy) => set({ doneBy })}
        />
      ) : null}
      {about.includes('organizationCode') ? <OrganizationField {...props} onChoose={set} /> : null}
      {mayShow || about.includes('evidence') ? (
        <EvidenceFields
          t={t}
          label={mayShow ? t.steps.evidenceOptional : t.steps.evidence}
          keep={keeperOf(props, order.orderId)}
          evidence={draft.evidence}
          onChange={(evidence) => set({ evidence })}
        />
      ) : null}
    </>
  )
}

interface ChoiceProps<Value extends string> extends Pick<DeskProps, 'say'> {
  readonly label: string
  readonly value: Value | ''
  readonly values: readonly Value[]
  readonly words: Readonly<Record<Value, string>>
  readonly onChange: (value: Value | '') => void
}

/** Nothing is chosen beforehand: what is noted is what was meant. */
function Choice<Value extends string>({ say: { t }, label, value, values, words, onChange }: ChoiceProps<Value>) {
  return (
    <SelectField
      label={label}
      value={value}
      options={[['', t.steps.choose], ...values.map((each): [string, string] => [each, words[each]])]}
      onChange={(chosen) => onChange(chosen as Value | '')}
    />
  )
}

function Words({ say: { t }, step, draft, onDraft }: StepFormProps) {
  const { words, about } = stepFields[step]
  if (words === 'NONE') return null
  return (
    <WordsField
      label={words === 'NEEDED' ? t.steps.words : t.steps.wordsOptional}
      hint={draft.channel === 'MAILBOX' && about.includes('channel') ? t.steps.mailboxHint : t.steps.wordsHint}
      value={draft.words}
      onChange={(text) => onDraft({ ...draft, words: text })}
    />
  )
}

interface OrganizationFieldProps extends StepFormProps {
  readonly onChoose: (part: Pick<Draft, 'organizationCode'>) => void
}

/** Units of the own place that do not do it yet; to let one go, those that are asked. */
function OrganizationField({ say: { t }, signedIn, order, step, draft, onChoose }: OrganizationFieldProps) {
  const found = useOrganizations(signedIn.ask)
  const asked = order.coHandlers.flatMap(({ organization, state }) => (state === 'ASKED' ? [organization] : []))
  const present = [order.lead, ...(step === 'ADD_CO_HANDLER' ? asked : [])]
  const options =
    step === 'RELEASE_CO_HANDLER'
      ? asked.map(({ organizationCode, name }): [string, string] => [organizationCode, name])
      : found.filter(([code]) => present.every(({ organizationCode }) => organizationCode !== code))
  return (
    <SelectField
      label={t.steps.organization}
      value={draft.organizationCode}
      options={[['', t.steps.noOrganization], ...options]}
      onChange={(organizationCode) => onChoose({ organizationCode })}
    />
  )
}
