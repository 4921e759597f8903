import type { CatalogueKind } from '../../../domain/catalogue-version.ts'
import type { Language } from '../../shared/language.ts'
import type { PageProps } from '../page.ts'
import type { CatalogueTexts } from './texts.zh.ts'
import type { Catalogue } from './use-catalogue.ts'

export interface CatalogueSpoken {
  readonly language: Language
  readonly t: CatalogueTexts
}

/** Which entry the address names: its kind and its code. `new/<kind>/<what it belongs to>` begins one. */
export interface At {
  readonly kind: CatalogueKind
  readonly code: string
  readonly isNew: boolean
}

export interface EntryProps extends PageProps {
  readonly say: CatalogueSpoken
  readonly here: At
  readonly catalogue: Catalogue
  readonly mayWrite: boolean
  readonly onChanged: () => Promise<void>
}
