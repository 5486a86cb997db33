/** Reads every newspaper page under seeds/ into drafts, ready to be published. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type Draft, draft as draftShape } from '../schema/draft.ts'
import { lineAt, type Page, readPage } from './page.ts'
import { SeedError } from './seed-error.ts'
import { parseCatalogue, parsePlacesAbove, type SourceFile } from './seed-file.ts'
import { type CommonGround, commonGround } from './statements.ts'
import { readStory, type StoryReading } from './story.ts'

const seedsFolder = import.meta.dirname

/**
 * The drafts of all seeds in publishing order: pages by name, their stories by file name. A page is `<name>.txt`,
 * its stories are `<name>/*.yaml`. Throws a SeedError at the first seed that does not say what its page says.
 */
export async function readSeeds(folder: string = seedsFolder): Promise<Draft[]> {
  const ground = await readCommonGround(folder)
  const pages = (await readdir(folder)).filter((name) => extname(name) === '.txt').sort()
  const drafts: Draft[] = []
  for (const page of pages) drafts.push(...(await readPageSeeds(folder, page, ground)))
  checkAgreement(drafts)
  return drafts
}

/** The places above the streets, and the indicators: what every page shares. */
export async function readCommonGround(folder: string = seedsFolder): Promise<CommonGround> {
  const places = parsePlacesAbove(await sourceFile(folder, 'places-above.yaml'))
  const catalogue = parseCatalogue(await sourceFile(folder, 'indicators.yaml'))
  return commonGround(places, catalogue)
}

async function readPageSeeds(folder: string, file: string, ground: CommonGround): Promise<Draft[]> {
  const { text } = await sourceFile(folder, file)
  const page = readPage(file, text)
  const stories = basename(file, '.txt')
  const names = (await readdir(join(folder, stories))).filter((name) => extname(name) === '.yaml').sort()
  const sources = await Promise.all(names.map((name) => sourceFile(folder, `${stories}/${name}`)))
  const readings = sources.map((source) => readStory(source, page, ground))
  checkAllSectionsRead(page, text, readings)
  return readings.map(({ draft }) => draftShape.parse(draft))
}

async function sourceFile(folder: string, file: string): Promise<SourceFile> {
  return { file, text: await readFile(join(folder, file), 'utf8') }
}

function checkAllSectionsRead(page: Page, text: string, readings: readonly StoryReading[]): void {
  const missing = page.sections.find((section) => !readings.some((reading) => reading.section === section))
  if (missing === undefined) return
  const heading = missing.points.slice(0, missing.points.indexOf('\n')).join('')
  throw new SeedError(
    'SECTION_UNREAD',
    { file: page.file, place: `line ${lineAt(Array.from(text), missing.start)}` },
    `No seed reads the story “${heading}”.`,
    `Add a file to ${basename(page.file, '.txt')}/ for it.`,
  )
}

/** Two seeds may both state a place or a project, but not differently: the second would overwrite the first. */
function checkAgreement(drafts: readonly Draft[]): void {
  const stated = new Map<string, unknown>()
  for (const { story, places, branches, projects } of drafts) {
    const keyed: Array<[string, unknown]> = [
      [`story ${story.slug}`, story],
      ...places.map((place): [string, unknown] => [`place ${place.path}`, place]),
      ...branches.map((branch): [string, unknown] => [`branch ${branch.slug}`, branch]),
      ...projects.map((project): [string, unknown] => [`project ${project.slug}`, project]),
    ]
    for (const [key, statement] of keyed) {
      if (stated.has(key) && !isDeepStrictEqual(stated.get(key), statement)) {
        const where = { file: story.slug, place: key }
        throw new SeedError('STATED_TWICE', where, `Two seeds state the ${key} differently.`, 'Let them agree.')
      }
      stated.set(key, statement)
    }
  }
}
