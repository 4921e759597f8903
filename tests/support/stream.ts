/** A stream of server-sent events, as a page hears it. */
export interface TestStream {
  readonly status: number
  /** Everything that was heard so far: name and data of each event. */
  readonly heard: readonly { readonly name: string; readonly data: unknown }[]
  readonly isOver: () => boolean
  close(): void
}

export async function openTestStream(url: string, headers: Readonly<Record<string, string>>): Promise<TestStream> {
  const leave = new AbortController()
  const response = await fetch(url, { headers, signal: leave.signal })
  const heard: { name: string; data: unknown }[] = []
  let isOver = false
  const read = async () => {
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString('utf8')
      const whole = text.split('\n\n')
      text = whole.pop() ?? ''
      for (const each of whole) {
        const [, name] = /^event: (.*)$/m.exec(each) ?? []
        const [, data] = /^data: (.*)$/m.exec(each) ?? []
        if (name !== undefined && data !== undefined) heard.push({ name, data: JSON.parse(data) })
      }
    }
  }
  if (response.ok)
    void read()
      .catch(() => undefined)
      .then(() => {
        isOver = true
      })
  return { status: response.status, heard, isOver: () => isOver, close: () => leave.abort() }
}
