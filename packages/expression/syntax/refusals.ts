/** What of FEEL we do not speak, by the parser's name, in words for the person who publishes. */
export const refusedConstructs: Readonly<Record<string, string>> = {
  ForExpression: 'for … return（逐项生成列表）',
  FunctionDefinition: '自定义函数',
  FilterExpression: '方括号筛选或取第几项',
  InstanceOfExpression: 'instance of（判断类型）',
  SimplePositiveUnaryTest: '单独的区间或比较',
  Interval: '单独的区间',
  NamedParameters: '按名称给参数',
  Wildcard: '短横占位',
  '?': '问号占位',
  InExpression: '逐个数一个区间',
};

const range = '区间不是值，可以用 in [1..3] 或者比较';
const statistics = '不做统计，可以用 sum、count、min、max';
const rebuilding = '条件不改列表，可以用 some、every、list contains';
const parts = '可以直接写路径，例如 明细.金额';

/** Functions of FEEL that are left out, each with its reason. */
export const refusedFunctions: Readonly<Record<string, string>> = {
  matches: '不支持正则表达式，可以用 contains、starts with、ends with',
  now: '条件里没有时钟，可以用 today()',
  time: '没有单独的时刻，可以用 date and time("2026-11-24T09:30:00")',
  random: '条件每次算出来必须一样',
  'random number': '条件每次算出来必须一样',
  'day of week': '可以用 weekday(日期)，星期一是 1',
  'day of year': '可以用 days between',
  'month of year': '可以用 month(日期)',
  'week of year': '可以用 days between',
  context: '可以直接写 {名称: 值}',
  'context put': parts,
  'context merge': parts,
  'get value': parts,
  'get entries': parts,
  is: '可以用 =',
  sort: '条件里不排序，可以用 min、max',
  'insert before': rebuilding,
  'list replace': rebuilding,
  remove: rebuilding,
  reverse: rebuilding,
  sublist: rebuilding,
  flatten: rebuilding,
  union: '可以用 concatenate 和 distinct values',
  mean: '可以用 sum 除以 count',
  product: statistics,
  median: statistics,
  stddev: statistics,
  mode: statistics,
  sqrt: '只做四则运算',
  log: '只做四则运算',
  exp: '只做四则运算',
  odd: '可以用 modulo(数, 2) = 1',
  even: '可以用 modulo(数, 2) = 0',
  'round half down': '可以用 round half up 或 round half even',
  ...Object.fromEntries(
    [
      'range',
      ...['before', 'after', 'meets', 'met by', 'overlaps', 'overlaps before', 'overlaps after'],
      ...['finishes', 'finished by', 'includes', 'during', 'starts', 'started by', 'coincides'],
    ].map((name) => [name, range]),
  ),
};

const sentences: Readonly<Record<string, string>> = {
  'expression.empty': '还没有写内容',
  'expression.too-long': '写得太长了，最多 {maximum} 个字',
  'expression.syntax': '在“{near}”附近看不懂，请检查括号、引号和运算符',
  'expression.unsupported': '不能使用{construct}这种写法：“{written}”',
  'expression.in-needs-brackets': 'in 后面还有 and、or 或比较时，请给 in 这一段加括号，例如 (天数 in [1..3]) and …',
  'expression.unknown-function':
    '没有名为“{name}”的函数，常用的有 sum（合计）、count（个数）、max（最大）、min（最小）、round half up（四舍五入）',
  'expression.refused-function': '不能使用函数“{name}”：{reason}',
  'expression.argument-count': '函数“{name}”要有 {expected} 个参数',
  'expression.too-deep': '嵌套太深了，请拆开写',
  'expression.forbidden-name': '不能使用名称“{name}”',
  'expression.name-with-space': '名称“{name}”中间有空格，请去掉；如果是文字，请加英文双引号',
  'expression.name-character': '名称“{name}”里有“{character}”，请检查是不是把运算符、括号或引号打成了全角',
  'expression.same-name-twice': '名称“{name}”用了两次',
  'expression.sentence': '“{near}”看不懂，这里应该是{expected}',
  'expression.sentence-ambiguous': '这句话可以有两种读法，请在条件编辑器里重新选择',
  'condition.empty': '还没有写条件，请至少添加一行',
  'condition.too-many': '条件最多 {maximum} 行，请拆成几个步骤判断',
  'condition.field-unknown': '字段“{field}”已经没有了，请重新选择字段',
  'condition.relation-unknown': '“{field}”不能用这种关系，请重新选择关系',
  'condition.value-missing': '“{field}”后面还没有填完整，请补上要比较的值',
  'condition.value-wrong': '“{field}”后面的值不对，请重新填写',
  'condition.option-unknown': '“{field}”没有“{value}”这个选项，请重新选择',
  'condition.not-writable': '这几行写不成条件，请删掉后重新添加',
};

/** The Chinese sentence for a rejection of `compileExpression`, `writeCondition` or `readSentence`, with the place where it is. */
export function expressionProblem(rejection: {
  readonly code: string;
  readonly data?: Readonly<Record<string, unknown>>;
}): string {
  const sentence = Object.hasOwn(sentences, rejection.code) ? sentences[rejection.code] : undefined;
  const { data } = rejection;
  const words = (sentence ?? '看不懂这个条件').replace(/\{(\w+)\}/g, (_, name: string) => String(data?.[name] ?? ''));
  if (typeof data?.row === 'number') return `第 ${data.row + 1} 行：${words}`;
  return typeof data?.position === 'number' ? `第 ${data.position + 1} 个字起：${words}` : words;
}
