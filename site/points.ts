/** The points of 红榜 in words; /honours/ says in its section `rule` what each is for. */
interface Points {
  fresh: number
  complete: number
  evidenced: number
}

/** 新鲜40分, 齐全10分, 有据3分 */
export function pointsText({ fresh, complete, evidenced }: Points): string[] {
  return [`新鲜${fresh}分`, `齐全${complete}分`, `有据${evidenced}分`]
}
