import type { seeMethodology } from '../../contracts/methodology.ts'
import type { listOpenData } from '../../contracts/open-data.ts'
import type { seeBulletin, seePortal, seePortalHall, seePortalWindow } from '../../contracts/portal.ts'
import type { seeRankedWindow } from '../../contracts/ranking.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import type { Language } from '../shared/language.ts'
import type { PortalTexts } from './texts.zh.ts'

export type City = AnswerOf<typeof seePortal>
export type Hall = AnswerOf<typeof seePortalHall>
export type WindowRecord = AnswerOf<typeof seePortalWindow>
export type Bulletin = AnswerOf<typeof seeBulletin>
export type Methodology = AnswerOf<typeof seeMethodology>
export type OpenData = AnswerOf<typeof listOpenData>
export type RankedWindow = AnswerOf<typeof seeRankedWindow>

export type Head = Bulletin['others'][number]
export type Figure = NonNullable<City['latest']>['figure']

/** What every part of a page is told. */
export interface Saying {
  readonly t: PortalTexts
  readonly language: Language
  /** 长辈版: large letters and fewer things, with the same figures. */
  readonly isElderly: boolean
}
