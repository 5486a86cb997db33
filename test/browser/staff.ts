/** People of the studio for tests: set up, invited and signed in the way that people are. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Showcase } from './showcase.ts'

/** Of everybody. */
export const password = 'correct horse battery'

/** Opens the one-time link of a first start, and becomes the administrator. */
export async function setUp({ said, newPage }: Showcase): Promise<Page> {
  const page = await newPage()
  const link = said.flatMap((line) => /http\S+\/studio\/setup\/#\S+/.exec(line) ?? [])[0]
  await page.goto(String(link))
  await page.getByLabel('姓名').fill('陈主任')
  await page.getByLabel('邮箱').fill('chief@example.org')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '完成' }).click()
  await page.getByText('陈主任，您好。').waitFor()
  return page
}

/** Has the hub do something for whoever is signed in on the page. */
export function mutate(page: Page, query: string): Promise<{ data: Record<string, { link: string | null }> }> {
  return page.evaluate(async (query) => {
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) })).json()
  }, query)
}

/** Has the administrator invite somebody with one role, who accepts. */
export async function invite(chief: Page, person: string, role: string, place: string): Promise<void> {
  const grants = `[{ role: ${role}, place: "${place}" }]`
  const { data } = await mutate(
    chief,
    `mutation { invite(email: "${person}@example.org", grants: ${grants}) { link errors { message } } }`,
  )
  const [, token] = String(data.invite?.link).split('#')
  await mutate(
    chief,
    `mutation { acceptInvitation(token: "${token}", name: "${person}", password: "${password}") { errors { message } } }`,
  )
}

/** A page on which the person signed in. */
export async function signedIn(showcase: Showcase, person: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await showcase.newPage({ permissions: ['clipboard-read', 'clipboard-write'], ...options })
  await page.goto(`${showcase.address}/studio/sign-in/`)
  await page.getByLabel('邮箱').fill(`${person}@example.org`)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText(`${person}，您好。`).waitFor()
  return page
}
