import { useCallback, useEffect, useState } from 'react'

interface Address {
  readonly page: string
  readonly at: string
}

/** `#devices/0190…`: the page and where on it. Names and codes of things alone, nothing of a person. */
function read(): Address {
  const [page = '', ...rest] = location.hash.slice(1).split('/')
  try {
    return { page, at: decodeURIComponent(rest.join('/')) }
  } catch {
    return { page, at: '' }
  }
}

/** Which page is wanted. It stands in the address, so that going back, reloading and a link in a message all work. */
export function useAddress(): readonly [Address, (page: string, at?: string) => void] {
  const [address, setAddress] = useState(read)
  useEffect(() => {
    const seen = () => setAddress(read())
    window.addEventListener('hashchange', seen)
    return () => window.removeEventListener('hashchange', seen)
  }, [])
  const go = useCallback((page: string, at = '') => {
    location.hash = at === '' ? page : `${page}/${encodeURIComponent(at)}`
  }, [])
  return [address, go]
}
