/** @jsxImportSource react */
import { useState } from 'react'
import { audiences, type ScoreScheme } from '../../../domain/score-scheme.ts'
import type { SchemeRule } from '../../../domain/score-scheme-rule.ts'
import { TextField } from '../parts.tsx'
import { toShare, toThousandths } from './draft.ts'
import { type SchemeSpoken, sayThousandths } from './say.ts'

interface SchemeFieldsProps {
  readonly say: SchemeSpoken
  readonly scheme: ScoreScheme
  readonly rules: readonly SchemeRule[]
  readonly onChange: (scheme: ScoreScheme) => void
}

/** What is said of the scheme as a whole. */
export function SchemeFields({ say: { t }, scheme, rules, onChange }: SchemeFieldsProps) {
  const { title, packs, trees } = scheme
  const known = [...new Set([...rules.map(({ pack }) => pack), ...packs])].filter((pack) => pack !== 'COMMON')
  const choose = (pack: string, isChosen: boolean) =>
    onChange({ ...scheme, packs: isChosen ? [...packs, pack] : packs.filter((each) => each !== pack) })
  return (
    <section className="card stack">
      <div className="field-pairs">
        <TextField
          label={t.editor.nameZh}
          value={title.zh}
          maxLength={120}
          onChange={(zh) => onChange({ ...scheme, title: { ...title, zh } })}
        />
        <TextField
          label={t.editor.nameEn}
          value={title.en}
          maxLength={120}
          onChange={(en) => onChange({ ...scheme, title: { ...title, en } })}
        />
        <NumberField
          label={t.editor.bonusMax}
          shown={sayThousandths(scheme.bonusMax)}
          onChange={(text) => onChange({ ...scheme, bonusMax: toThousandths(text) })}
        />
        {audiences.map((audience) => (
          <NumberField
            key={audience}
            label={t.editor.audienceWeight(t.audiences[audience])}
            shown={String(trees[audience].weight / 100)}
            onChange={(text) =>
              onChange({ ...scheme, trees: { ...trees, [audience]: { ...trees[audience], weight: toShare(text) } } })
            }
          />
        ))}
      </div>
      <fieldset className="question">
        <legend>{t.editor.packs}</legend>
        {known.map((pack) => (
          <label key={pack} className="check">
            <input
              type="checkbox"
              checked={packs.includes(pack)}
              onChange={({ target }) => choose(pack, target.checked)}
            />
            {t.packs[pack] ?? pack}
          </label>
        ))}
      </fieldset>
    </section>
  )
}

interface NumberFieldProps {
  readonly label: string
  /** As it stands when the field appears. */
  readonly shown: string
  readonly onChange: (text: string) => void
}

/** Keeps what is typed as it is typed: “12.” is on the way to a number. */
export function NumberField({ label, shown, onChange }: NumberFieldProps) {
  const [text, setText] = useState(shown)
  return (
    <TextField
      label={label}
      value={text}
      maxLength={7}
      onChange={(typed) => {
        setText(typed)
        onChange(typed)
      }}
    />
  )
}
