/** @jsxImportSource react */
import { Button } from 'antd'
import { type FormDraft, type IndicatorDraft, moved, newIndicator, toForm } from './draft.ts'
import { IndicatorFields } from './indicator-fields.tsx'
import { type FormSpoken, sayHundredths } from './say.ts'

interface IndicatorListProps {
  readonly say: FormSpoken
  readonly draft: FormDraft
  /** The key of the one whose fields are shown. */
  readonly open: number | undefined
  readonly onOpen: (key: number | undefined) => void
  readonly onChange: (draft: FormDraft) => void
}

/** The indicators in their order; one at a time is opened to be changed. */
export function IndicatorList({ say, draft, open, onOpen, onChange }: IndicatorListProps) {
  const { t } = say
  const { indicators } = draft
  const keep = (changed: readonly IndicatorDraft[]) => onChange({ ...draft, indicators: changed })
  const total = toForm(draft).indicators.reduce((sum, { weight }) => sum + (Number.isNaN(weight) ? 0 : weight), 0)
  const add = () => {
    const made = newIndicator(indicators[indicators.length - 1])
    keep([...indicators, made])
    onOpen(made.key)
  }
  return (
    <section className="card stack" aria-labelledby="indicators">
      <h2 id="indicators">{t.editor.indicators}</h2>
      <p className="quiet" role="status" data-total={total}>
        {t.editor.total(sayHundredths(total))}
      </p>
      <ul className="posts" data-indicators={indicators.length}>
        {indicators.map((indicator, at) => (
          <li key={indicator.key} className="indicator-line">
            <IndicatorHead say={say} indicator={indicator} isOpen={open === indicator.key} onOpen={onOpen} />
            {open === indicator.key ? (
              <IndicatorFields
                say={say}
                indicator={indicator}
                onChange={(changed) => keep(indicators.map((each) => (each.key === changed.key ? changed : each)))}
                onMove={(by) => keep(moved(indicators, at, by))}
                onRemove={() => keep(indicators.filter(({ key }) => key !== indicator.key))}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <Button size="large" onClick={add}>
        {t.editor.add}
      </Button>
    </section>
  )
}

interface IndicatorHeadProps extends Pick<IndicatorListProps, 'say' | 'onOpen'> {
  readonly indicator: IndicatorDraft
  readonly isOpen: boolean
}

function IndicatorHead({ say: { t, language }, indicator, isOpen, onOpen }: IndicatorHeadProps) {
  const { key, titleZh, titleEn, groupZh, groupEn, weight } = indicator
  const [said, group] = language === 'en' ? [titleEn, groupEn] : [titleZh, groupZh]
  const name = said.trim() === '' ? t.editor.unnamed : said
  return (
    <>
      <span>
        <strong>{name}</strong>
        <span className="under">
          {[group, ...(weight === '' ? [] : [`${weight} %`])].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      <Button
        size="large"
        aria-expanded={isOpen}
        aria-label={isOpen ? undefined : t.editor.editNamed(name)}
        onClick={() => onOpen(isOpen ? undefined : key)}
      >
        {isOpen ? t.editor.done : t.editor.edit}
      </Button>
    </>
  )
}
