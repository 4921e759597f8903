import type { FieldTexts } from './texts.zh.ts'

interface TimeProps {
  readonly id: string
  readonly t: FieldTexts
  readonly label: string
  /** What is tapped on the spot. */
  readonly now: string
  readonly value: string | undefined
  readonly onChange: (instant: string | undefined) => void
}

const aheadMs = 8 * 3_600_000

/** Halls are in China: times are shown and corrected as there, wherever the phone believes to be. */
const toLocal = (instant: string) => new Date(Date.parse(instant) + aheadMs).toISOString().slice(0, 16)
const fromLocal = (local: string) => (local === '' ? undefined : new Date(`${local}:00+08:00`).toISOString())

/** Tapped when it is so; corrected where it was forgotten. */
export function TimeField({ t, id, label, now, value, onChange }: TimeProps) {
  return (
    <section class="card stack" data-time={label}>
      <h2 class="card-title">{label}</h2>
      {value === undefined ? (
        <button type="button" class="button" onClick={() => onChange(new Date().toISOString())}>
          {now}
        </button>
      ) : null}
      <label for={id} class={value === undefined ? 'quiet' : 'visually-hidden'}>
        {t.correct(label)}
      </label>
      <input
        id={id}
        class="field"
        type="datetime-local"
        value={value === undefined ? '' : toLocal(value)}
        onChange={({ currentTarget }) => onChange(fromLocal(currentTarget.value))}
      />
    </section>
  )
}
