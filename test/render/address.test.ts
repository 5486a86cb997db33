import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOf, checkAddress, fileOf } from '../../server/render/address.ts'

test.each([
  ['/', 'index.html'],
  ['/projects/lian-xin-jie/', 'projects/lian-xin-jie/index.html'],
  ['/feed.xml', 'feed.xml'],
  ['/share/places/zhongyuan/liuhu.png', 'share/places/zhongyuan/liuhu.png'],
])('%s is the file %s', (path, file) => {
  expect(() => checkAddress(path)).not.toThrow()
  expect(fileOf(path)).toBe(file)
  expect(addressOf(file)).toBe(path)
})

test.each(['', 'projects/', '/../x', '/a/../b', '/.git/', '//x', '/a//b', '/a?b', '/a#b', '/品牌/', '/a\\b', '/a\0'])(
  '%j is refused',
  (path) => {
    expect(() => checkAddress(path)).toThrow(JSON.stringify(path))
  },
)

test('an address that passes names a file below the root, and is found again by it', () => {
  const segment = fc.constantFrom('a', 'index.html', '.', '..', 'b.c', '-', '~', '', '.x')
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 4 }), fc.boolean(), (segments, isFolder) => {
      const path = `/${segments.join('/')}${isFolder && segments.length > 0 ? '/' : ''}`
      try {
        checkAddress(path)
      } catch {
        return
      }
      expect(
        fileOf(path)
          .split('/')
          .every((part) => part !== '' && !part.startsWith('.')),
      ).toBe(true)
      if (!path.endsWith('/index.html')) expect(addressOf(fileOf(path))).toBe(path)
    }),
  )
})
