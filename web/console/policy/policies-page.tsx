/** @jsxImportSource react */
import { Button } from 'antd'
import type { PageProps } from '../page.ts'
import { PolicyList } from './policy-list.tsx'
import { PolicyView } from './policy-view.tsx'
import { ProposalView } from './proposal-view.tsx'
import { ProposeForm } from './propose-form.tsx'
import type { PolicyProps } from './say.ts'
import { policyTexts } from './texts.ts'

/** 政策规则: what holds where, with the source of every number; what is proposed, and what speaks against it. */
export function PoliciesPage(page: PageProps) {
  const { spoken, at, go } = page
  const props: PolicyProps = { ...page, say: { language: spoken.language, t: policyTexts[spoken.language] } }
  const [kind, id = ''] = at.split('/')
  if (at === '') return <PolicyList {...props} />
  return (
    <>
      <Button size="large" onClick={() => go('')}>
        {props.say.t.back}
      </Button>
      {kind === 'policy' ? <PolicyView key={id} {...props} id={id} /> : null}
      {kind === 'proposal' ? <ProposalView key={id} {...props} id={id} /> : null}
      {kind === 'new' ? <ProposeForm {...props} /> : null}
    </>
  )
}
