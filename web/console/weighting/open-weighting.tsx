/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { type Audience, audiences, type SchemeNode } from '../../../domain/score-scheme.ts'
import { type WeightingMethod, weightingMethods } from '../../../domain/weighting.ts'
import { sayFailure } from '../call.ts'
import { Failure, Form, Heading, SelectField, TextField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { sayWords, type WeightingProps } from './say.ts'
import { endOfDay } from './weighting-card.tsx'

type OpenProps = WeightingProps & { readonly onOpened: () => Promise<void> }

const empty = {
  ...{ schemeId: '', audience: 'CITIZEN' as Audience, parent: '', method: 'AHP' as WeightingMethod },
  ...{ purpose: '', day: '', accountIds: [] as readonly string[] },
}
type Wish = typeof empty

/** Which level of which scheme is weighed, how, by whom and until when. */
export function OpenWeighting(props: OpenProps) {
  const { say, spoken, signedIn, go, onOpened } = props
  const { t } = say
  const [wish, setWish] = useState<Wish>(empty)
  const change = (over: Partial<Wish>) => setWish({ ...wish, ...over })
  const schemes = useAnswer(props, 'listScoreSchemes', { query: {} })
  const divisionCode = schemes.value?.divisionCode
  const query = { divisionCode: divisionCode ?? '' }
  const experts = useAnswer(props, 'listWeightingExperts', { query }, divisionCode !== undefined)
  const send = async () => {
    const { day, parent, purpose, ...said } = wish
    if (divisionCode === undefined || said.schemeId === '' || said.accountIds.length === 0) return t.opening.lack
    if (day === '' || purpose.trim() === '') return t.opening.lack
    const place = { divisionCode, parent: parent === '' ? null : parent }
    const body = {
      ...said,
      ...place,
      accountIds: [...said.accountIds],
      purpose: purpose.trim(),
      answerBy: endOfDay(day),
    }
    const heard = await signedIn.ask('openWeighting', { body })
    if (!heard.ok) return (heard.offline ? undefined : t.refusals[heard.problem.code]) ?? sayFailure(spoken.t, heard)
    await onOpened()
    go('')
    return undefined
  }
  const open = (schemes.value?.schemes ?? []).filter(({ state }) => state !== 'REJECTED' && state !== 'REPLACED')
  return (
    <>
      <Button size="large" onClick={() => go('')}>
        {t.back}
      </Button>
      <Heading>{t.opening.title}</Heading>
      <Failure text={schemes.failure ?? experts.failure} />
      <Form label={t.opening.title} submit={t.opening.submit} onSubmit={send}>
        <SelectField
          label={t.opening.scheme}
          value={wish.schemeId}
          options={[
            ['', t.opening.choose],
            ...open.map(({ schemeId, title, version }): [string, string] => [
              schemeId,
              t.opening.version(sayWords(say, title), String(version)),
            ]),
          ]}
          onChange={(schemeId) => change({ schemeId, parent: '' })}
        />
        <SelectField
          label={t.opening.audience}
          value={wish.audience}
          options={audiences.map((each): [string, string] => [each, t.audiences[each]])}
          onChange={(audience) => change({ audience: audience as Audience, parent: '' })}
        />
        {wish.schemeId === '' ? null : <LevelField key={wish.schemeId} {...props} wish={wish} change={change} />}
        <SelectField
          label={t.opening.method}
          value={wish.method}
          options={weightingMethods.map((each): [string, string] => [each, t.methods[each]])}
          onChange={(method) => change({ method: method as WeightingMethod })}
        />
        <p className="quiet">{t.methodHints[wish.method]}</p>
        <TextField
          label={t.opening.purpose}
          hint={t.opening.purposeHint}
          value={wish.purpose}
          maxLength={2000}
          onChange={(purpose) => change({ purpose })}
        />
        <ExpertChecks {...{ say, wish, change }} experts={experts.value?.experts ?? []} />
        <TextField label={t.opening.until} type="date" value={wish.day} onChange={(day) => change({ day })} />
      </Form>
    </>
  )
}

interface WishProps {
  readonly wish: Wish
  readonly change: (over: Partial<Wish>) => void
}

/** The top, or any branch below it, with how many things stand there. */
function LevelField({ wish, change, ...props }: WeightingProps & WishProps) {
  const { say } = props
  const { t } = say
  const { value, failure } = useAnswer(props, 'seeScoreScheme', { params: { schemeId: wish.schemeId } })
  const nodes: readonly SchemeNode[] = value?.scheme.trees[wish.audience].nodes ?? []
  const count = (parent: string | null) => String(nodes.filter((node) => node.parent === parent).length)
  const branches = nodes.filter(({ indicator }) => indicator === null)
  return (
    <>
      <Failure text={failure} />
      <SelectField
        label={t.opening.level}
        value={wish.parent}
        options={[
          ['', t.opening.levelOf(t.top, count(null))],
          ...branches.map(({ code, name }): [string, string] => [
            code,
            t.opening.levelOf(sayWords(say, name), count(code)),
          ]),
        ]}
        onChange={(parent) => change({ parent })}
      />
    </>
  )
}

interface ChecksProps extends WishProps, Pick<WeightingProps, 'say'> {
  readonly experts: readonly { readonly accountId: string; readonly name: string }[]
}

function ExpertChecks({ say: { t }, wish, change, experts }: ChecksProps) {
  const { accountIds } = wish
  const choose = (accountId: string, isChosen: boolean) =>
    change({ accountIds: isChosen ? [...accountIds, accountId] : accountIds.filter((each) => each !== accountId) })
  return (
    <fieldset className="question" data-experts={experts.length}>
      <legend>{t.opening.experts}</legend>
      <p className="quiet">{t.opening.expertsHint}</p>
      {experts.map(({ accountId, name }) => (
        <label key={accountId} className="check">
          <input
            type="checkbox"
            checked={accountIds.includes(accountId)}
            onChange={({ target }) => choose(accountId, target.checked)}
          />{' '}
          {name}
        </label>
      ))}
    </fieldset>
  )
}
