/** What the page of a manuscript is called: the same text is written by one, reviewed by another and read by a third. */
interface Seen {
  state: string
  /** Whether the next decision on it is the reader's. */
  isDecider: boolean
  isProfile: boolean
}

/** 写稿, 审稿, 发布稿件 or, where there is nothing to do, 稿件; a profile is 档案. */
export function pageName({ state, isDecider, isProfile }: Seen): string {
  const [short, whole] = isProfile ? ['档案', '档案'] : ['稿', '稿件']
  if (state === 'WRITING' || state === 'RETURNED') return `写${short}`
  if (!isDecider) return whole
  return state === 'IN_REVIEW' ? `审${short}` : `发布${whole}`
}
