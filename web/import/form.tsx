import { useState } from 'preact/hooks'
import { toUrl } from '../shared/call.ts'
import { type ImportMode, mediaTypeOf, type Seen, type Wish } from './run.ts'
import type { ImportTexts } from './texts.zh.ts'
import type { Clerk } from './who.ts'

interface FormProps {
  readonly t: ImportTexts
  /** Who might hand in files in his own name; null: nobody who is signed in. */
  readonly clerk: Clerk | null
  /** What was entered before, so that a second file does not ask for it again. */
  readonly apiKey: string
  readonly problem: string | undefined
  readonly onStart: (wish: Omit<Wish, 'idempotencyKey'>) => void
}

type Way = 'SESSION' | 'KEY'

const keysOf = <Key extends string>(record: { readonly [Each in Key]: string }) => Object.keys(record) as Key[]

export function ImportForm({ t, clerk, apiKey: keyBefore, problem, onStart }: FormProps) {
  const [way, setWay] = useState<Way>(clerk === null || keyBefore !== '' ? 'KEY' : 'SESSION')
  const [apiKey, setApiKey] = useState(keyBefore)
  const [kind, setKind] = useState<Seen['kind']>(way === 'KEY' ? 'CASES' : 'WINDOWS')
  const [mode, setMode] = useState<ImportMode>('GOOD_ROWS')
  const [file, setFile] = useState<File | undefined>(undefined)
  const [lack, setLack] = useState<'needKey' | 'needFile' | 'fileTooOther' | undefined>(undefined)
  const submit = (event: Event) => {
    event.preventDefault()
    if (way === 'KEY' && apiKey.trim() === '') setLack('needKey')
    else if (file === undefined) setLack('needFile')
    else if (mediaTypeOf(file) === undefined) setLack('fileTooOther')
    else
      onStart({ who: way === 'KEY' ? { kind: 'KEY', apiKey: apiKey.trim() } : { kind: 'SESSION' }, kind, mode, file })
  }
  const said = lack === undefined ? problem : t[lack]
  const choose = (next: Way) => {
    setWay(next)
    // Cases are reported by business systems.
    if (next === 'SESSION' && kind === 'CASES') setKind('WINDOWS')
  }
  return (
    <form class="card stack" onSubmit={submit} noValidate>
      {clerk === null ? null : (
        <Choices
          legend={t.way}
          name="way"
          texts={{ SESSION: t.asClerk(clerk.username, clerk.place), KEY: t.withKey }}
          chosen={way}
          onChoose={choose}
          isWide
        />
      )}
      {way === 'SESSION' ? (
        <p class="quiet">{t.sessionHint}</p>
      ) : (
        <KeyField t={t} apiKey={apiKey} isWrong={lack === 'needKey'} onInput={setApiKey} />
      )}
      <Choices legend={t.kind} name="kind" texts={kindsOf(t, way)} chosen={kind} onChoose={setKind} />
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

interface KeyFieldProps {
  readonly t: ImportTexts
  readonly apiKey: string
  readonly isWrong: boolean
  readonly onInput: (apiKey: string) => void
}

function KeyField({ t, apiKey, isWrong, onInput }: KeyFieldProps) {
  return (
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
        aria-invalid={isWrong}
        value={apiKey}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p class="quiet" id="api-key-hint">
        {t.keyHint}
      </p>
    </div>
  )
}

function kindsOf({ kinds }: ImportTexts, way: Way): ImportTexts['kinds'] {
  if (way === 'KEY') return kinds
  const { CASES: _cases, ...others } = kinds
  return others as ImportTexts['kinds']
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
