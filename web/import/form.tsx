import { useState } from 'preact/hooks'
import { toUrl } from '../shared/call.ts'
import { type ImportMode, mediaTypeOf, type Seen, type Wish } from './run.ts'
import type { ImportTexts } from './texts.zh.ts'

interface FormProps {
  readonly t: ImportTexts
  /** What was entered before, so that a second file does not ask for it again. */
  readonly apiKey: string
  readonly problem: string | undefined
  readonly onStart: (wish: Omit<Wish, 'idempotencyKey'>) => void
}

const keysOf = <Key extends string>(record: { readonly [Each in Key]: string }) => Object.keys(record) as Key[]

export function ImportForm({ t, apiKey: keyBefore, problem, onStart }: FormProps) {
  const [apiKey, setApiKey] = useState(keyBefore)
  const [kind, setKind] = useState<Seen['kind']>('CASES')
  const [mode, setMode] = useState<ImportMode>('GOOD_ROWS')
  const [file, setFile] = useState<File | undefined>(undefined)
  const [lack, setLack] = useState<'needKey' | 'needFile' | 'fileTooOther' | undefined>(undefined)
  const submit = (event: Event) => {
    event.preventDefault()
    if (apiKey.trim() === '') setLack('needKey')
    else if (file === undefined) setLack('needFile')
    else if (mediaTypeOf(file) === undefined) setLack('fileTooOther')
    else onStart({ apiKey: apiKey.trim(), kind, mode, file })
  }
  const said = lack === undefined ? problem : t[lack]
  return (
    <form class="card stack" onSubmit={submit} noValidate>
      <div>
        <label class="label" for="api-key">
          {t.key}
        </label>
        <input
          class="field"
          id="api-key"
          type="password"
          autoComplete="off"
          spellcheck={false}
          aria-describedby="api-key-hint"
          aria-invalid={lack === 'needKey'}
          value={apiKey}
          onInput={(event) => setApiKey(event.currentTarget.value)}
        />
        <p class="quiet" id="api-key-hint">
          {t.keyHint}
        </p>
      </div>
      <Choices legend={t.kind} name="kind" texts={t.kinds} chosen={kind} onChoose={setKind} />
      <div>
        <p class="label">{t.template}</p>
        <div class="templates">
          <a class="button" href={`${toUrl('renderTemplate', { kind })}?format=XLSX`} download>
            {`${t.templateXlsx}: ${t.kinds[kind]}`}
          </a>
          <a class="button" href={`${toUrl('renderTemplate', { kind })}?format=CSV`} download>
            {`${t.templateCsv}: ${t.kinds[kind]}`}
          </a>
        </div>
      </div>
      <div>
        <label class="label" for="file">
          {t.file}
        </label>
        <input
          class="field"
          id="file"
          type="file"
          accept=".xlsx,.csv"
          aria-describedby="file-hint"
          aria-invalid={lack === 'needFile' || lack === 'fileTooOther'}
          onChange={(event) => setFile(event.currentTarget.files?.[0])}
        />
        <p class="quiet" id="file-hint">
          {t.fileHint}
        </p>
      </div>
      <Choices legend={t.mode} name="mode" texts={t.modes} chosen={mode} onChoose={setMode} isWide />
      <p role="alert">{said === undefined ? null : <span class="warning form-problem">{said}</span>}</p>
      <button type="submit" class="button button-primary">
        {t.start}
      </button>
    </form>
  )
}

interface ChoicesProps<Key extends string> {
  readonly legend: string
  readonly name: string
  readonly texts: { readonly [Each in Key]: string }
  readonly chosen: Key
  readonly onChoose: (key: Key) => void
  readonly isWide?: true
}

function Choices<Key extends string>({ legend, name, texts, chosen, onChoose, isWide }: ChoicesProps<Key>) {
  return (
    <fieldset>
      <legend class="label">{legend}</legend>
      <div class={isWide ? 'choices wide' : 'choices'}>
        {keysOf(texts).map((key) => (
          <label class="choice" key={key}>
            <input type="radio" name={name} value={key} checked={key === chosen} onChange={() => onChoose(key)} />
            <span>{texts[key]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
