import type { FieldDefinition, MaskManner } from '../template.ts';

const stars = (count: number): string => '*'.repeat(Math.max(0, count));

/** The middle of so many signs is hidden; where more would be shown than is hidden, all of it is. */
const middle = (signs: readonly string[], first: number, last: number): string =>
  signs.length < 2 * (first + last) ? stars(signs.length) : shortened(signs, first, last);

const shortened = (signs: readonly string[], first: number, last: number): string =>
  `${signs.slice(0, first).join('')}${stars(signs.length - first - last)}${signs.slice(signs.length - last).join('')}`;

const identity = /^\d{17}[\dXx]$|^\d{15}$/;
const phone = /^(\+?86[- ]?)?1\d{10}$/;

/** 脱敏: what may be shown of a value, from its words on paper. What is not known to be harmless is hidden altogether. */
export function maskedText({ mask, kind }: FieldDefinition, display: string): string {
  if (display === '') return '';
  const signs = [...display];
  switch (mask ?? mannerOf(kind, display)) {
    case 'identity':
      return middle(signs, 3, 4);
    case 'phone':
      // of a mobile number everybody shows so much; a shorter one would be given away
      return phone.test(display) ? shortened(signs, 3, 4) : middle(signs, 3, 4);
    case 'name':
      return middle(signs, 1, 0);
    case 'all':
      return '***';
  }
}

/** From the value itself, where the design does not say it. */
function mannerOf(kind: FieldDefinition['kind'], display: string): MaskManner {
  if (kind === 'person') return 'name';
  if (kind !== 'text' && kind !== 'multiline') return 'all';
  if (identity.test(display)) return 'identity';
  return phone.test(display) ? 'phone' : 'all';
}
