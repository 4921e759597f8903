/** @jsxImportSource react */
import type { PageProps } from '../page.ts'
import { Heading } from '../parts.tsx'
import { fieldTexts } from './texts.ts'

/** 现场测评 has a face of its own, which works without network: what it is, and the way there. */
export function FieldPage({ spoken: { language } }: PageProps) {
  const t = fieldTexts[language]
  return (
    <>
      <Heading>{t.title}</Heading>
      <p>{t.what}</p>
      <p className="quiet">{t.kept}</p>
      <p>
        <a className="button button-primary" href="/field/">
          {t.open}
        </a>
      </p>
    </>
  )
}
