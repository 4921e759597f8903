import { type Static, type TSchema, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { shape } from '../../contracts/shapes.ts'
import { type LetterChannel, letterChannels } from '../../domain/letter.ts'
import type { NoticeKind } from '../../domain/notice.ts'
import { readJsonSetting } from '../platform/json-setting.ts'
import type { Outgoing } from '../platform/outgoing/index.ts'
import type { LetterProvider } from './provider.ts'
import { letterFile } from './providers/file.ts'
import { formSms } from './providers/form-sms.ts'
import { jsonSms } from './providers/json-sms.ts'
import { officialAccount } from './providers/official-account.ts'

const name = Type.String({ pattern: '^[a-z][a-z0-9-]{0,30}$' })
const text = Type.String({ minLength: 1, maxLength: 200 })
const url = Type.String({ pattern: '^https?://[^\\s?#]+$', maxLength: 200 })
const milliseconds = (minimum: number) => Type.Integer({ minimum, maximum: 3_600_000 })
const noticeTemplates = Type.Optional(
  shape({
    ANSWERED: Type.Optional(text),
    WROTE: Type.Optional(text),
    APPEALED: Type.Optional(text),
    ASKED: Type.Optional(text),
    ENTERED: Type.Optional(text),
    COMPLAINT_KEPT: Type.Optional(text),
    REMINDER: Type.Optional(text),
  }),
)
const common = { name, url, secret: text, timeoutMs: Type.Optional(milliseconds(100)) }

const provider = Type.Union([
  shape({ kind: Type.Literal('sms-json'), ...common, appId: text, template: text, noticeTemplates, signName: text }),
  shape({ kind: Type.Literal('sms-form'), ...common, account: text, signName: text }),
  shape({
    kind: Type.Literal('official-account'),
    ...common,
    appId: text,
    templateId: text,
    noticeTemplates,
    callbackToken: text,
  }),
  shape({ kind: Type.Literal('file'), name, path: text }),
])
const settings = shape({
  providers: Type.Array(provider, { minItems: 1, maxItems: 10 }),
  breaker: Type.Optional(
    shape({
      failuresMax: Type.Integer({ minimum: 1, maximum: 1000 }),
      openMsMin: milliseconds(1),
      openMsMax: milliseconds(1),
    }),
  ),
  concurrency: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  everyMs: Type.Optional(milliseconds(50)),
})
const check = Compile(settings as TSchema)

export type LetterSettings = Static<typeof settings>

export const breakerUnlessSaid = { failuresMax: 5, openMsMin: 10_000, openMsMax: 300_000 }
export const concurrencyUnlessSaid = 16
export const everyMsUnlessSaid = 1_000
const timeoutMsUnlessSaid = 8_000

/** Reads LETTER_PROVIDERS. What is wrong with it is said without its values: it holds secrets. */
export function readLetterSettings(path: string, outgoingHosts: readonly string[] = []): LetterSettings {
  const value = readJsonSetting('LETTER_PROVIDERS', path)
  if (!check.Check(value)) {
    const first = check.Errors(value)[0]
    throw new Error(`LETTER_PROVIDERS: ${first?.instancePath || 'the file'} ${first?.message ?? 'does not fit'}`)
  }
  const { providers } = value as LetterSettings
  const names = providers.map((one) => one.name)
  if (new Set(names).size < names.length) throw new Error('LETTER_PROVIDERS: two providers have one name')
  for (const one of providers) {
    if (one.kind !== 'file' && new URL(one.url).protocol === 'http:' && !isNamed(new URL(one.url), outgoingHosts))
      throw new Error(
        `LETTER_PROVIDERS: the url of ${one.name} has to be https, or its host named in OUTGOING_HOSTS: it carries addresses and is signed with a secret`,
      )
  }
  return value as LetterSettings
}

function isNamed({ host, hostname }: URL, outgoingHosts: readonly string[]): boolean {
  return outgoingHosts.some((one) => one === host || one === hostname)
}

const channelsOfKind = {
  'sms-json': ['SMS'],
  'sms-form': ['SMS'],
  'official-account': ['MESSAGE'],
  file: letterChannels,
} as const satisfies Record<LetterSettings['providers'][number]['kind'], readonly LetterChannel[]>

/** The channels in which somebody sends; all where nobody is named: letters wait for who will be. */
export function channelsServed(settings: LetterSettings | undefined): readonly LetterChannel[] {
  if (settings === undefined) return letterChannels
  const served = new Set<LetterChannel>(settings.providers.flatMap(({ kind }) => channelsOfKind[kind]))
  return letterChannels.filter((channel) => served.has(channel))
}

/** Whether somebody is named who brings such a notice: what would wait for a provider that nobody has named tells nobody anything. */
export function isNoticeCarried(
  settings: LetterSettings | undefined,
  channel: LetterChannel,
  notice: NoticeKind,
): boolean {
  return (settings?.providers ?? []).some((one) => {
    const channels: readonly LetterChannel[] = channelsOfKind[one.kind]
    const isWorded = one.kind === 'sms-form' || one.kind === 'file' || one.noticeTemplates?.[notice] !== undefined
    return channels.includes(channel) && isWorded
  })
}

export function toProviders(
  { providers }: LetterSettings,
  now: () => number,
  outgoing: Outgoing,
): readonly LetterProvider[] {
  return providers.map((one) => toProvider(one, now, outgoing))
}

function toProvider(one: LetterSettings['providers'][number], now: () => number, outgoing: Outgoing): LetterProvider {
  if (one.kind === 'file') return letterFile(one.path, now)
  const timeoutMs = one.timeoutMs ?? timeoutMsUnlessSaid
  if (one.kind === 'sms-json') return jsonSms({ ...one, timeoutMs }, now, outgoing)
  if (one.kind === 'sms-form') return formSms({ ...one, timeoutMs }, now, outgoing)
  return officialAccount({ ...one, timeoutMs }, now, outgoing)
}
