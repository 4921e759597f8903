/** One page of a device works at a time: a second one waits until the first is closed. */
export function onlyHere(name: string): Promise<void> {
  return new Promise((resolve) => {
    if (navigator.locks === undefined) return resolve()
    void navigator.locks.request(name, () => {
      resolve()
      return new Promise<never>(() => undefined)
    })
  })
}
