import { readFileSync } from 'node:fs'
import type { SecureContextOptions } from 'node:tls'

/**
 * Suites that authenticate what they encrypt, under a key of the connection alone, the strongest first. Node’s own list goes on to
 * suites that do neither, for clients older than any that the faces run in.
 */
const cipherSuites = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
]

/** How the server speaks TLS itself, where no proxy does it for it. */
export function toTlsOptions(files: { readonly certFile: string; readonly keyFile: string }): SecureContextOptions {
  return {
    cert: readFileSync(files.certFile),
    key: readFileSync(files.keyFile),
    minVersion: 'TLSv1.2',
    ciphers: cipherSuites.join(':'),
    honorCipherOrder: true,
  }
}
