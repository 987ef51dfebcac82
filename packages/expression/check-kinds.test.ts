import { deepEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { compileExpression, kindProblems, type Shape } from './index.ts';

const known: Readonly<Record<string, Shape>> = {
  天数: 'number',
  类别: 'text',
  开始: 'date',
  期间: { parts: { from: 'date', to: 'date' } },
  附送: { list: 'text' },
  其他: 'any',
};

function problems(source: string, wanted: Shape = 'boolean'): readonly string[] {
  const compiled = compileExpression(source);
  ok(compiled.ok, source);
  return kindProblems(compiled.value, known, wanted);
}

test('写对的条件都没有问题', () => {
  for (const source of [
    '天数 > 3',
    '天数 > 3 and 类别 = "SICK" or not(开始 < today())',
    '类别 in ("A", "B")',
    '天数 in [1..3]',
    '天数 in (> 3, 1)',
    '期间.from <= 期间.to and 期间.to - 期间.from > 2',
    'days between(期间.from, 期间.to) > 2',
    'contains(附送, "W")',
    'some 一个 in 附送 satisfies 一个 = "W"',
    '类别 != null and 其他 = 1',
    'if 天数 > 3 then 类别 = "A" else false',
    'count(附送) > 1',
  ])
    deepEqual(problems(source), [], source);
  deepEqual(problems('天数 * 2', 'number'), []);
});

test('没有的名字、不同种类的比较和计算、不是是否的结果，都说出来', () => {
  deepEqual(problems('人数 > 3'), ['没有“人数”这一项']);
  deepEqual(problems('期间.begin = null'), ['没有“begin”这一部分']);
  deepEqual(problems('天数 > 3 or 类别 = 5'), ['文字和数字不能比较']);
  deepEqual(problems('类别 > "A"'), ['文字只能比较是否相同，不能比较大小']);
  deepEqual(problems('开始 in [1..3]'), ['日期和数字不能比较']);
  deepEqual(problems('类别 in (1, 2)'), ['文字和数字不能比较']);
  deepEqual(problems('期间 = "2026"'), ['分成几部分的内容和文字不能比较']);
  deepEqual(problems('天数 + 类别 > 3'), ['文字不能计算']);
  deepEqual(problems('天数 and 类别 = "A"'), ['数字不能当作“是”或“否”']);
  deepEqual(problems('天数 + 1'), ['得出来的是数字，不是“是”或“否”']);
});
