/** npm run admin -- …: minds accounts from the machine itself, without signing in. */
import { Role, roleLabels } from '../../schema/terms.ts'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { type Database, openDatabase } from '../database/database.ts'
import { checkFree, editorOf, readEmail } from '../editorial/accounts.ts'
import { record, type Stranger } from '../editorial/audit.ts'
import { EVERYWHERE } from '../editorial/authority.ts'
import { writeDisabled } from '../editorial/disabling.ts'
import { everyEditor } from '../editorial/editors.ts'
import { checkPlace } from '../editorial/grants.ts'
import { makeLink } from '../editorial/links.ts'
import type { Granted } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { log } from '../log.ts'

const USAGE = [
  'npm run admin -- create EMAIL [ROLE[@PLACE] …]   prints an invitation; an administrator of the whole hub if no role is given',
  'npm run admin -- reset EMAIL                     prints a link to choose a new password; one-time codes are turned off',
  'npm run admin -- disable EMAIL',
  'npm run admin -- enable EMAIL',
  'npm run admin -- list',
  `ROLE is ${Object.keys(Role).join(', ')}; PLACE is a path such as zhongyuan/liuhu, and the whole hub if not given`,
]
const operator: Stranger = { id: null, name: 'npm run admin' }

/** Does what the words ask, and gives the lines to print. */
type Command = (database: Database, config: Config, words: readonly string[]) => Promise<string[]>

const commands: Record<string, Command> = {
  create: async (database, { publicUrl }, [email = '', ...roles]) => {
    const grants = roles.length > 0 ? roles.map(readGrant) : [{ role: Role.ADMINISTRATOR, place: EVERYWHERE }]
    const link = await database.transaction(async (session) => {
      for (const { place } of grants) await checkPlace(session, place)
      const address = readEmail(email)
      await checkFree(session, address)
      for (const { role, place } of grants) {
        await record(session, operator, { action: 'invite', place, target: address, details: { role } })
      }
      return makeLink(session, publicUrl, 'INVITATION', { email: address, grants })
    })
    return [`Send this on; it works once, within seven days: ${link}`]
  },
  reset: async (database, { publicUrl }, [email = '']) => {
    const link = await database.transaction(async (session) => {
      const editor = await editorOf(session, email)
      await record(session, operator, { action: 'offerReset', target: editor.email })
      return makeLink(session, publicUrl, 'RESET', { email: editor.email, grants: [] })
    })
    return [`Send this on; it works once, within a day: ${link}`]
  },
  disable: (database, _config, [email = '']) => disable(database, email, true),
  enable: (database, _config, [email = '']) => disable(database, email, false),
  list: async (database) => {
    const editors = await everyEditor(database)
    return editors.map(({ email, name, disabledAt, grants }) =>
      [email, name, disabledAt ? 'disabled' : 'enabled', ...grants.map(shown)].join('  '),
    )
  },
}

async function disable(database: Database, email: string, isDisabled: boolean): Promise<string[]> {
  await database.transaction(async (session) =>
    writeDisabled(session, operator, await editorOf(session, email), isDisabled),
  )
  return [`${email} is ${isDisabled ? 'disabled and signed out' : 'enabled'}.`]
}

function readGrant(word: string): Granted {
  const [name = '', place = EVERYWHERE] = word.split('@')
  const role = Object.values(Role).find((one) => one === name.toUpperCase())
  if (role) return { role, place }
  throw new ConfigError([`ROLE ${name} is none of ${Object.keys(Role).join(', ')}`])
}

function shown({ role, place }: Granted): string {
  return `${roleLabels[role]}@${place === EVERYWHERE ? '*' : place}`
}

async function main([name = '', ...words]: readonly string[]): Promise<void> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new ConfigError(USAGE)
  const config = readConfig(process.env)
  const database = await openDatabase(config)
  try {
    for (const line of await command(database, config, words)) process.stdout.write(`${line}\n`)
  } finally {
    await database.close()
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof HubError || error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
    else log.fatal({ err: error }, 'The accounts cannot be minded')
    process.exit(1)
  },
)
