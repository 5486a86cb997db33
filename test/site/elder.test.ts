import { describe, expect, test } from 'vitest'
import { elderPath, enlarged, standardPath } from '../../site/elder.ts'

describe('the large-type tree', () => {
  test('holds every address once more, and gives it back', () => {
    for (const path of ['/', '/projects/', '/places/zhongyuan/liuhu/', '/404.html']) {
      expect(standardPath(elderPath(path))).toBe(path)
      expect(standardPath(path)).toBeNull()
    }
    expect(standardPath('/elderly/')).toBeNull()
  })

  test('keeps links to pages inside, with their query and fragment', () => {
    expect(enlarged('<a href="/">')).toBe('<a href="/elder/">')
    expect(enlarged('<a href="/stories/a/#c12">')).toBe('<a href="/elder/stories/a/#c12">')
    expect(enlarged('<form action="/search/">')).toBe('<form action="/elder/search/">')
    expect(enlarged('<a class="x" href="/search/?q=%E6%98%9F">')).toBe(
      '<a class="x" href="/elder/search/?q=%E6%98%9F">',
    )
  })

  test('leaves files, fragments, other sites and the way out alone', () => {
    for (const html of [
      '<link href="/_astro/style.css">',
      '<a href="/feed.xml">',
      '<a href="#main">',
      '<link href="https://example.org/projects/">',
      '<a href="//example.org/">',
      '<a data-as-is href="/projects/">',
    ]) {
      expect(enlarged(html)).toBe(html)
    }
  })
})
