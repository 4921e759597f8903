/** @jsxImportSource react */
import { useState } from 'react'
import {
  type DeductionKind,
  type DeductionTarget,
  deductionKinds,
  deductionTargets,
} from '../../../domain/deduction.ts'
import { sayCount } from '../../shared/format.ts'
import type { Answer, Failed } from '../call.ts'
import { EvidenceUpload } from '../handling-order/evidence-upload.tsx'
import { orderTexts } from '../handling-order/texts.ts'
import type { PageProps } from '../page.ts'
import { Form, SelectField, Success, TextField } from '../parts.tsx'
import { useOrganizations } from '../use-organizations.ts'
import { usePlaces } from '../use-places.ts'
import { WordsField } from '../words-field.tsx'
import { type Finding, FindingField, useFindings } from './finding-field.tsx'
import { deductionTexts } from './texts.ts'
import { useFiles } from './use-files.ts'

interface ProposingProps extends PageProps {
  readonly items: readonly Answer<'listDeductions'>['items'][number][]
  readonly say: (heard: Failed) => string
  readonly onDone: () => Promise<void>
}

const empty = {
  ...{ kind: 'DEDUCTION' as DeductionKind, code: '', hallCode: '', against: 'WINDOW' as DeductionTarget },
  ...{ windowCode: '', organizationCode: '', deedDay: '', words: '', findingId: '' },
}

/** As the promise wants it: what was left empty is not said. */
function toProposal({ kind, code, against, hallCode, deedDay, ...wish }: typeof empty) {
  const [words, windowCode, findingId] = [wish.words.trim(), wish.windowCode.trim(), wish.findingId.trim()]
  return {
    ...{ kind, code, against, hallCode, deedDay, words },
    ...(against !== 'WINDOW' || windowCode === '' ? {} : { windowCode }),
    ...(wish.organizationCode === '' ? {} : { organizationCode: wish.organizationCode }),
    ...(kind === 'BONUS' || findingId === '' ? {} : { findingId }),
  }
}

/** With evidence, against somebody who may answer. */
export function Proposing(props: ProposingProps) {
  const { spoken, signedIn, items, say, onDone } = props
  const { language } = spoken
  const texts = deductionTexts[language]
  const t = texts.proposing
  const [wish, setWish] = useState(empty)
  const [done, setDone] = useState<string | undefined>(undefined)
  const { halls } = usePlaces(signedIn.ask)
  const organizations = useOrganizations(signedIn.ask)
  const findings = useFindings(props)
  const { fileIds, keep, add, forget } = useFiles(props, wish.hallCode)
  const change = (over: Partial<typeof empty>) => setWish({ ...wish, ...over })
  const { code, hallCode, deedDay, words } = wish
  /** Whoever chooses a finding has said where it was and when. */
  const choose = (findingId: string, finding: Finding | undefined) => {
    if (finding !== undefined && finding.hallCode !== hallCode) forget()
    const { hallCode: at = hallCode, windowCode = wish.windowCode, day = deedDay } = finding ?? {}
    change({ findingId, hallCode: at, windowCode, deedDay: day })
  }
  const send = async () => {
    setDone(undefined)
    if (code === '' || hallCode === '' || deedDay === '') return texts.refusals.STEP_INCOMPLETE
    if (words.trim() === '') return texts.refusals.COMMENT_EMPTY
    const heard = await signedIn.ask('proposeDeduction', { body: { ...toProposal(wish), fileIds } })
    if (!heard.ok) return say(heard)
    setWish(empty)
    forget()
    setDone(t.done)
    await onDone()
    return undefined
  }
  return (
    <section aria-labelledby="propose-deduction">
      <h2 id="propose-deduction">{t.title}</h2>
      <p className="quiet">{t.hint}</p>
      <Success text={done} />
      <Form label={t.title} submit={t.submit} onSubmit={send}>
        <What language={language} items={items} wish={wish} change={change} />
        <Whose
          {...{ language, halls, organizations, wish }}
          change={(over) => {
            // A file belongs to the hall about which it was handed in, and so does a finding.
            if (over.hallCode !== undefined) forget()
            change(over.hallCode === undefined ? over : { ...over, findingId: '' })
          }}
        />
        <TextField label={t.day} type="date" value={deedDay} onChange={(value) => change({ deedDay: value })} />
        <WordsField label={t.words} hint={t.wordsHint} value={words} onChange={(value) => change({ words: value })} />
        <FindingField {...{ language, findings, wish }} onChange={choose} />
        {hallCode === '' ? (
          <p className="quiet">{texts.file.where}</p>
        ) : (
          <EvidenceUpload t={orderTexts[language]} keep={keep} onKept={({ fileId }) => add(fileId)} />
        )}
        <p role="status">{fileIds.length === 0 ? '' : texts.file.taken(sayCount(language, fileIds.length))}</p>
      </Form>
    </section>
  )
}

interface FieldsProps {
  readonly language: PageProps['spoken']['language']
  readonly wish: typeof empty
  readonly change: (over: Partial<typeof empty>) => void
}

/** Which item of the list. */
function What({ language, items, wish: { kind, code }, change }: FieldsProps & Pick<ProposingProps, 'items'>) {
  const texts = deductionTexts[language]
  const t = texts.proposing
  return (
    <>
      <SelectField
        label={t.kind}
        value={kind}
        options={deductionKinds.map((each): [string, string] => [each, texts.kinds[each]])}
        onChange={(value) => change({ kind: value as DeductionKind, code: '' })}
      />
      <SelectField
        label={t.item}
        value={code}
        options={[
          ['', t.choose],
          ...items
            .filter((item) => item.kind === kind)
            .map((item): [string, string] => [
              item.code,
              `${language === 'en' ? item.nameEn : item.nameZh} · ${texts.points(kind, (item.points / 100).toFixed(2))}`,
            ]),
        ]}
        onChange={(value) => change({ code: value })}
      />
    </>
  )
}

interface WhoseProps extends FieldsProps {
  readonly halls: ReturnType<typeof usePlaces>['halls']
  readonly organizations: ReturnType<typeof useOrganizations>
}

/** Where it was, and for whom it counts. */
function Whose({ language, halls, organizations, wish, change }: WhoseProps) {
  const texts = deductionTexts[language]
  const t = texts.proposing
  const { hallCode, against, windowCode, organizationCode } = wish
  return (
    <>
      <SelectField
        label={t.hall}
        value={hallCode}
        options={[
          ['', t.choose],
          ...halls.map((hall): [string, string] => [hall.hallCode, `${hall.name} (${hall.hallCode})`]),
        ]}
        onChange={(value) => change({ hallCode: value })}
      />
      <SelectField
        label={t.against}
        value={against}
        options={deductionTargets.map((each): [string, string] => [each, texts.targets[each]])}
        onChange={(value) => change({ against: value as DeductionTarget })}
      />
      {against === 'WINDOW' ? (
        <TextField
          label={t.window}
          value={windowCode}
          maxLength={32}
          onChange={(value) => change({ windowCode: value })}
        />
      ) : null}
      <SelectField
        label={t.organization}
        value={organizationCode}
        options={[['', t.ofHall], ...organizations.map(([each, name]): [string, string] => [each, name])]}
        onChange={(value) => change({ organizationCode: value })}
      />
    </>
  )
}
