import type { Language } from '../language.ts'
import type { SharedTexts } from '../texts.shape.ts'
import { useEdition } from '../use-edition.ts'
import { publicPageTexts } from './texts.ts'

const pages = [
  ['city', '/portal'],
  ['ranking', '/ranking'],
  ['bulletin', '/portal/bulletin'],
  ['method', '/portal/method'],
  ['data', '/portal/data'],
  ['wall', '/screen/'],
] as const

export type PublicPage = (typeof pages)[number][0]

interface Props {
  readonly language: Language
  readonly current: PublicPage | undefined
  readonly isElderly: boolean
}

/** The way from every public page to all others; 长辈版 has the first four. */
export function PublicPages({ language, current, isElderly }: Props) {
  const names = publicPageTexts[language]
  const shown = isElderly ? pages.slice(0, 4) : pages
  return (
    <nav class="pages not-printed" aria-label={names.label}>
      {shown.map(([page, address]) => (
        <a key={page} class="tool" href={address} aria-current={current === page ? 'page' : undefined}>
          {names[page]}
        </a>
      ))}
    </nav>
  )
}

/** What has to be said of the edition, and the switch to the other. */
export function usePublicEdition(t: SharedTexts | undefined) {
  const [edition, setEdition] = useEdition()
  const isElderly = edition === 'elderly'
  const button =
    t === undefined ? null : (
      <button type="button" class="tool" onClick={() => setEdition(isElderly ? 'ordinary' : 'elderly')}>
        {isElderly ? t.ordinary : t.elderly}
      </button>
    )
  return [isElderly, button] as const
}
