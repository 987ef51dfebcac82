const words: Readonly<Record<string, string>> = {
  'matters.children-too-deep': '没有启动：子流程一层套一层超过 5 层，请系统管理员检查流程',
  'matters.unknown-kind': '还没有启动：没有这种事项，或已停用，要系统管理员启用后重试',
  'matters.child-value': '还没有启动：带来的内容填不进它的表单，请系统管理员检查字段对应',
  'matters.value-taken': '还没有办：不能重复的内容已经被另一件用了',
  'matters.child-refused': '还没有启动：它的事项现在不能新建',
  'workflow.suspended': '已暂停，恢复后停下',
};

/** Why a child is not as its caller asked, for who reads the caller. */
export const troubleWords = (code: string): string => words[code] ?? '还没有启动';
