// Pictures of the console for the README.
import { generate } from 'otplib'

/** Signed in with both factors, at a page of the console. */
const signedIn = (base, account, address, until) => async (page) => {
  await page.locator('input[autocomplete="username"]').fill(account.username)
  await page.locator('input[type="password"]').fill(account.password)
  await page.locator('button[type="submit"]').click()
  const code = page.locator('input[autocomplete="one-time-code"]')
  await code.waitFor()
  // A code is good once, and the picture before has used this one.
  for (let isIn = false; !isIn; ) {
    await code.fill(await generate({ secret: account.totpSecret }))
    await page.locator('button[type="submit"]').click()
    isIn = await code
      .waitFor({ state: 'detached', timeout: 8000 })
      .then(() => true)
      .catch(() => false)
  }
  await page.locator('nav').waitFor()
  await page.goto(new URL(`/console/#${address}`, base).href)
  await page.locator(until).first().waitFor()
}

export function consolePictures({ picture, base, phone, desk }) {
  const at = (account, address, until) => signedIn(base, account, address, until)

  async function consoles(browser, account) {
    const shot = { address: '/console/', until: '[data-stage="SIGN_IN"]' }
    await picture(browser, 'console-desk', { ...shot, viewport: desk, act: at(account, 'accounts', 'tbody button') })
    const one = async (page) => {
      await at(account, 'accounts', 'tbody button')(page)
      await page.locator('tbody button').nth(2).click()
      await page.locator('.pairs').waitFor()
    }
    await picture(browser, 'console-phone', { ...shot, viewport: phone, act: one, fullPage: true })
  }

  /** Orders as those see them whose matter they are: what waits, and one of them. */
  async function desks(browser, { window_supervisor: supervisor, reviewer }) {
    const shot = { address: '/console/', until: '[data-stage="SIGN_IN"]' }
    const one = async (page) => {
      await at(supervisor, 'handling-orders', '[data-order] button')(page)
      await page.locator('[data-order] button').first().click()
      await page.locator('article[data-order]').waitFor()
    }
    const list = at(supervisor, 'handling-orders', '[data-order]')
    await picture(browser, 'orders-phone', { ...shot, viewport: { width: 390, height: 1500 }, act: list })
    await picture(browser, 'order-phone', { ...shot, viewport: { width: 390, height: 1500 }, act: one })
    const figures = at(reviewer, 'handling-figures', 'h2')
    await picture(browser, 'figures-desk', { ...shot, viewport: desk, act: figures })
  }

  return { consoles, desks }
}
