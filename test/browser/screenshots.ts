/** `npm run screenshots`: takes the pictures of README.md anew, from the seeds' showcase in a real browser. */
import { join } from 'node:path'
import type { BrowserContextOptions } from 'playwright-core'
import sharp from 'sharp'
import { project } from '../gates/project.ts'
import { pageKinds } from './page-kinds.ts'
import { openShowcase } from './showcase.ts'

const desk = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } as const
const phone = { viewport: { width: 390, height: 800 }, colorScheme: 'dark', deviceScaleFactor: 2 } as const
const pictures: Record<string, [path: string, view: BrowserContextOptions, width: number]> = {
  home: ['/', desk, 1280],
  project: ['/projects/hong-se-chu-fang/', desk, 1280],
  story: [pageKinds.story, desk, 1280],
  phone: [pageKinds.branches, phone, 390],
}

const showcase = await openShowcase()
for (const [name, [path, view, width]] of Object.entries(pictures)) {
  const page = await showcase.newPage(view)
  await showcase.visit(page, path)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  const file = join(project, 'docs/images', `${name}.webp`)
  const { size } = await sharp(await page.screenshot())
    .resize({ width })
    .webp({ quality: 82, effort: 6 })
    .toFile(file)
  console.log(`${file}: ${size} bytes`)
  await page.close()
}
await showcase.close()
