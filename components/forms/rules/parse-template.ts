import { type JsonObject, type JsonValue, ok, type Result, reject } from '@gov/base';
import { type FormTemplate, frameOf, isPaperFace, isPaperSize, unruledOf, verticalOf } from '@gov/forms';
import {
  blockShape,
  dictionaryShape,
  fieldShape,
  isObject,
  isWords,
  ruleShapes,
  type Shape,
  sharedDictionaryShape,
  wrongMember,
} from './template-shapes.ts';

/** Characters of JSON. The largest forms seen have some 60 000. */
const mostCharacters = 500_000;
const deepest = 12;

const refuse = (what: string) => reject('forms.template-shape', { what });

const cellShape: Shape = {
  colspan: isSmall,
  rowspan: isSmall,
  colwidth: isWidths,
  unruled: areSides,
  vertical: (value) => verticalOf(value) !== undefined,
};

/** Attributes that nodes of the paper may have; a node that is not here may not stand in a template at all. */
const nodes: Readonly<Record<string, Shape>> = {
  doc: { landscape: (value) => value === true },
  heading: { level: isSmall, textAlign: isAlign },
  paragraph: { textAlign: isAlign },
  table: { frame: (value) => frameOf(value) !== undefined },
  tableRow: { minLines: isSmall },
  tableCell: cellShape,
  tableHeader: cellShape,
  redLine: {},
  formField: { key: isKey },
  detailTable: { key: isKey },
  opinionBlock: { key: isKey },
  hardBreak: {},
  text: {},
};

function isSmall(value: JsonValue): boolean {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 60;
}
function isAlign(value: JsonValue): boolean {
  return value === null || value === 'left' || value === 'center' || value === 'right';
}
function isWidths(value: JsonValue): boolean {
  const isWidth = (one: JsonValue) => one === null || (typeof one === 'number' && one >= 0 && one <= 5000);
  return value === null || (Array.isArray(value) && value.length <= 60 && value.every(isWidth));
}
function areSides(value: JsonValue): boolean {
  const sides = unruledOf(value);
  return Array.isArray(value) && sides.length === value.length && sides.every((side, at) => value[at] === side);
}
function isKey(value: JsonValue): boolean {
  return typeof value === 'string' && /^[a-z][A-Za-z0-9]{0,39}$/.test(value);
}

/**
 * What somebody sends as a template, checked member by member: a browser is not believed. It may still have problems that a
 * draft may have (`compileForm` finds those). Rejections `forms.template-shape`, `forms.template-too-large`.
 */
export function parseTemplate(value: unknown): Result<FormTemplate> {
  // reason: it came as JSON
  const template = value as JsonValue;
  if (!isObject(template)) return refuse('不是一张表单');
  const { name, document, fields, opinionBlocks, dictionaries = [], rules = [], ...rest } = template;
  const [other] = Object.keys(rest);
  if (other !== undefined) return refuse(`“${other}”不是表单的内容`);
  if (!isWords(name, 100)) return refuse('表单名称');
  const problem =
    membersProblem(fields, '字段', fieldShape) ??
    membersProblem(opinionBlocks, '意见栏', blockShape) ??
    partsProblem(dictionaries, '字典', ({ shared }) =>
      shared === undefined ? dictionaryShape : sharedDictionaryShape,
    ) ??
    partsProblem(rules, '规则', ({ kind }) =>
      Object.hasOwn(ruleShapes, String(kind)) ? ruleShapes[String(kind)] : undefined,
    ) ??
    nodeProblem(document, 0);
  if (problem !== undefined) return refuse(problem);
  if (JSON.stringify(template).length > mostCharacters) return reject('forms.template-too-large');
  // reason: every member was looked at above
  return ok(template as unknown as FormTemplate);
}

function membersProblem(list: JsonValue | undefined, what: string, shape: Shape): string | undefined {
  if (!Array.isArray(list)) return `没有${what}的列表`;
  if (list.length > 1000) return `${what}太多`;
  for (const one of list) {
    if (!isObject(one) || !isKey(one.key ?? null) || !isWords(one.label, 100)) return `${what}的代号或名称`;
    const wrong = wrongMember(one, shape);
    if (wrong !== undefined) return `${what}“${String(one.label).slice(0, 20)}”的“${wrong.slice(0, 30)}”`;
  }
  return undefined;
}

/** Dictionaries and rules: every member that a part of its kind has, and no other. */
function partsProblem(
  list: JsonValue,
  what: string,
  shapeOf: (part: JsonObject) => Shape | undefined,
): string | undefined {
  if (!Array.isArray(list) || list.length > 500) return `${what}的列表`;
  const isWhole = (one: JsonValue): boolean => {
    const shape = isObject(one) ? shapeOf(one) : undefined;
    const complete = isObject(one) && shape && Object.keys(shape).every((name) => one[name] !== undefined);
    return complete === true && wrongMember(one, shape) === undefined;
  };
  return list.every(isWhole) ? undefined : what;
}

function nodeProblem(node: JsonValue | undefined, depth: number): string | undefined {
  if (!isObject(node) || typeof node.type !== 'string') return '纸面内容不完整';
  if (depth > deepest) return '纸面内容套得太深';
  const { type, attrs = {}, content = [], text, marks = [], ...rest } = node;
  const shape = Object.hasOwn(nodes, type) ? nodes[type] : undefined;
  if (!shape || Object.keys(rest).length > 0) return `纸面上的“${type.slice(0, 30)}”`;
  if (type === 'text' ? !isWords(text, 20_000) : text !== undefined) return '纸面上的文字';
  if (!isObject(attrs)) return `“${type}”的设置`;
  const wrong = wrongMember(attrs, shape);
  if (wrong !== undefined) return `“${type}”的“${wrong.slice(0, 30)}”`;
  if (!areMarks(marks)) return '文字的样式';
  if (!Array.isArray(content)) return '纸面内容不完整';
  for (const child of content) {
    const problem = nodeProblem(child, depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Attributes that marks may have, all of which they must have; a mark that is not here may not stand on words. */
const markShapes: Readonly<Record<string, Shape>> = {
  bold: {},
  underline: {},
  red: {},
  face: { face: isPaperFace },
  size: { size: isPaperSize },
};

const areMarks = (marks: JsonValue): boolean => Array.isArray(marks) && marks.length <= 5 && marks.every(isMark);

function isMark(mark: JsonValue): boolean {
  if (!isObject(mark) || typeof mark.type !== 'string' || !Object.hasOwn(markShapes, mark.type)) return false;
  const { type, attrs = {}, ...rest } = mark;
  const shape = markShapes[type];
  if (!shape || Object.keys(rest).length > 0 || !isObject(attrs)) return false;
  return wrongMember(attrs, shape) === undefined && Object.keys(shape).every((name) => attrs[name] !== undefined);
}
