import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'
import { z } from 'zod'
import { project } from '../gates/project.ts'

/** Unpacks itself and, as on a system with nothing installed, its libraries and fonts below TMPDIR. */
const unpack = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"

/** Folder with a Chromium that came as a package, unpacked once for all test workers. */
async function unpacked(): Promise<string> {
  const manifest = await readFile(join(project, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest))
  const folder = join(project, 'node_modules/.cache/fanxing', `chromium-${version}`)
  if (existsSync(folder)) return folder
  const partial = `${folder}.${process.pid}`
  await mkdir(partial, { recursive: true })
  const env = { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', unpack], { cwd: project, env })
  // Another worker may have been faster.
  await rename(partial, folder).catch(() => rm(partial, { recursive: true }))
  return folder
}

/**
 * Starts the browser. On Linux it needs nothing from the system, no libraries, fonts or sandbox; on other systems the
 * package has no binary, and an installed Chrome takes its place.
 */
export async function launchChromium(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome' })
  const folder = await unpacked()
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }
  const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: ['--no-sandbox', '--disable-gpu'],
    env: { ...process.env, ...fonts, LD_LIBRARY_PATH: libraries },
  })
}
