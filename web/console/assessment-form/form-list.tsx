/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { sayDay } from '../../shared/format.ts'
import { Failure, Heading, TextField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { type FormProps, type FormSpoken, type ListedForm, sayWords } from './say.ts'

const stateClasses = {
  OPEN: 'tag-bad',
  REJECTED: 'tag-plain',
  FUTURE: 'tag-plain',
  IN_FORCE: 'tag-good',
  REPLACED: 'tag-plain',
} as const

/** Every form with its versions, the latest first. */
export function FormList(props: FormProps) {
  const { spoken, session, say, go } = props
  const { t } = say
  const [on, setOn] = useState('')
  const found = useAnswer(props, 'listAssessmentForms', { query: on === '' ? {} : { on } })
  const forms = found.value?.forms
  const codes = [...new Set((forms ?? []).map(({ code }) => code))]
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <div className="filter">
        <TextField type="date" label={t.on} value={on === '' ? (found.value?.on ?? '') : on} onChange={setOn} />
      </div>
      {session.permissions.includes('assessment-form:draft') ? (
        <Button size="large" onClick={() => go('new')}>
          {t.make}
        </Button>
      ) : null}
      <Failure text={found.failure} again={{ label: spoken.t.again, ask: found.reload }} />
      {forms === undefined ? (
        <p>{found.failure === undefined ? spoken.t.loading : null}</p>
      ) : codes.length === 0 ? (
        <p className="card">{t.none}</p>
      ) : (
        <ul className="cards" data-forms={codes.length}>
          {codes.map((code) => (
            <FormCard key={code} say={say} versions={forms.filter((each) => each.code === code)} onShow={go} />
          ))}
        </ul>
      )}
    </>
  )
}

interface FormCardProps {
  readonly say: FormSpoken
  readonly versions: readonly ListedForm[]
  readonly onShow: (at: string) => void
}

function FormCard({ say, versions, onShow }: FormCardProps) {
  const [newest] = versions
  const shown = versions.find(({ governs }) => governs) ?? newest
  if (shown === undefined) return null
  return (
    <li className="card form-card" data-form={shown.code}>
      <h2 className="broken">{sayWords(say, shown.title)}</h2>
      <p className="quiet">{[say.t.indicators(String(shown.indicatorCount)), say.t.units[shown.unit]].join(' · ')}</p>
      <ul className="posts">
        {versions.map((version) => (
          <VersionLine key={version.formId} say={say} version={version} onShow={onShow} />
        ))}
      </ul>
    </li>
  )
}

function VersionLine({ say, version, onShow }: Omit<FormCardProps, 'versions'> & { readonly version: ListedForm }) {
  const { t, language } = say
  const { formId, state, governs, effectiveFrom, divisionName, isShipped, isOwn } = version
  const number = String(version.version)
  return (
    <li>
      <span>
        <strong>{t.version(number)}</strong> <StateTag say={say} state={state} governs={governs} />
        <span className="under">
          {[
            divisionName,
            ...(effectiveFrom === null ? [] : [t.from(sayDay(language, effectiveFrom))]),
            ...(isShipped ? [t.shipped] : []),
            ...(isOwn ? [t.own] : []),
          ].join(' · ')}
        </span>
      </span>
      <Button
        size="large"
        aria-label={t.seeNamed(sayWords(say, version.title), `${number} ${divisionName}`)}
        onClick={() => onShow(`form/${formId}`)}
      >
        {t.see}
      </Button>
    </li>
  )
}

export function StateTag({
  say: { t },
  state,
  governs,
}: Pick<ListedForm, 'state' | 'governs'> & { readonly say: FormSpoken }) {
  return (
    <Tag className={stateClasses[state]} data-state={state} data-governs={governs}>
      {governs ? t.governs : t.states[state]}
    </Tag>
  )
}
