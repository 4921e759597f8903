/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { type DisqualificationGround, disqualificationGrounds } from '../../../domain/assessment-review.ts'
import { sayCount } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import { sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Form, SelectField, Success } from '../parts.tsx'
import { type Agreement, sayHundredths } from './say.ts'
import { reviewTexts } from './texts.ts'
import { WordsField } from './words-field.tsx'

type Rater = Agreement['raters'][number]
type Finding = Rater['careless'][number]

interface RaterTableProps extends PageProps {
  readonly found: Agreement
}

/** Raw and corrected side by side; whoever is to be asked first. */
export function RaterTable({ found, ...props }: RaterTableProps) {
  const { language } = props.spoken
  const t = reviewTexts[language].agreement.raters
  const [proposed, setProposed] = useState<Rater | undefined>(undefined)
  const mayPropose = props.session.permissions.includes('disqualification:propose')
  return (
    <section aria-labelledby="raters">
      <h2 id="raters">{t.title}</h2>
      <p className="quiet">{t.hint}</p>
      {proposed === undefined ? null : (
        <Proposal key={proposed.assessorId} {...props} rater={proposed} onDone={() => setProposed(undefined)} />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard */}
      <section className="sheet" tabIndex={0} aria-label={t.title}>
        <table data-raters={found.raters.length}>
          <thead>
            <tr>
              {[t.name, t.visits, t.rawMean, t.corrected, t.severity, t.careless].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.raters.map((rater) => (
              <RaterRow
                key={rater.assessorId}
                {...{ language, rater }}
                onPropose={mayPropose ? () => setProposed(rater) : undefined}
              />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

interface RaterRowProps {
  readonly language: Language
  readonly rater: Rater
  readonly onPropose: (() => void) | undefined
}

function RaterRow({ language, rater, onPropose }: RaterRowProps) {
  const texts = reviewTexts[language]
  const t = texts.agreement.raters
  const { severity, lower, upper, correctedPoints, careless } = rater
  return (
    <tr data-rater={rater.assessorId} data-careless={careless.length}>
      <th scope="row">
        {rater.name}
        <span className="under">
          {[texts.pools[rater.pool], rater.agency].filter((part) => part !== null).join(' · ')}
        </span>
      </th>
      <td>
        {sayCount(language, rater.visits)}
        <span className="under">{t.paired(sayCount(language, rater.paired))}</span>
      </td>
      <td>{texts.say(sayHundredths(rater.meanPoints))}</td>
      <td>{correctedPoints === null ? '–' : texts.say(sayHundredths(correctedPoints))}</td>
      <td>
        {severity === null ? t.notConnected : saySeverity(language, severity)}
        {lower === null || upper === null ? null : (
          <span className="under">{sayBetween(language, severity ?? 0, lower, upper)}</span>
        )}
        {rater.group === null ? null : <span className="under">{t.group(String(rater.group + 1))}</span>}
      </td>
      <td className={careless.length === 0 ? undefined : 'late'}>
        {careless.length === 0 ? t.nothing : <Findings {...{ language }} findings={careless} />}
        {careless.length === 0 || onPropose === undefined ? null : (
          <Button size="large" aria-label={texts.disqualification.propose(rater.name)} onClick={onPropose}>
            {texts.disqualification.open}
          </Button>
        )}
      </td>
    </tr>
  )
}

function saySeverity(language: Language, severity: number): string {
  const t = reviewTexts[language].agreement.raters
  if (severity === 0) return t.even
  return severity > 0 ? t.strict(sayHundredths(severity)) : t.mild(sayHundredths(-severity))
}

/** As it is said above: how much milder, not how much below nothing. */
function sayBetween(language: Language, severity: number, lower: number, upper: number): string {
  const { between } = reviewTexts[language].agreement
  return severity < 0
    ? between(sayHundredths(-upper), sayHundredths(-lower))
    : between(sayHundredths(lower), sayHundredths(upper))
}

function Findings({ language, findings }: { readonly language: Language; readonly findings: readonly Finding[] }) {
  const t = reviewTexts[language].agreement
  const sayMeasured = ({ reason, measuredHundredths }: Finding, value = measuredHundredths) =>
    reason === 'SAME_PATTERN' || reason === 'SAME_MARKS' ? `${value} %` : String(value / 100)
  return (
    <ul>
      {findings.map((finding) => (
        <li key={finding.reason}>
          {t.reasons[finding.reason](
            sayMeasured(finding),
            sayMeasured(finding, finding.boundHundredths),
            sayCount(language, finding.visits),
          )}
          {finding.chanceMillionths === null ? null : (
            <span className="under">
              {t.chance(finding.chanceMillionths === 0 ? '<1' : sayCount(language, finding.chanceMillionths))}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

interface ProposalProps extends PageProps {
  readonly rater: Rater
  readonly onDone: () => void
}

function Proposal({ spoken, signedIn, rater, onDone }: ProposalProps) {
  const texts = reviewTexts[spoken.language]
  const t = texts.disqualification
  const [ground, setGround] = useState<DisqualificationGround>('CARELESS')
  const [reason, setReason] = useState('')
  const [isKept, setKept] = useState(false)
  if (isKept) return <Success text={t.kept} />
  const submit = async () => {
    if (reason.trim() === '') return texts.ask.lack
    const body = { assessorId: rater.assessorId, grounds: [ground], reason: reason.trim() }
    const heard = await signedIn.ask('proposeDisqualification', { body })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    setKept(true)
    return undefined
  }
  return (
    <section className="card stack" aria-label={t.propose(rater.name)}>
      <h3>{t.propose(rater.name)}</h3>
      <Form label={t.propose(rater.name)} submit={t.submit} onSubmit={submit}>
        <SelectField
          label={t.ground}
          value={ground}
          options={disqualificationGrounds.map((each): [string, string] => [each, t.grounds[each]])}
          onChange={(value) => setGround(value as DisqualificationGround)}
        />
        <WordsField label={t.reason} value={reason} onChange={setReason} />
      </Form>
      <Button size="large" onClick={onDone}>
        {spoken.t.cancel}
      </Button>
    </section>
  )
}
