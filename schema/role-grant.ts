import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { Editor } from './editor.ts'
import { Role } from './terms.ts'

@ObjectType({ description: 'A role at a place, which holds for everything below it (授权)' })
@Entity()
export class RoleGrant {
  @ManyToOne({ entity: () => Editor, ref: true, primary: true }) editor!: Ref<Editor>
  @Field(() => Role, { description: 'What the editor may do there (角色)' })
  @PrimaryKey({ type: 'text' })
  role!: Role
  @Field(() => String, { description: 'Path of the place; empty for the whole hub (范围路径)' })
  @PrimaryKey({ type: 'text' })
  place!: string
}
