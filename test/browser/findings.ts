import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const wcag22 = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What WCAG 2.2 AA refuses on a page: each rule with the elements that break it. */
export async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(wcag22)
    // A blank page puts together what is found in several frames. Where there is one, it would only take long.
    .setLegacyMode(page.frames().length === 1)
    .analyze()
  return violations.map(({ id, nodes }) => {
    const elements = nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary?.replaceAll(/\s+/g, ' ')})`)
    return `${id}: ${elements.slice(0, 5).join('; ')}`
  })
}

/** Elements that stand out of the window at the side, on a page that can be scrolled sideways. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class')}`)
      .concat(`the page is ${document.documentElement.scrollWidth} px wide`)
  })
}

/** Controls of the studio that are smaller than a finger: 44 px, in one direction or the other. A box is touched by its words too. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.studio :is(button, input, select, textarea, summary, a)')]
      .filter((control) => control.checkVisibility() && !control.classList.contains('visually-hidden'))
      .map((control) => {
        const words = control.matches('[type=checkbox], [type=radio]') ? control.closest('label') : null
        return { control, box: (words ?? control).getBoundingClientRect() }
      })
      .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
      .map(({ control, box }) => `${control.outerHTML.slice(0, 80)} is ${box.width} × ${box.height} px`),
  )
}
