import assert from 'node:assert/strict';
import test from 'node:test';
import { amountInWords } from './amount-in-words.ts';

// The examples of the 正确填写票据和结算凭证的基本规定 (支付结算办法, annex 1, items 3 and 4).
const written: readonly (readonly [string, string])[] = [
  ['1409.50', '壹仟肆佰零玖元伍角'],
  ['6007.14', '陆仟零柒元壹角肆分'],
  ['1680.32', '壹仟陆佰捌拾元零叁角贰分'],
  ['107000.53', '壹拾万柒仟元零伍角叁分'],
  ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
  ['325.04', '叁佰贰拾伍元零肆分'],
];

test('大写金额照票据填写的规定写：规定里举的例子都一样', () => {
  for (const [figures, words] of written) assert.equal(amountInWords(figures), words, figures);
});

test('到元为止的写“整”，到分的不写；中间不论几个零只写一个零', () => {
  const more: readonly (readonly [string, string])[] = [
    ['0', '零元整'],
    ['0.05', '伍分'],
    ['0.5', '伍角'],
    ['0.57', '伍角柒分'],
    ['10', '壹拾元整'],
    ['100', '壹佰元整'],
    ['10000', '壹万元整'],
    ['10001', '壹万零壹元整'],
    ['100000000', '壹亿元整'],
    ['100000001', '壹亿零壹元整'],
    ['100010000', '壹亿零壹万元整'],
    ['1000700', '壹佰万零柒佰元整'],
    ['20300040', '贰仟零叁拾万零肆拾元整'],
    ['1000000000000', '壹万亿元整'],
    ['1000100000000', '壹万零壹亿元整'],
    ['9999999999999999.99', '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
    ['-12.5', '负壹拾贰元伍角'],
  ];
  for (const [figures, words] of more) assert.equal(amountInWords(figures), words, figures);
});

test('不是金额的、写不下的没有大写', () => {
  for (const figures of ['', '-', '一', '1.234', '1e3', '10000000000000000'])
    assert.equal(amountInWords(figures), '', figures);
});
