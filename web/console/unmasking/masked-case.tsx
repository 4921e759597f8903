/** @jsxImportSource react */
import { useState } from 'react'
import type { MaskedField } from '../../../domain/unmasking.ts'
import { sayCount } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Form, SelectField } from '../parts.tsx'
import { ReasonField } from './reason-field.tsx'
import { ShownValue } from './shown-value.tsx'
import type { UnmaskingTexts } from './texts.zh.ts'

export type MaskedCaseSeen = Answer<'seeMaskedCase'>
type Shown = Pick<Answer<'unmaskField'>, 'unmaskingId' | 'field' | 'value'>

interface MaskedCaseProps extends PageProps {
  readonly t: UnmaskingTexts
  readonly seen: MaskedCaseSeen
  readonly onChanged: (seen: MaskedCaseSeen) => void
}

/** One case: everything masked, and at most one value whole at a time. */
export function MaskedCase(props: MaskedCaseProps) {
  const { t, session, seen, onChanged } = props
  const [shown, setShown] = useState<Shown | undefined>(undefined)
  const [isHidden, setHidden] = useState(false)
  const take = (value: Shown) => {
    setShown(value)
    setHidden(false)
    onChanged({ ...seen, leftThisHour: Math.max(0, seen.leftThisHour - 1) })
  }
  const hide = () => {
    setShown(undefined)
    setHidden(true)
  }
  return (
    <>
      <section className="card stack spaced" aria-labelledby="masked">
        <h2 id="masked">{t.masked}</h2>
        {seen.fields.length === 0 ? <p>{t.erased}</p> : null}
        <dl className="pairs" data-fields={seen.fields.length}>
          {seen.fields.map(({ field, masked }) => (
            <div key={field} className="pair">
              <dt>{t.fields[field]}</dt>
              <dd>{masked}</dd>
            </div>
          ))}
        </dl>
      </section>
      {shown === undefined ? null : (
        <ShownValue key={shown.unmaskingId} t={t} name={t.fields[shown.field]} value={shown.value} onHide={hide} />
      )}
      <p role="status">{isHidden ? t.shown.hidden : null}</p>
      {session.permissions.includes('case-contact:unmask') && seen.fields.length > 0 ? (
        <AskForm {...props} onShown={take} onBegin={() => setShown(undefined)} />
      ) : null}
    </>
  )
}

interface AskFormProps extends MaskedCaseProps {
  readonly onShown: (shown: Shown) => void
  readonly onBegin: () => void
}

function AskForm({ t, spoken, signedIn, seen, onShown, onBegin }: AskFormProps) {
  const [field, setField] = useState<MaskedField>(seen.fields[0]?.field ?? 'case-no')
  const [purpose, setPurpose] = useState('')
  const [reason, setReason] = useState('')
  const { language } = spoken
  const say = (count: number) => sayCount(language, count)
  const submit = async () => {
    if (purpose === '') return t.form.needPurpose
    const wanted = reason.trim()
    const length = Array.from(wanted).length
    if (length < seen.reasonCodePointsMin || length > seen.reasonCodePointsMax)
      return spoken.t.refusals.REASON_OUT_OF_BOUNDS
    onBegin()
    const { caseId } = seen
    const heard = await signedIn.ask('unmaskField', { params: { caseId }, body: { field, purpose, reason: wanted } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    setReason('')
    onShown(heard.answer)
    return undefined
  }
  return (
    <section className="card stack" aria-labelledby="unmask">
      <h2 id="unmask">{t.form.title}</h2>
      <p>{t.form.hint(say(seen.perHourMax))}</p>
      <p className={seen.leftThisHour === 0 ? 'warned' : 'quiet'} role="status" data-left={seen.leftThisHour}>
        {seen.leftThisHour === 0 ? t.form.noneLeft : t.form.left(say(seen.leftThisHour))}
      </p>
      <Form submit={t.form.submit} onSubmit={submit} label={t.form.title}>
        <SelectField
          label={t.form.field}
          value={field}
          options={seen.fields.map((each) => [each.field, t.fields[each.field]])}
          onChange={(next) => setField(next as MaskedField)}
        />
        <SelectField
          label={t.form.purpose}
          value={purpose}
          options={[
            ['', t.form.choosePurpose],
            ...seen.purposes.map(({ code, nameZh, nameEn }): [string, string] => [
              code,
              language === 'en' ? nameEn : nameZh,
            ]),
          ]}
          onChange={setPurpose}
        />
        <ReasonField
          label={t.form.reason}
          hint={t.form.reasonHint(say(seen.reasonCodePointsMin), say(seen.reasonCodePointsMax))}
          value={reason}
          maxLength={2 * seen.reasonCodePointsMax}
          onChange={setReason}
        />
      </Form>
    </section>
  )
}
