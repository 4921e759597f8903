/** @jsxImportSource react */
import { useCallback, useEffect, useState } from 'react'
import { sayCount } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { Components } from './components.tsx'
import { IndicatorTable } from './indicator-table.tsx'
import { RaterTable } from './rater-table.tsx'
import { type Agreement, inLanguage } from './say.ts'
import { reviewTexts } from './texts.ts'
import type { Pool } from './texts.zh.ts'

const pools = ['THIRD_PARTY', 'MYSTERY_SHOPPER', 'SOCIAL_SUPERVISOR', 'WORKING_GROUP', 'INSPECTOR'] as const

interface Wish {
  readonly formId: string
  readonly planId: string
  readonly pool: Pool | ''
}

/** 一致性与宽严度, of one form. */
export function AgreementPage(props: PageProps) {
  const { spoken } = props
  const { language, t: words } = spoken
  const t = reviewTexts[language].agreement
  const { ask } = props.signedIn
  const [wish, setWish] = useState<Wish>({ formId: '', planId: '', pool: '' })
  const [found, setFound] = useState<Agreement | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(async () => {
    const query = {
      ...(wish.formId === '' ? {} : { formId: wish.formId }),
      ...(wish.planId === '' ? {} : { planId: wish.planId }),
      ...(wish.pool === '' ? {} : { pool: wish.pool }),
    }
    const heard = await ask('seeRaterAgreement', { query })
    setFailure(heard.ok ? undefined : sayFailure(words, heard))
    if (heard.ok) setFound(heard.answer)
  }, [ask, words, wish])
  useEffect(() => void load(), [load])
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <Failure text={failure} again={{ label: words.shared.again, ask: load }} />
      {found === undefined ? (
        <p>{failure === undefined ? words.loading : null}</p>
      ) : found.formId === null ? (
        <p className="card">{t.none}</p>
      ) : (
        <>
          <Filter {...{ language, found, wish }} onWish={setWish} />
          <p className="quiet" role="status" data-visits={found.visits}>
            {t.counted(sayCount(language, found.visits), sayCount(language, found.pairs))}
          </p>
          <Components {...{ language, found }} />
          <IndicatorTable {...{ language, found }} />
          <RaterTable {...props} found={found} />
        </>
      )}
    </>
  )
}

interface FilterProps {
  readonly language: 'zh-CN' | 'en'
  readonly found: Agreement
  readonly wish: Wish
  readonly onWish: (wish: Wish) => void
}

function Filter({ language, found, wish, onWish }: FilterProps) {
  const texts = reviewTexts[language]
  const t = texts.agreement
  return (
    <div className="filter">
      <SelectField
        label={t.form}
        value={found.formId ?? ''}
        options={found.forms.map(({ id, title }): [string, string] => [id, inLanguage(language, title)])}
        onChange={(formId) => onWish({ ...wish, formId, planId: '' })}
      />
      <SelectField
        label={t.plan}
        value={wish.planId}
        options={[['', t.allPlans], ...found.plans.map(({ id, title }): [string, string] => [id, title])]}
        onChange={(planId) => onWish({ ...wish, planId })}
      />
      <SelectField
        label={t.pool}
        value={wish.pool}
        options={[['', t.allPools], ...pools.map((each): [string, string] => [each, texts.pools[each]])]}
        onChange={(pool) => onWish({ ...wish, pool: pool as Pool | '' })}
      />
    </div>
  )
}
