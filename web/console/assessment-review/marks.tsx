/** @jsxImportSource react */
import type { Language } from '../../shared/language.ts'
import { inLanguage, type Review } from './say.ts'
import { reviewTexts } from './texts.ts'

interface MarksProps {
  readonly language: Language
  readonly marks: Review['marks']
}

/** Each indicator with the mark and the behaviour that it stands for. */
export function Marks({ language, marks }: MarksProps) {
  const t = reviewTexts[language]
  return (
    <dl className="pairs stacked">
      {marks.map(({ code, title, mark, anchor, words }) => (
        <div key={code} className="pair">
          <dt>{inLanguage(language, title)}</dt>
          <dd className="broken">
            {mark === null
              ? t.notApplied
              : t.calibration.mark(String(mark), anchor === null ? '' : inLanguage(language, anchor))}
            {words === null ? null : <span className="under">{words}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
