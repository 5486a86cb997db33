/** The words of an e-mail that reminds one person of all that came up for them. */
import { type Staleness, stalenessLabels } from '../../schema/terms.ts'
import type { Session } from '../database/database.ts'
import type { Message } from './mailer.ts'

interface Told {
  title: string
  placeName: string
  rule: Staleness | null
  note: string | null
  raisedBy: string
  rounds: number
}

/** The letter with this number; null where all of it was answered meanwhile, or its reader's account was disabled. */
export async function letterOf(session: Session, id: number, publicUrl: string): Promise<Message | null> {
  const [reader] = await session.rows<{ name: string; email: string }>(
    `select name, email from letter join editor on editor.id = recipient_id where letter.id = $1 and disabled_at is null`,
    [id],
  )
  const reminders = await session.rows<Told>(
    `select title, coalesce(place.name, reminder.place) as "placeName", rule, note, raised_by as "raisedBy", rounds
     from letter cross join jsonb_array_elements(letter.reminders) number
     join reminder on reminder.id = number::integer left join place on place.path = reminder.place
     where letter.id = $1 and answered_at is null order by reminder.id`,
    [id],
  )
  if (reader === undefined || reminders.length === 0) return null
  return {
    to: reader.email,
    subject: `提醒函：${reminders.length} 件事等您更新`,
    text: `${reader.name}，您好：\n\n请更新下面的事，或说明原因。\n\n${reminders.map(lineOf).join('\n')}\n\n逐条答复：${publicUrl}/studio/reminders/\n`,
    messageId: `<reminder-letter-${id}@${new URL(publicUrl).hostname}>`,
  }
}

function lineOf({ title, placeName, rule, note, raisedBy, rounds }: Told, index: number): string {
  const why = rule === null ? `${inOneLine(raisedBy)}：${inOneLine(note ?? '')}` : stalenessLabels[rule]
  return `${index + 1}. ${inOneLine(placeName)} · ${inOneLine(title) || '（还没有标题）'}\n   ${why}${rounds > 1 ? `（第 ${rounds} 次提醒）` : ''}`
}

/** Who writes a headline or a note does not write lines of the letter: a draft's headline is whatever was typed. */
function inOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}
