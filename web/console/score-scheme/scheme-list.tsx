/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { sayDay } from '../../shared/format.ts'
import { Failure, Heading, TextField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { type ListedScheme, type SchemeProps, type SchemeSpoken, sayWords } from './say.ts'

const stateClasses = {
  OPEN: 'tag-bad',
  REJECTED: 'tag-plain',
  FUTURE: 'tag-plain',
  IN_FORCE: 'tag-good',
  REPLACED: 'tag-plain',
} as const

/** Every scheme with its versions, the latest first. */
export function SchemeList(props: SchemeProps) {
  const { spoken, say, go } = props
  const { t } = say
  const [on, setOn] = useState('')
  const found = useAnswer(props, 'listScoreSchemes', { query: on === '' ? {} : { on } })
  const schemes = found.value?.schemes
  const codes = [...new Set((schemes ?? []).map(({ code }) => code))]
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <div className="filter">
        <TextField type="date" label={t.on} value={on === '' ? (found.value?.on ?? '') : on} onChange={setOn} />
      </div>
      <Failure text={found.failure} again={{ label: spoken.t.again, ask: found.reload }} />
      {schemes === undefined ? (
        <p>{found.failure === undefined ? spoken.t.loading : null}</p>
      ) : codes.length === 0 ? (
        <p className="card">{t.none}</p>
      ) : (
        <ul className="cards" data-schemes={codes.length}>
          {codes.map((code) => (
            <SchemeCard key={code} say={say} versions={schemes.filter((each) => each.code === code)} onShow={go} />
          ))}
        </ul>
      )}
    </>
  )
}

interface SchemeCardProps {
  readonly say: SchemeSpoken
  readonly versions: readonly ListedScheme[]
  readonly onShow: (at: string) => void
}

function SchemeCard({ say, versions, onShow }: SchemeCardProps) {
  const [newest] = versions
  const shown = versions.find(({ governs }) => governs) ?? newest
  if (shown === undefined) return null
  return (
    <li className="card form-card" data-scheme={shown.code}>
      <h2 className="broken">{sayWords(say, shown.title)}</h2>
      <p className="quiet">
        {[say.t.indicators(String(shown.indicatorCount)), sayPacks(say, shown.packs)].join(' · ')}
      </p>
      <ul className="posts">
        {versions.map((version) => (
          <VersionLine key={version.schemeId} say={say} version={version} onShow={onShow} />
        ))}
      </ul>
    </li>
  )
}

export function sayPacks({ t }: SchemeSpoken, packs: readonly string[]): string {
  return packs.length === 0 ? t.facts.noPacks : packs.map((pack) => t.packs[pack] ?? pack).join(t.listed)
}

function VersionLine({ say, version, onShow }: Omit<SchemeCardProps, 'versions'> & { readonly version: ListedScheme }) {
  const { t, language } = say
  const { schemeId, state, governs, effectiveFrom, divisionName, isShipped, isOwn } = version
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
        onClick={() => onShow(`scheme/${schemeId}`)}
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
}: Pick<ListedScheme, 'state' | 'governs'> & { readonly say: SchemeSpoken }) {
  return (
    <Tag className={stateClasses[state]} data-state={state} data-governs={governs}>
      {governs ? t.governs : t.states[state]}
    </Tag>
  )
}
