/** @jsxImportSource react */
import { Button, Checkbox, Tag } from 'antd'
import { useCallback, useState } from 'react'
import { sayCount, sayDay } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import { useList } from '../closure-audit/use-list.ts'
import type { PageProps } from '../page.ts'
import { Failure, Form, SelectField, Success } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import { Files } from './files.tsx'
import { findingTexts } from './texts.ts'

type Visit = Answer<'listAssessedVisits'>['visits'][number]

interface AssessedVisitsProps extends PageProps {
  readonly onMade: () => Promise<void>
}

/** What was assessed in the own place, to be taken up. */
export function AssessedVisits(props: AssessedVisitsProps) {
  const { spoken, signedIn, onMade } = props
  const { language } = spoken
  const t = findingTexts[language]
  const { ask } = signedIn
  const [made, setMade] = useState<string | undefined>(undefined)
  const list = useCallback(
    async (after: string | null) => {
      const heard = await ask('listAssessedVisits', after === null ? {} : { query: { after } })
      if (!heard.ok) return { failure: sayFailure(spoken.t, heard) }
      return { listed: { rows: heard.answer.visits, next: heard.answer.next } }
    },
    [ask, spoken],
  )
  const { found, failure, again, more, reload } = useList<Visit>(props, list)
  const make = async (visitId: string, sent: Sent): Promise<string | undefined> => {
    if (sent.indicator === '' || sent.words.trim() === '') return t.make.missing
    const heard = await ask('makeFinding', { body: { visitId, ...sent } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    setMade(heard.answer.orderId === null ? t.make.waiting : t.make.opened)
    await Promise.all([reload(), onMade()])
    return undefined
  }
  return (
    <section aria-labelledby="assessed-visits">
      <h2 id="assessed-visits">{t.make.title}</h2>
      <p className="quiet">{t.make.hint}</p>
      <Success text={made} />
      <Failure text={failure} again={{ label: again, ask: reload }} />
      {found?.rows.length === 0 ? <p className="card">{t.make.none}</p> : null}
      <ul className="cards order-cards">
        {(found?.rows ?? []).map((visit) => (
          <VisitCard
            key={`${visit.visitId}/${visit.indicators.filter(({ isFound }) => isFound).length}`}
            {...{ language, visit, make }}
          />
        ))}
      </ul>
      {found === undefined || found.next === null ? null : (
        <Button size="large" onClick={() => void more()}>
          {t.more}
        </Button>
      )}
    </section>
  )
}

interface Sent {
  readonly indicator: string
  readonly words: string
  readonly fileIds: string[]
}

interface VisitCardProps {
  readonly language: PageProps['spoken']['language']
  readonly visit: Visit
  readonly make: (visitId: string, sent: Sent) => Promise<string | undefined>
}

function VisitCard({ language, visit, make }: VisitCardProps) {
  const t = findingTexts[language]
  const said = language === 'en' ? 'en' : 'zh'
  const { visitId, hallName, windowName, day, planTitle, formTitle, isSecret, isPublished, isOwn, points } = visit
  return (
    <li className="card stack" data-visit={visitId}>
      {isSecret && !isPublished ? (
        <p>
          <Tag className="tag-plain">{t.make.secret}</Tag>
        </p>
      ) : null}
      <h3 className="broken">{`${hallName} · ${windowName}`}</h3>
      <p>{`${formTitle[said]} · ${t.points((points / 100).toFixed(2))}`}</p>
      <p className="quiet">{t.found(sayDay(language, day), planTitle)}</p>
      {isOwn ? <p>{t.make.own}</p> : <Making {...{ language, visit, make }} />}
    </li>
  )
}

function Making({ language, visit, make }: VisitCardProps) {
  const t = findingTexts[language]
  const said = language === 'en' ? 'en' : 'zh'
  const [indicator, setIndicator] = useState('')
  const [words, setWords] = useState('')
  const [fileIds, setFileIds] = useState<readonly string[]>([])
  const open = visit.indicators.filter(({ isFound, points }) => !isFound && points !== null)
  const chosen = open.find(({ code }) => code === indicator)
  const choose = (code: string) => {
    setIndicator(code)
    setFileIds([])
  }
  const toggle = (fileId: string) =>
    setFileIds(fileIds.includes(fileId) ? fileIds.filter((each) => each !== fileId) : [...fileIds, fileId])
  return (
    <details>
      <summary>{t.make.label(`${visit.hallName} ${visit.windowName}`)}</summary>
      <Form
        label={t.make.label(visit.windowName)}
        submit={t.make.submit}
        onSubmit={() => make(visit.visitId, { indicator, words: words.trim(), fileIds: [...fileIds] })}
      >
        <SelectField
          label={t.make.indicator}
          value={indicator}
          options={[
            ['', t.make.choose],
            ...open.map(({ code, title, points }): [string, string] => [
              code,
              `${title[said]} · ${t.points(((points ?? 0) / 100).toFixed(0))}`,
            ]),
          ]}
          onChange={choose}
        />
        {chosen === undefined ? null : (
          <dl className="pairs stacked">
            <dt>{t.seen}</dt>
            <dd className="broken">{chosen.anchor?.[said] ?? ''}</dd>
            {chosen.words === null ? null : (
              <>
                <dt>{t.make.said}</dt>
                <dd className="broken words">{chosen.words}</dd>
              </>
            )}
          </dl>
        )}
        {chosen === undefined || chosen.files.length === 0 ? null : (
          <>
            <Files language={language} base={`/api/v1/assessed-visits/${visit.visitId}/files`} files={chosen.files} />
            {chosen.files.map(({ fileId }, at) => (
              <Checkbox key={fileId} checked={fileIds.includes(fileId)} onChange={() => toggle(fileId)}>
                {t.make.withFile(sayCount(language, at + 1), chosen.title[said])}
              </Checkbox>
            ))}
          </>
        )}
        <WordsField label={t.make.words} hint={t.make.wordsHint} value={words} onChange={setWords} />
      </Form>
    </details>
  )
}
