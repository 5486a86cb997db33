/**
 * Makes the desk better where scripts run: choosing a condition changes what is found in place, keeps the focus where it was
 * and tells the new count. The address changes as without a script; whatever goes wrong is left to the browser.
 */
const said = document.createElement('p')
said.className = 'visually-hidden'
said.setAttribute('role', 'status')
document.body.append(said)

/** The request under way; a newer one takes its place. */
let under = new AbortController()

const deskOf = (page: ParentNode) => page.querySelector('#desk')

async function show(address: string): Promise<void> {
  under.abort()
  under = new AbortController()
  const desk = deskOf(document)
  desk?.setAttribute('aria-busy', 'true')
  const response = await fetch(address, { signal: under.signal })
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const fresh = deskOf(page)
  if (response.status >= 500 || !desk || !fresh) throw new Error(`${address} answered ${response.status}`)
  const focused = markOf(document.activeElement)
  desk.replaceWith(fresh)
  document.title = page.title
  said.textContent = fresh.querySelector('[role="status"], [role="alert"]')?.textContent ?? ''
  if (focused !== null) find(fresh, focused)?.focus()
}

/** Where the focus is: the field's name, or the list and the first word of a link in it. */
function markOf(element: Element | null): string | null {
  if (!element?.closest('#desk')) return null
  const list = element.closest('ul')?.getAttribute('aria-labelledby') ?? ''
  return element.getAttribute('name') ?? `${list} ${element.querySelector('span')?.textContent ?? ''}`
}

function find(desk: Element, mark: string): HTMLElement | undefined {
  const all = [...desk.querySelectorAll<HTMLElement>('a, input:not([type="hidden"]), select, button')]
  return all.find((element) => markOf(element) === mark) ?? all[0]
}

function go(address: string): void {
  show(address).then(
    () => history.pushState(null, '', address),
    (error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'AbortError')) location.assign(address)
    },
  )
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
  if (!link?.closest('#desk') || link.pathname !== location.pathname || link.hash !== '' || !isPlain) return
  event.preventDefault()
  go(link.href)
})

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.closest('#desk')) return
  event.preventDefault()
  const given = [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && value !== '' ? [[name, value]] : [],
  )
  go(`${location.pathname}?${new URLSearchParams(given)}`)
})

document.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLSelectElement && target.closest('#desk')) target.form?.requestSubmit()
})

addEventListener('popstate', () => {
  show(location.href).catch(() => location.reload())
})
