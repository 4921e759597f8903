import { hash, verify } from '@node-rs/argon2'

/** 19 MiB, two passes: the least that OWASP names for argon2id; about 20 ms (the library’s default is argon2id, and the table refuses any other). Raising it re-hashes nothing: each hash says its own cost. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** @returns a PHC text; the password is normalised, so that it is the same from every keyboard */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

let nobodys: Promise<string> | undefined

/** Takes the same time where there is no hash: otherwise the clock would tell which names exist. */
export async function isPassword(found: string | undefined, password: string): Promise<boolean> {
  nobodys ??= hashPassword('nobody has this password')
  const matches = await verify(found ?? (await nobodys), password.normalize('NFKC'))
  return matches && found !== undefined
}
