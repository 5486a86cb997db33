/** Fills the list of a field with what may be meant, a moment after somebody typed. */
const WAIT_MS = 250

/** `find` gives what the hub knows by the words, at least two characters of them. */
export function suggest(
  field: HTMLInputElement,
  list: HTMLDataListElement,
  find: (words: string) => Promise<readonly HTMLOptionElement[]>,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  field.addEventListener('input', () => {
    clearTimeout(timer)
    const words = field.value.replaceAll('/', ' ').trim()
    if (words.length < 2) return
    // Whoever is offline is told so when they save; a field without suggestions still takes what is typed.
    timer = setTimeout(
      () =>
        void find(words).then(
          (options) => list.replaceChildren(...options),
          () => {},
        ),
      WAIT_MS,
    )
  })
}
