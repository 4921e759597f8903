import { findReceiptFiles } from '../../ledger/receipt-file.ts'
import { findEdition, keepEdition } from '../shared/edition.ts'
import { sayInstant } from '../shared/format.ts'
import { findLanguage, keepLanguage, type Language } from '../shared/language.ts'
import { checkHere, loadTrust, type TrustFile } from './check.ts'
import { element, fill, type Looked, showChecked, showTrouble } from './result.ts'
import type { VerifyTexts } from './texts.zh.ts'

/** A file is small: what is larger is something else, and is not read. */
const fileBytesMax = 1_000_000

type Shown =
  | { readonly kind: 'NOTHING' | 'CHECKING' | 'NO_RECEIPT' | 'NO_TRUST' }
  | { readonly kind: 'LOOKED'; readonly all: readonly Looked[] }

const find = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind

/** The build has written it there: what is only said is no program. */
const zh = JSON.parse(find('texts').textContent ?? '') as VerifyTexts
let t = zh
let shown: Shown = { kind: 'NOTHING' }
let trust: TrustFile | undefined
/** Asked for once, when the page is loaded: after that nothing goes out, whatever is checked. */
const loading = loadTrust().then((loaded) => {
  trust = loaded
  drawTrust()
})

function draw(): void {
  document.documentElement.lang = t.language
  document.title = `${t.fixed.title} · 以评`
  for (const place of Array.from(document.querySelectorAll<HTMLElement>('[data-t]')))
    place.textContent = t.fixed[place.dataset.t as keyof VerifyTexts['fixed']]
  find('language').lang = t.language === 'en' ? 'zh-CN' : 'en'
  drawTrust()
  drawResult()
}

function drawTrust(): void {
  if (trust === undefined) return
  const { origin, witnesses, needed, madeAt } = trust
  const names = witnesses.map((vkey) => vkey.split('+')[0]).join(' ')
  const at = Number.isNaN(Date.parse(madeAt)) ? '–' : sayInstant(t.language, madeAt)
  find('trust').textContent = fill(t.trust, origin, names === '' ? t.nobody : names, String(needed), at)
}

function drawResult(): void {
  const place = find('result')
  place.textContent = ''
  if (shown.kind === 'CHECKING') place.append(element('p', 'quiet', t.checking))
  if (shown.kind === 'NO_RECEIPT') place.append(showTrouble(t.notReceipt, t.notReceiptDo, t))
  if (shown.kind === 'NO_TRUST') place.append(showTrouble(t.noTrust, [], t))
  if (shown.kind === 'LOOKED') place.append(...shown.all.map((each) => showChecked(t, each)))
}

function show(next: Shown): void {
  shown = next
  drawResult()
}

async function look(text: string): Promise<void> {
  show({ kind: 'CHECKING' })
  await loading
  const files = findReceiptFiles(text)
  if (files === undefined) show({ kind: 'NO_RECEIPT' })
  else if (trust === undefined) show({ kind: 'NO_TRUST' })
  else {
    const all: Looked[] = []
    for (const file of files) all.push({ file, checked: await checkHere(file, trust) })
    show({ kind: 'LOOKED', all })
  }
  const place = find('result')
  place.focus()
  place.scrollIntoView()
}

/** By an old way: `Blob.text` is younger than some phones. */
function read(file: File | null | undefined): void {
  if (!file) return
  if (file.size > fileBytesMax) {
    show({ kind: 'NO_RECEIPT' })
    return
  }
  const reader = new FileReader()
  reader.onload = () => void look(String(reader.result))
  reader.onerror = () => show({ kind: 'NO_RECEIPT' })
  reader.readAsText(file)
}

async function speak(language: Language): Promise<void> {
  t = language === 'en' ? (await import('./texts.en.ts')).en : zh
  draw()
}

const chosen = find<HTMLInputElement>('file')
function readChosen(): void {
  read(chosen.files?.[0])
  // So that the same file can be chosen again after it was saved anew.
  chosen.value = ''
}
chosen.addEventListener('change', readChosen)
find('paste').addEventListener('submit', (event) => {
  event.preventDefault()
  void look(find<HTMLTextAreaElement>('text').value)
})
document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', (event) => {
  event.preventDefault()
  read(event.dataTransfer?.files[0])
})
find('language').addEventListener('click', () => {
  const other: Language = t.language === 'en' ? 'zh-CN' : 'en'
  // Without a connection the language stays; the switch can be tried again.
  speak(other).then(
    () => keepLanguage(other),
    () => undefined,
  )
})

const edition = findEdition(location.search)
document.documentElement.dataset.edition = edition
keepEdition(edition)
draw()
const language = findLanguage(location.search)
if (language === 'en') speak(language).catch(() => undefined)
// Whoever was faster than this page has chosen a file already.
readChosen()
