/** Where a page's share image lies: `/projects/lian-xin-jie/` → `/share/projects/lian-xin-jie.png`. */
export function shareImage(page: string): string {
  const name = page.replace(/^\/|\/$/g, '')
  return `/share/${name === '' ? 'home' : name}.png`
}
