import { describe, expect, test } from 'vitest'
import { routes } from '../../contracts/index.ts'
import { addresses } from './api.ts'

describe('the addresses are those of the contracts', () => {
  test.each(Object.entries(addresses))('%s', (name, [method, path]) => {
    const promise = routes.find((route) => route.name === name)
    expect(promise && { method: promise.method, path: promise.path }).toEqual({ method, path })
  })
})
