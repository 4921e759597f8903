/** @jsxImportSource react */
import { Button } from 'antd'
import type { PageProps } from '../page.ts'
import { FormList } from './form-list.tsx'
import { FormView } from './form-view.tsx'
import { NewForm, ReviseForm } from './revise-form.tsx'
import type { FormProps } from './say.ts'
import { formTexts } from './texts.ts'

/** 测评表: by which assessors answer; every version, how it reads, what is other in it, and what it comes to when filled in. */
export function FormsPage(page: PageProps) {
  const { spoken, at, go } = page
  const props: FormProps = { ...page, say: { language: spoken.language, t: formTexts[spoken.language] } }
  const [kind, id = ''] = at.split('/')
  if (at === '') return <FormList {...props} />
  return (
    <>
      <Button size="large" onClick={() => go('')}>
        {props.say.t.back}
      </Button>
      {kind === 'form' ? <FormView key={id} {...props} id={id} /> : null}
      {kind === 'revise' ? <ReviseForm key={id} {...props} id={id} /> : null}
      {kind === 'new' ? <NewForm {...props} /> : null}
    </>
  )
}
