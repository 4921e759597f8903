export type Opened = <T extends { close(): Promise<unknown> }>(thing: T) => T

/** Whatever was opened meanwhile is closed, the last first, also where somebody ends the bench. */
export async function closingAll<T>(act: (opened: Opened) => Promise<T>): Promise<T> {
  const closers: (() => Promise<unknown>)[] = []
  const closeAll = async () => {
    for (const close of closers.splice(0)) {
      await close().catch((error: unknown) => process.stderr.write(`${String(error)}\n`))
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void closeAll().finally(() => process.exit(1)))
  }
  try {
    return await act((thing) => {
      closers.unshift(() => thing.close())
      return thing
    })
  } finally {
    await closeAll()
  }
}
