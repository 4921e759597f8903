import { expect } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { accountOf, codeAt } from '../support/staff.ts'
import { expectAccessible, type Look, looks, type Stage, smallTargets, type Visit } from './stage.ts'

const minuteMs = 60_000

/** A code is good once: the clock moves on between two of one account. */
export async function freshCode(stage: Stage, secret: string): Promise<string> {
  stage.clock.shiftMs += minuteMs
  return codeAt(secret, stage.running.world.now())
}

export const press = ({ page }: Visit, name: string) => page.getByRole('button', { name, exact: true }).click()
export const fill = ({ page }: Visit, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
export const choose = ({ page }: Visit, label: string, value: string) =>
  page.getByLabel(label, { exact: true }).selectOption(value)
export const says = ({ page }: Visit, text: string) => page.getByText(text).first().waitFor()
export const reached = ({ page }: Visit, part: string) => page.locator(part).first().waitFor()

/** To a page of the menu, which is folded on a narrow screen, as each of its sections is. */
export async function turnTo(visit: Visit, title: string): Promise<void> {
  await reached(visit, 'main[data-stage="OPEN"]')
  const fold = visit.page.locator('.menu-fold[aria-expanded="false"]')
  if (await fold.isVisible()) await fold.click()
  const folded = visit.page.locator('nav .menu h2 button[aria-expanded="false"]')
  while ((await folded.count()) > 0) await folded.first().click()
  await visit.page.locator('nav .menu').getByRole('button', { name: title, exact: true }).click()
}

/** Signed in with both factors, in the post of a role. */
export async function signIn(stage: Stage, role: Role, look: Look = looks.desk): Promise<Visit> {
  const visit = await stage.visit('/console/', look)
  await enter(stage, visit, role)
  return visit
}

export async function enter(stage: Stage, visit: Visit, role: Role): Promise<void> {
  const { username, password, totpSecret } = accountOf(stage, role)
  const [name, word, code] = [
    'input[autocomplete="username"]',
    'input[type="password"]',
    'input[autocomplete="one-time-code"]',
  ]
  await visit.page.locator(name).fill(username)
  await visit.page.locator(word).fill(password)
  await visit.page.locator('button[type="submit"]').click()
  await visit.page.locator(code).fill(await freshCode(stage, totpSecret))
  await visit.page.locator('button[type="submit"]').click()
  await reached(visit, '[data-stage="OPEN"]')
}

/** Answers the dialog that asks for a fresh code; the act then goes on by itself. */
export async function stepUp(stage: Stage, { page }: Visit, role: Role): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.locator('input').fill(await freshCode(stage, accountOf(stage, role).totpSecret))
  await dialog.locator('button[type="submit"]').click()
  await dialog.waitFor({ state: 'detached' })
}

export async function judge(visit: Visit, look: Look): Promise<void> {
  await expectAccessible(visit, look)
  expect(await smallTargets(visit, 24)).toEqual([])
}
