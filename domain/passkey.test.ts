import { describe, expect, test } from 'vitest'
import { findPasskeySite } from './passkey.ts'

describe('a passkey holds', () => {
  test.each([
    ['https://ping.example.cn', 'ping.example.cn', 'https://ping.example.cn'],
    ['https://ping.example.cn:8443', 'ping.example.cn', 'https://ping.example.cn:8443'],
    ['http://localhost:8080', 'localhost', 'http://localhost:8080'],
    ['http://127.0.0.1:8080', 'localhost', 'http://localhost:8080'],
    ['http://[::1]:8080', 'localhost', 'http://localhost:8080'],
  ])('at the name of the platform: %s', (publicUrl, id, origin) => {
    expect(findPasskeySite(publicUrl)).toEqual({ id, origin })
  })

  test.each(['https://10.1.2.3', 'https://[2001:db8::1]:8443', 'nonsense'])('nowhere for %s', (publicUrl) => {
    expect(findPasskeySite(publicUrl)).toBeUndefined()
  })
})
