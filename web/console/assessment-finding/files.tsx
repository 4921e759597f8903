/** @jsxImportSource react */
import { sayCount } from '../../shared/format.ts'
import type { PageProps } from '../page.ts'
import { findingTexts } from './texts.ts'

interface FilesProps {
  readonly language: PageProps['spoken']['language']
  readonly base: string
  readonly files: readonly { readonly fileId: string }[]
}

/** Opened beside the page: who looks at one leaves what he was doing as it is. */
export function Files({ language, base, files }: FilesProps) {
  const t = findingTexts[language]
  return (
    <>
      {files.map(({ fileId }, at) => (
        <div key={fileId}>
          <a href={`${base}/${fileId}`} target="_blank" rel="noopener">
            {t.file(sayCount(language, at + 1))}
          </a>
        </div>
      ))}
    </>
  )
}
