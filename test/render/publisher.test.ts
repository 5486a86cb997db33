import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Config } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import type { Bundle } from '../../server/render/bundle.ts'
import { Outbox } from '../../server/render/outbox.ts'
import { testDatabase } from '../hub.ts'
import { expectExported, scratchConfig } from './fixture.ts'
import { fixtureBundle } from './fixture-bundle.ts'
import { RunningSite } from './running-site.ts'
import { smallDraft } from './small-draft.ts'

let bundle: Bundle
let database: Database
let config: Config
let remove: () => Promise<void>
let site: RunningSite

beforeAll(async () => {
  bundle = await fixtureBundle()
})

beforeEach(async () => {
  database = await testDatabase()
  const scratch = await scratchConfig()
  config = scratch.config
  remove = scratch.remove
  for (const slug of ['one', 'two', 'three']) await publish(database, smallDraft({ slug }))
  await start()
})

afterEach(async () => {
  await site.stop()
  await database.close()
  await remove()
})

async function start(changed: Partial<Bundle> = {}, settings: Partial<Config> = {}): Promise<void> {
  config = { ...config, ...settings }
  site = await RunningSite.start(database, config, { ...bundle, ...changed })
  await site.publisher.settled()
}

async function restart(changed: Partial<Bundle> = {}, settings: Partial<Config> = {}): Promise<void> {
  await site.stop()
  await start(changed, settings)
}

/** As after a kill: the folder was not left in order. */
async function restartAfterKill(): Promise<void> {
  await site.stop()
  await writeFile(site.file('../rendering'), '1\n')
  await start()
}

describe('a publication', () => {
  test('renders what it concerns and nothing else, the edited page first', async () => {
    site.takeAsked()
    await publish(database, smallDraft({ slug: 'two', title: '改了题目' }))
    await site.publisher.settled()
    const asked = site.takeAsked()
    expect(asked[0]).toBe('/stories/two/')
    expect(asked).toContain('/')
    expect(asked.filter((path) => /one|three/.test(path))).toEqual([])
    expect(site.text('stories/two/index.html')).toContain('改了题目')
    expect(new Set(asked).size).toBe(asked.length)
  })

  test('writes only files whose bytes changed', async () => {
    const project = site.inode('projects/project-one/index.html')
    const feed = site.inode('feed.xml')
    site.takeAsked()
    await publish(database, smallDraft({ slug: 'one', projectName: '新名字' }), { reason: '改名' })
    await site.publisher.settled()
    expect(site.takeAsked()).toContain('/feed.xml')
    expect(site.inode('feed.xml')).toBe(feed)
    expect(site.inode('projects/project-one/index.html')).not.toBe(project)
  })

  test('brings the pages of what is new, further list pages among them', async () => {
    expect(site.has('list/3/index.html')).toBe(false)
    await publish(database, smallDraft({ slug: 'four' }))
    await publish(database, smallDraft({ slug: 'five' }))
    await site.publisher.settled()
    for (const name of ['stories/five/index.html', 'share/projects/project-five.txt', 'list/3/index.html']) {
      expect(site.has(name)).toBe(true)
    }
  })

  test('takes away what is withdrawn, with the folders that it leaves empty', async () => {
    await withdraw(database, 'two', { reason: '撤下' })
    await site.publisher.settled()
    for (const name of ['stories/two', 'projects/project-two', 'places/town-two', 'list']) {
      expect(site.has(name)).toBe(false)
    }
    await expectExported(site.file(''), database, config, bundle)
  })

  test('is rendered together with others that wait', async () => {
    await site.stop()
    for (const title of ['一', '二', '三']) await publish(database, smallDraft({ slug: 'two', title }))
    expect(await new Outbox(database).waiting()).toBe(3)
    await start()
    expect(site.takeAsked().filter((path) => path === '/stories/two/')).toHaveLength(1)
    expect(site.text('stories/two/index.html')).toContain('三')
    expect(await new Outbox(database).waiting()).toBe(0)
  })
})

describe('a start', () => {
  test('renders nothing where nothing changed', async () => {
    await restart()
    expect(site.takeAsked()).toEqual([])
  })

  test('renders all again for another public address', async () => {
    await restart({}, { publicUrl: 'https://other.example' })
    expect(site.text('projects/project-one/index.html')).toContain('https://other.example/projects/project-one/')
    await expectExported(site.file(''), database, config, bundle)
  })

  test('renders all again with new code, and takes away files of the old', async () => {
    const assets = site.file('../assets')
    await mkdir(join(assets, '_astro'), { recursive: true })
    await writeFile(join(assets, '_astro/new.css'), 'a {}')
    await restart({ digest: 'other', assets })
    expect(site.takeAsked()).toContain('/projects/project-one/')
    expect(site.has('_astro/new.css')).toBe(true)
    await restart()
    expect(site.has('_astro/new.css')).toBe(false)
    await expectExported(site.file(''), database, config, bundle)
  })

  test('restores a missing file and removes one that nobody knows', async () => {
    await rm(site.file('projects/project-one/index.html'))
    await mkdir(site.file('old'))
    await writeFile(site.file('old/.stray'), 'x')
    await restart()
    expect(site.takeAsked()).toEqual(['/projects/project-one/'])
    await expectExported(site.file(''), database, config, bundle)
  })

  test('after a kill restores a file that is not what was recorded', async () => {
    await writeFile(site.file('projects/project-one/index.html'), 'half a pa')
    await restartAfterKill()
    expect(site.takeAsked()).toEqual(['/projects/project-one/'])
    await expectExported(site.file(''), database, config, bundle)
  })

  test('renders all into a folder that was emptied', async () => {
    await site.stop()
    await rm(dirname(site.file('')), { recursive: true })
    await start()
    await expectExported(site.file(''), database, config, bundle)
  })

  test('renders all where the database knows nothing of the folder', async () => {
    await site.stop()
    await database.rows('delete from page')
    await start()
    await expectExported(site.file(''), database, config, bundle)
  })
})

describe('a page that cannot be rendered', () => {
  const failing = (path: string): Pick<Bundle, 'app'> => ({
    app: {
      render: async (request, options) =>
        new URL(request.url).pathname === path
          ? new Response('broken', { status: 500 })
          : bundle.app.render(request, options),
    },
  })

  test('keeps its file, holds up no other, and is told of until it is mended', async () => {
    await site.stop()
    site = await RunningSite.start(database, config, { ...bundle, ...failing('/stories/two/') })
    await site.publisher.settled()
    const before = site.text('stories/two/index.html')
    await publish(database, smallDraft({ slug: 'two', projectName: '新名字' }), { reason: '改名' })
    await expect(site.publisher.settled()).rejects.toThrow('/stories/two/ answered 500')
    expect(site.publisher.problem).toContain('1 of the pages')
    expect(site.text('stories/two/index.html')).toBe(before)
    expect(site.text('projects/project-two/index.html')).toContain('新名字')
    expect(await new Outbox(database).waiting()).toBe(1)
    await restart()
    expect(site.publisher.problem).toBeNull()
    await expectExported(site.file(''), database, config, bundle)
  })
})
