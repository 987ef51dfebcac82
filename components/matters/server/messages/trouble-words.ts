/** Why a matter has not begun by a message, and what helps. */
const troubles: Readonly<Record<string, string>> = {
  'matters.unknown-kind': '没有这种事项，或已停用；一天内启用会再试，以后可以由人从“发起”里发起',
  'matters.no-starter': '流程写明的发起人现在没有人；一天内会再试，也可以由人从“发起”里发起',
  'matters.child-value': '带来的内容填不进它的表单，请系统管理员检查字段对应',
  'matters.value-taken': '不能重复的内容已经被另一件用了',
};

export const notBegunWords = (trouble: string): string => troubles[trouble] ?? '它的事项现在不能新建，稍后再试';

/** The same for the administrator, who mends it and tries again. */
const forKeepers: Readonly<Record<string, string>> = {
  'matters.unknown-kind': '没有这种事项，或已停用，或它的流程不再由这个消息开始',
  'matters.no-starter': '流程写明的发起人现在没有人',
  'matters.child-value': '带来的内容填不进它的表单，请检查流程里的字段对应',
};

export const notBegunForKeepers = (trouble: string): string => forKeepers[trouble] ?? notBegunWords(trouble);
