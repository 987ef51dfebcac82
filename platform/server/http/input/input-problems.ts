import type { FieldProblem } from '@gov/base';
import { patternWords } from '@gov/base/input';
import type { TLocalizedValidationError } from 'typebox/error';
import { Settings } from 'typebox/system';

// Eight would be reached by one union; more than this nobody reads.
Settings.Set({ maxErrors: 100 });
const mostProblems = 20;

type Params = Readonly<Record<string, unknown>>;
const paramsOf = (error: TLocalizedValidationError): Params => error.params as unknown as Params; // reason: the error union is wide; read defensively

/** A Chinese sentence for the schema rule that was broken. */
function sentenceOf(error: TLocalizedValidationError): string {
  const params = paramsOf(error);
  switch (error.keyword) {
    case 'required':
      return '必须填写';
    case 'minLength':
      return `至少 ${params.limit} 个字`;
    case 'maxLength':
      return `最多 ${params.limit} 个字`;
    case 'minimum':
    case 'exclusiveMinimum':
      return `不能小于 ${params.limit}`;
    case 'maximum':
    case 'exclusiveMaximum':
      return `不能大于 ${params.limit}`;
    case 'minItems':
      return `至少选 ${params.limit} 项`;
    case 'maxItems':
      return `最多 ${params.limit} 项`;
    case 'pattern':
      return patternWords(String(params.pattern)) ?? '格式不对';
    case 'format':
      return '格式不对';
    case 'additionalProperties':
      return '有不认识的内容';
    case 'type':
      return '内容的类型不对';
    default:
      return '不在可选的范围内';
  }
}

const memberOf = /\/anyOf\/(\d+)/;

/** Which member of a union a value was meant for: the only one that is not refused for what it is at all. */
function meantMember(union: TLocalizedValidationError, below: readonly TLocalizedValidationError[]) {
  const numberOf = (error: TLocalizedValidationError) =>
    memberOf.exec(error.schemaPath.slice(union.schemaPath.length))?.[1];
  const isOtherThing = ({ keyword, instancePath }: TLocalizedValidationError) =>
    keyword === 'const' || (keyword === 'type' && instancePath === union.instancePath);
  const refused = new Set(below.filter(isOtherThing).map(numberOf));
  const meant = new Set(below.map(numberOf).filter((number) => !refused.has(number)));
  return meant.size === 1 ? below.filter((error) => meant.has(numberOf(error))) : [];
}

/** One wrong value of a union is one thing to mend, whatever each of its members says about it. */
function withoutMembers(errors: readonly TLocalizedValidationError[]): readonly TLocalizedValidationError[] {
  const union = errors.find((error) => error.keyword === 'anyOf' && !errors.some((other) => isAbove(other, error)));
  if (!union) return errors;
  const below = errors.filter((error) => error.schemaPath.startsWith(`${union.schemaPath}/anyOf/`));
  const others = errors.filter((error) => error !== union && !below.includes(error));
  const meant = withoutMembers(meantMember(union, below));
  return [...withoutMembers(others), ...(meant.length > 0 ? meant : [{ ...union, keyword: 'enum' } as typeof union])]; // reason: no longer a union to look into
}

const isAbove = (other: TLocalizedValidationError, error: TLocalizedValidationError): boolean =>
  other.keyword === 'anyOf' && error.schemaPath.startsWith(`${other.schemaPath}/anyOf/`);

/** The places a schema error speaks of: one that is missing is named itself. */
function placesOf(error: TLocalizedValidationError): readonly string[] {
  const { requiredProperties, additionalProperties } = paramsOf(error);
  const named = error.keyword === 'required' ? requiredProperties : additionalProperties;
  if (!Array.isArray(named)) return [error.instancePath];
  return named.map((name) => `${error.instancePath}/${String(name)}`);
}

/** One problem a field, in words; a field is counted once however many rules it breaks. */
export function problemsOf(part: string, errors: readonly TLocalizedValidationError[]): readonly FieldProblem[] {
  const problems = new Map<string, FieldProblem>();
  for (const error of withoutMembers(errors.filter(({ keyword }) => keyword !== 'boolean')))
    for (const place of placesOf(error)) {
      const path = `${part}${place}`.replaceAll('/', '.');
      if (!problems.has(path)) problems.set(path, { path, message: sentenceOf(error) });
    }
  return [...problems.values()].slice(0, mostProblems);
}
