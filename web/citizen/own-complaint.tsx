import type { Answer } from '../shared/call.ts'
import { sayInstant } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { Heading } from './heading.tsx'
import { ownComplaintTexts } from './own-complaint-texts.ts'
import { OwnOrder } from './own-order.tsx'

interface ComplaintProps {
  readonly shared: SharedTexts
  readonly language: Language
  readonly receipt: string
  readonly found: Answer<'lookUpComplaint'>
}

/** One's own complaint as it is kept, and what becomes of it. */
export function OwnComplaint({ shared, language, receipt, found }: ComplaintProps) {
  const t = ownComplaintTexts[language]
  const { hallName, windowName, itemName } = found
  return (
    <>
      <section class="card stack">
        <Heading id="kept" text={t.title} />
        <dl class="facts">
          <dt>{t.channel}</dt>
          <dd>{t.channels[found.channel]}</dd>
          <dt>{t.place}</dt>
          <dd lang="zh-CN">{[hallName, windowName].filter((name) => name !== null).join(' ')}</dd>
          {itemName === null ? null : (
            <>
              <dt>{t.item}</dt>
              <dd lang="zh-CN">{itemName}</dd>
            </>
          )}
          <dt>{t.receivedAt}</dt>
          <dd>{sayInstant(language, found.receivedAt)}</dd>
          <dt>{t.words}</dt>
          <dd lang="zh-CN">{found.words}</dd>
        </dl>
      </section>
      <OwnOrder {...{ shared, language, receipt }} />
    </>
  )
}
