/** @jsxImportSource react */
import { useState } from 'react'
import {
  type AssessorBackground,
  type AssessorPool,
  assessorBackgrounds,
  assessorPools,
} from '../../../domain/assessor.ts'
import { sayDay } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import { Failure, Form, SelectField, Success, TextField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import type { Places } from '../use-places.ts'
import { type Employed, EmployerFields } from './employer-fields.tsx'
import type { PoolProps } from './use-assessors.ts'

interface RecruitProps extends PoolProps {
  readonly divisions: Places['divisions']
}

/** 入库: the pool first, because who may be in it depends on posts. */
export function Recruit(props: RecruitProps) {
  const { t, divisionCode } = props
  const words = t.recruit
  const [pool, setPool] = useState<AssessorPool>('SOCIAL_SUPERVISOR')
  return (
    <section className="card stack" aria-labelledby="recruit">
      <h2 id="recruit">{words.title}</h2>
      <SelectField
        label={words.pool}
        value={pool}
        options={assessorPools.map((each): [string, string] => [each, t.pools[each]])}
        onChange={(each) => setPool(each as AssessorPool)}
      />
      <p className="quiet">{t.poolHints[pool]}</p>
      {/* Of each pool and place by itself: who is offered for another one is never shown for it. */}
      <Offered key={`${divisionCode} ${pool}`} {...props} pool={pool} />
    </section>
  )
}

function Offered(props: RecruitProps & { readonly pool: AssessorPool }) {
  const { page, t, divisionCode, pool } = props
  const words = t.recruit
  const { t: shared } = page.spoken
  const [done, setDone] = useState<string | undefined>(undefined)
  const wish = { query: { divisionCode, pool } }
  const { value: offered, failure, reload } = useAnswer(page, 'listAssessorCandidates', wish)
  const recruited = async (name: string) => {
    await reload()
    setDone(words.done(name))
  }
  const roles = (offered?.roles ?? []).map((role) => shared.roles[role]).join(' / ')
  const mayCome = offered?.candidates.some(({ isOwn }) => !isOwn) ?? false
  return (
    <>
      <Failure text={failure} again={{ label: shared.again, ask: reload }} />
      <Success text={done} />
      {offered === undefined ? (
        <p>{failure === undefined ? shared.loading : null}</p>
      ) : mayCome ? (
        <RecruitForm {...props} offered={offered} onRecruited={recruited} />
      ) : (
        <p data-nobody={pool}>{words.nobody(roles)}</p>
      )}
    </>
  )
}

type Candidate = Answer<'listAssessorCandidates'>['candidates'][number]

interface RecruitFormProps extends RecruitProps {
  readonly pool: AssessorPool
  readonly offered: Answer<'listAssessorCandidates'>
  readonly onRecruited: (name: string) => Promise<void>
}

const nothing = { accountId: '', background: '', termTo: '', agencyId: '', homeDivisionCode: '' }

function RecruitForm({ page, t, divisionCode, divisions, pool, offered, onRecruited }: RecruitFormProps) {
  const { spoken, signedIn } = page
  const { language } = spoken
  const words = t.recruit
  const [filled, setFilled] = useState(nothing)
  const [employers, setEmployers] = useState<readonly Employed[]>([])
  const set = (member: keyof typeof nothing) => (value: string) => setFilled({ ...filled, [member]: value })
  const { accountId, background, termTo, agencyId, homeDivisionCode } = filled
  const send = async () => {
    const chosen = offered.candidates.find((each) => each.accountId === accountId)
    if (chosen === undefined || background === '' || termTo === '') return words.lack
    if (pool === 'THIRD_PARTY' && agencyId === '') return words.lackAgency
    if (offered.homeNeeded && homeDivisionCode === '') return words.lackHome
    const heard = await signedIn.ask('recruitAssessor', {
      body: {
        ...{ divisionCode, pool, accountId, termTo },
        background: background as AssessorBackground,
        ...(agencyId === '' ? {} : { agencyId }),
        ...(homeDivisionCode === '' ? {} : { homeDivisionCode }),
        employers: employers.map(({ organizationCode, leftOn }) => ({ organizationCode, leftOn })),
      },
    })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    setFilled(nothing)
    setEmployers([])
    await onRecruited(chosen.name)
    return undefined
  }
  const toOption = ({ accountId: id, name, isOwn, disqualifiedOn: on }: Candidate): readonly [string, string][] =>
    isOwn ? [] : [[id, on === null ? name : `${name} · ${words.disqualified(sayDay(language, on))}`]]
  const named = divisions.find((each) => each.divisionCode === homeDivisionCode)?.name
  return (
    <Form label={words.title} submit={words.submit} onSubmit={send}>
      <SelectField
        label={words.who}
        value={accountId}
        options={[['', words.choose], ...offered.candidates.flatMap(toOption)]}
        onChange={set('accountId')}
      />
      <SelectField
        label={words.background}
        value={background}
        options={[
          ['', words.choose],
          ...assessorBackgrounds.map((each): [string, string] => [each, t.backgrounds[each]]),
        ]}
        onChange={set('background')}
      />
      {pool === 'THIRD_PARTY' ? (
        <AgencyField page={page} t={t} divisionCode={divisionCode} value={agencyId} onChange={set('agencyId')} />
      ) : null}
      <TextField
        type="date"
        label={words.until}
        value={termTo}
        hint={words.untilHint(sayDay(language, offered.termToMax))}
        onChange={set('termTo')}
      />
      <TextField
        label={words.home}
        value={homeDivisionCode}
        isNumeric
        maxLength={12}
        hint={named ?? (offered.homeNeeded ? words.homeHint : words.homeFree)}
        onChange={set('homeDivisionCode')}
      />
      <EmployerFields page={page} t={t} employers={employers} onChange={setEmployers} />
    </Form>
  )
}

interface AgencyFieldProps extends PoolProps {
  readonly value: string
  readonly onChange: (agencyId: string) => void
}

/** Of the agencies of the division those that may send somebody. */
function AgencyField({ page, t, divisionCode, value, onChange }: AgencyFieldProps) {
  const { value: found } = useAnswer(page, 'listAgencies', {})
  const fit = (found?.agencies ?? []).filter((each) => each.isUnderContract && each.divisionCode === divisionCode)
  return (
    <SelectField
      label={t.recruit.agency}
      value={value}
      options={[['', t.recruit.choose], ...fit.map((each): [string, string] => [each.agencyId, each.name])]}
      onChange={onChange}
    />
  )
}
