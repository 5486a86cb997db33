import { expect, test } from 'vitest'
import { pageName } from '../../../site/studio/writing/page-name.ts'

test.each([
  ['whoever writes', 'WRITING', false, '写稿', '写档案'],
  ['whoever has it back', 'RETURNED', false, '写稿', '写档案'],
  ['whoever waits for others', 'IN_REVIEW', false, '稿件', '档案'],
  ['whoever reviews it', 'IN_REVIEW', true, '审稿', '审档案'],
  ['whoever may publish it', 'APPROVED', true, '发布稿件', '发布档案'],
  ['whoever finds it published', 'PUBLISHED', false, '稿件', '档案'],
])('the page of a manuscript is called by what it is to %s', (_, state, isDecider, story, profile) => {
  expect(pageName({ state, isDecider, isProfile: false })).toBe(story)
  expect(pageName({ state, isDecider, isProfile: true })).toBe(profile)
})
