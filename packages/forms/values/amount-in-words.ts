const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const places = ['', '拾', '佰', '仟'] as const;
const sections = ['', '万', '亿', '万亿'] as const;
const longest = 16;

/**
 * 中文大写金额 of a decimal text with at most two places, as the 正确填写票据和结算凭证的基本规定 (支付结算办法, annex 1) writes
 * it: 整 behind 元 and not behind 角 or 分; one 零 for any number of noughts between digits, also where 元 or 角 is the nought.
 * Empty for what is no amount or has more than sixteen digits before the point.
 */
export function amountInWords(amount: string): string {
  const match = /^(-?)0*(\d*)(?:\.(\d{1,2}))?$/.exec(amount);
  if (!match || amount === '' || amount === '-') return '';
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole.length > longest) return '';
  const [dimes, cents] = [Number(fraction[0] ?? 0), Number(fraction[1] ?? 0)];
  const yuan = wholeInWords(whole);
  const small = smallInWords(dimes, cents);
  if (yuan === '') return small === '' ? '零元整' : `${negative(sign)}${small.replace(/^零/, '')}`;
  if (small === '') return `${negative(sign)}${yuan}元整`;
  // 元位是零而角位不是零: one 零 tells the two apart
  const between = whole.endsWith('0') && dimes > 0 ? '零' : '';
  return `${negative(sign)}${yuan}元${between}${small}`;
}

const negative = (sign: string): string => (sign === '' ? '' : '负');

function smallInWords(dimes: number, cents: number): string {
  if (dimes === 0 && cents === 0) return '';
  const first = dimes === 0 ? '零' : `${digits[dimes]}角`;
  return cents === 0 ? first : `${first}${digits[cents]}分`;
}

/** Four digits at a time: 万, 亿, 万亿; noughts between two digits are one 零. */
function wholeInWords(whole: string): string {
  let words = '';
  let nought = false;
  const padded = whole.padStart(Math.ceil(whole.length / 4) * 4, '0');
  const count = padded.length / 4;
  for (let index = 0; index < count; index += 1) {
    const section = padded.slice(index * 4, index * 4 + 4);
    for (const [at, sign] of [...section].entries()) {
      const digit = Number(sign);
      if (digit === 0) nought = words !== '';
      else {
        words += `${nought ? '零' : ''}${digits[digit]}${places[3 - at]}`;
        nought = false;
      }
    }
    // noughts at the end of 万 or 亿 are told by the name of the section
    if (Number(section) > 0) nought = false;
    words += sectionName(section, padded.slice((index + 1) * 4), count - 1 - index);
  }
  return words;
}

/** 万亿 keeps its 亿 for the section below it, unless that one is empty. */
function sectionName(section: string, below: string, size: number): string {
  if (Number(section) === 0) return '';
  if (size !== 3) return sections[size] ?? '';
  return Number(below.slice(0, 4)) === 0 ? '万亿' : '万';
}
