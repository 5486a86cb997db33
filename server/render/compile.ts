/** The site's code compiled into one module; once, however many pages it will render. */
import { execFile } from 'node:child_process'
import { hash, randomUUID } from 'node:crypto'
import { access, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { environmentWith } from '../config.ts'
import { filesBelow } from './tree.ts'

export interface SiteCode {
  /** Folder with astro.config.ts. */
  folder: string
  /** Further files that the site is made from. */
  inputs: readonly string[]
  /** Folder for compiled bundles; each lies in a folder named after the digest of what it was compiled from. */
  out: string
}

const root = resolve(import.meta.dirname, '../..')

export const showcase: SiteCode = {
  folder: join(root, 'site'),
  inputs: [join(root, 'schema/hub.graphql'), join(root, 'package-lock.json')],
  out: join(root, 'dist/bundle'),
}

export interface CompiledSite {
  /** Digest of everything it was compiled from. */
  digest: string
  folder: string
}

export interface CompileOptions {
  code?: SiteCode
  /** Called before the code is compiled, which is only done if it changed. */
  onCompile?: () => void
  signal?: AbortSignal
}

/** The compiled site. Throws with the compiler's words where the code does not compile. */
export async function compileSite({ code = showcase, onCompile, signal }: CompileOptions = {}): Promise<CompiledSite> {
  const digest = await digestOfCode(code)
  const folder = join(code.out, digest)
  if (!(await exists(folder))) {
    onCompile?.()
    await compile(code, folder, signal)
    await removeOthers(code.out, digest)
  }
  return { digest, folder }
}

async function compile(code: SiteCode, folder: string, signal?: AbortSignal): Promise<void> {
  const partial = `${folder}.${process.pid}.${randomUUID()}.partial`
  await mkdir(code.out, { recursive: true }).catch((cause: unknown) => {
    throw new Error(`The site must be compiled, but ${code.out} cannot be written; run npm run compile as its owner`, {
      cause,
    })
  })
  await build(code.folder, partial, signal)
  await rm(join(partial, 'cache'), { recursive: true, force: true })
  // Another process may have compiled the same code meanwhile.
  await rename(partial, folder).catch(async (error: unknown) => {
    await rm(partial, { recursive: true, force: true })
    if (!(await exists(folder))) throw error
  })
}

/** Runs `astro build` in a process of its own, which gives the memory back that the compiler took. */
async function build(folder: string, out: string, signal?: AbortSignal): Promise<void> {
  const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs')
  const env = environmentWith({
    SITE_MODE: 'server',
    SITE_OUT: out,
    SITE_CACHE: join(out, 'cache'),
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
  })
  try {
    await promisify(execFile)(process.execPath, [astro, 'build', '--root', folder], { env, cwd: root, signal })
  } catch (error) {
    await rm(out, { recursive: true, force: true })
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`The site in ${folder} does not compile:\n${stdout}${stderr}`.trimEnd(), { cause: error })
  }
}

async function digestOfCode(code: SiteCode): Promise<string> {
  const own = (await filesBelow(code.folder)).filter((file) => !/(^|\/)(\.|node_modules\/)/.test(file))
  const files = [...own.map((file) => join(code.folder, file)), ...code.inputs].sort()
  const digests = await Promise.all(
    files.map(async (file) => `${relative(code.folder, file)} ${hash('sha256', await readFile(file))}\n`),
  )
  return hash('sha256', digests.join('')).slice(0, 20)
}

async function removeOthers(folder: string, kept: string): Promise<void> {
  const others = (await readdir(folder)).filter((name) => name !== kept && !isBeingCompiled(name))
  await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true, force: true })))
}

/** Whether the process that compiles into the folder still lives. */
function isBeingCompiled(name: string): boolean {
  const pid = /\.(\d+)\.[^.]+\.partial$/.exec(name)?.[1]
  try {
    return pid !== undefined && process.kill(Number(pid), 0)
  } catch {
    return false
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
