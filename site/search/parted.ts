/** The words of a text in which nothing parts them, for those who type 址刘村集体收入 where the source says 集体年收入. */

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
/** Words that ask, and that no figure is found by. */
const ASKING = /^(的|之|了|是|在|和|与|有|多少|几|几个|吗|呢|什么)$/u
const MOST_WORDS = 10

/** 址刘村的集体收入是多少 → 址刘村 集体 收入. Null where it has no more words than stand apart already, or too many. */
export function parted(text: string): string | null {
  const words = text.trim().split(/\s+/u).flatMap(wordsOf)
  const apart = [...new Set(words)].join(' ')
  return apart === '' || apart === text.trim() || words.length > MOST_WORDS ? null : apart
}

/** Single characters beside one another are most often a name that no dictionary knows. */
function wordsOf(run: string): string[] {
  const words: string[] = []
  let isName = false
  for (const { segment, isWordLike } of segmenter.segment(run)) {
    const isSingle = /^\p{Script=Han}$/u.test(segment) && !ASKING.test(segment)
    if (isWordLike && !ASKING.test(segment)) words.push(isSingle && isName ? `${words.pop() ?? ''}${segment}` : segment)
    isName = isSingle
  }
  return words
}
