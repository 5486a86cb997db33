/** The script of /studio/digests/: drafts of what was published, and who falls behind. */
import { pointsText } from '../../points.ts'
import { act, ask } from '../hub.ts'
import { withMyself } from '../myself.ts'
import { element, go, onSend } from '../page.ts'
import { holds } from '../roles.ts'
import { FallingBehind, WriteDigest } from './documents.ts'
import { worded } from './parts.ts'
import { scopeHere, withScope } from './scope.ts'

const kinds = ['WEEKLY', 'MONTHLY', 'QUARTERLY'] as const
const form = element('digest', HTMLFormElement)

void withMyself(async (viewer) => {
  await withScope(viewer, async (within) => {
    form.hidden = within === '' || !holds(viewer.grants, 'CONTRIBUTOR', within)
    element('choose-place', HTMLElement).hidden = !form.hidden
    await showBehind(within)
  })
})

async function showBehind(within: string): Promise<void> {
  const { fallingBehind } = await ask(FallingBehind, { within })
  element('behind', HTMLOListElement).replaceChildren(
    ...fallingBehind.map(({ placeName, score, latestOn, ...standing }) => {
      const item = worded('li', '')
      const latest = latestOn === null ? '还没有报道' : `最近更新 ${latestOn}`
      const points = worded('span', '', 'small soft')
      points.append(...[...pointsText(standing), latest].map((part) => worded('span', part)))
      item.append(worded('b', placeName), worded('span', `${score} 分`, 'song'), points)
      return item
    }),
  )
  element('none-behind', HTMLElement).hidden = fallingBehind.length > 0
}

onSend(form, async (field) => {
  const kind = kinds.find((one) => one === field('kind')) ?? 'WEEKLY'
  const { manuscript } = await act(WriteDigest, { place: scopeHere(), kind })
  if (manuscript) go(`write/?id=${manuscript}`)
})
