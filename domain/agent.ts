/** What a browser says of itself, in two words: enough for its owner to know it again, too little to tell him from others. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, 'WeChat'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/HuaweiBrowser\//, 'Huawei'],
  [/QQBrowser\//, 'QQ'],
  [/UCBrowser\//, 'UC'],
  [/SamsungBrowser\//, 'Samsung'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrom(e|ium)\/|CriOS\//, 'Chrome'],
  [/Version\/[0-9.]+ .*Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux|X11/, 'Linux'],
]

const find = (list: typeof browsers, said: string) => list.find(([pattern]) => pattern.test(said))?.[1]

/** “Chrome · Windows”; null where it says nothing that is known. */
export function toAgent(said: string | undefined): string | null {
  const text = (said ?? '').slice(0, 500)
  return [find(browsers, text), find(systems, text)].filter((word) => word !== undefined).join(' · ') || null
}

/** The network of an address: who moves within it is not elsewhere. Of IPv4 three bytes, of IPv6 the first 48 bits as they are written. */
export function toNetwork(address: string | null): string {
  if (address === null) return ''
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  if (mapped.includes('.')) return mapped.split('.').slice(0, 3).join('.')
  return mapped.split('::')[0]?.split(':').slice(0, 3).join(':') ?? ''
}
