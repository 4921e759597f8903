/** @jsxImportSource react */
import { Button } from 'antd'
import type { PageProps } from '../page.ts'
import { ReviseScheme } from './revise-scheme.tsx'
import type { SchemeProps } from './say.ts'
import { SchemeList } from './scheme-list.tsx'
import { SchemeView } from './scheme-view.tsx'
import { schemeTexts } from './texts.ts'

/** 评价方案: of what a score is made; every version, its weights, the constraints it keeps with their sources, and what is other in it. */
export function SchemesPage(page: PageProps) {
  const { spoken, at, go } = page
  const props: SchemeProps = { ...page, say: { language: spoken.language, t: schemeTexts[spoken.language] } }
  const [kind, id = ''] = at.split('/')
  if (at === '') return <SchemeList {...props} />
  return (
    <>
      <Button size="large" onClick={() => go('')}>
        {props.say.t.back}
      </Button>
      {kind === 'scheme' ? <SchemeView key={id} {...props} id={id} /> : null}
      {kind === 'revise' ? <ReviseScheme key={id} {...props} id={id} isCopy={false} /> : null}
      {kind === 'copy' ? <ReviseScheme key={id} {...props} id={id} isCopy /> : null}
    </>
  )
}
