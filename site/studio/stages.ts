/** The script of /studio/stages/: in how many stages each district reviews. */
import type { ResultOf } from '../graphql.ts'
import { DistrictStages, SetStages } from './documents.ts'
import { act, ask } from './hub.ts'
import { withMyself } from './myself.ts'
import { element, onSend } from './page.ts'
import { fieldOf, itemOf, part } from './writing/template.ts'

type District = ResultOf<typeof DistrictStages>['districtStages'][number]

void withMyself(async ({ grants }) => {
  const places = grants.filter(({ role }) => role === 'ADMINISTRATOR').map(({ place }) => place)
  const answers = await Promise.all(places.map((within) => ask(DistrictStages, { within })))
  const districts = new Map(answers.flatMap(({ districtStages }) => districtStages).map((one) => [one.place, one]))
  element('administrators-only', HTMLElement).hidden = places.length > 0
  element('no-districts', HTMLElement).hidden = places.length === 0 || districts.size > 0
  element('about-stages', HTMLElement).hidden = districts.size === 0
  element('districts', HTMLElement).replaceChildren(...[...districts.values()].map(itemFor))
})

function itemFor({ place, name, stages, differentReviewers }: District): HTMLElement {
  const item = itemOf(element('district', HTMLTemplateElement))
  part(item, 'name').textContent = name
  const form = item.querySelector('form')
  if (!form) throw new Error('The pattern of a district has no form')
  fieldOf(form, 'stages').value = String(stages)
  const different = form.querySelector<HTMLInputElement>('[name="different"]')
  if (!different) throw new Error('The pattern of a district asks for no reviewers')
  different.checked = differentReviewers
  onSend(form, async (field) => {
    await act(SetStages, { place, stages: Number(field('stages')), differentReviewers: different.checked })
    return '已保存。级数从下一次提交起算，由谁审马上生效。'
  })
  return item
}
