/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { sayInstant } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Form, Heading, TextField } from '../parts.tsx'
import { MaskedCase, type MaskedCaseSeen } from './masked-case.tsx'
import { unmaskingTexts } from './texts.ts'
import type { UnmaskingTexts } from './texts.zh.ts'

type Found = Answer<'findMaskedCases'>['cases']

/**
 * 办件联系人: a case by its number, its persons masked, one value whole for a purpose. Which case it is stands in this page alone, in no address: going
 * back leads away from it, and what was shown is gone.
 */
export function UnmaskingPage(props: PageProps) {
  const { spoken, signedIn } = props
  const t = unmaskingTexts[spoken.language]
  const [found, setFound] = useState<Found | undefined>(undefined)
  const [seen, setSeen] = useState<MaskedCaseSeen | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const look = async (caseId: string) => {
    const heard = await signedIn.ask('seeMaskedCase', { params: { caseId } })
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) setSeen(heard.answer)
  }
  const search = async (caseNo: string) => {
    setFailure(undefined)
    setFound(undefined)
    const heard = await signedIn.ask('findMaskedCases', { body: { caseNo } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    setFound(heard.answer.cases)
    const [only, ...more] = heard.answer.cases
    if (only !== undefined && more.length === 0) await look(only.caseId)
    return undefined
  }
  const leave = () => {
    setSeen(undefined)
    setFound(undefined)
  }
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <Failure text={failure} />
      {seen === undefined ? (
        <>
          <SearchForm t={t} onSearch={search} />
          <FoundCases {...props} t={t} found={found} onLook={(caseId) => void look(caseId)} />
        </>
      ) : (
        <>
          <Button size="large" onClick={leave}>
            {t.another}
          </Button>
          <MaskedCase {...props} t={t} seen={seen} onChanged={setSeen} />
        </>
      )}
    </>
  )
}

interface SearchFormProps {
  readonly t: UnmaskingTexts
  readonly onSearch: (caseNo: string) => Promise<string | undefined>
}

function SearchForm({ t, onSearch }: SearchFormProps) {
  const [caseNo, setCaseNo] = useState('')
  const submit = async () => {
    const wanted = caseNo.trim()
    return /^[0-9A-Za-z._-]{1,64}$/.test(wanted) ? onSearch(wanted) : t.needCaseNo
  }
  return (
    <section className="card spaced">
      <Form submit={t.search} onSubmit={submit} label={t.search}>
        <TextField label={t.caseNo} hint={t.caseNoHint} value={caseNo} onChange={setCaseNo} maxLength={64} />
      </Form>
    </section>
  )
}

interface FoundProps extends PageProps {
  readonly t: UnmaskingTexts
  readonly found: Found | undefined
  readonly onLook: (caseId: string) => void
}

function FoundCases({ t, spoken, found, onLook }: FoundProps) {
  const several = found === undefined || found.length < 2 ? [] : found
  return (
    <>
      <p role="status">{found?.length === 0 ? t.none : several.length > 0 ? t.several : null}</p>
      <ul className="cards" hidden={several.length === 0}>
        {several.map(({ caseId, itemName, hallName, acceptedAt }) => (
          <li key={caseId} className="card">
            <span>
              <strong>{itemName ?? t.unknownItem}</strong>
              <span className="under">
                {[
                  hallName ?? t.unknownHall,
                  acceptedAt === null ? '' : t.accepted(sayInstant(spoken.language, acceptedAt)),
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
            </span>
            <Button
              size="large"
              aria-label={t.lookNamed(`${itemName ?? t.unknownItem}, ${hallName ?? t.unknownHall}`)}
              onClick={() => onLook(caseId)}
            >
              {t.look}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
