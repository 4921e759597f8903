/** A drawer of the browser: values by key, kept as JSON. */
export interface Drawer {
  readonly read: <T>(key: string) => T | undefined
  readonly keep: (key: string, value: unknown) => void
  readonly drop: (key: string) => void
}

/**
 * Opens a drawer of the browser. Some browsers forbid it (private windows, strict settings, full disks): then what is
 * kept lasts as long as the page, and nothing else changes.
 */
export function openDrawer(open: () => Storage): Drawer {
  const memory = new Map<string, string>()
  const attempt = <T>(action: (storage: Storage) => T): T | undefined => {
    try {
      return action(open())
    } catch {
      return undefined
    }
  }
  return {
    read: <T>(key: string) => {
      const text = attempt((storage) => storage.getItem(key)) ?? memory.get(key)
      return text === undefined ? undefined : parse<T>(text)
    },
    keep: (key, value) => {
      memory.set(key, JSON.stringify(value))
      attempt((storage) => storage.setItem(key, JSON.stringify(value)))
    },
    drop: (key) => {
      memory.delete(key)
      attempt((storage) => storage.removeItem(key))
    },
  }
}

/** What another version of the page left behind may be anything. */
function parse<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}
