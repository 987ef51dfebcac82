/** The measures that differ between normal and large text; px unless said otherwise. */
export interface TextMeasures {
  readonly small: number;
  readonly text: number;
  readonly heading5: number;
  readonly heading4: number;
  readonly heading3: number;
  readonly heading2: number;
  readonly heading1: number;
  readonly extra: number;
  readonly controlSmall: number;
  readonly control: number;
  readonly controlLarge: number;
  /** Padding above and below a table cell that makes the row 40 or 52 px high. */
  readonly tableCell: number;
  readonly secondary: string;
  readonly tertiary: string;
}

export const normalText: TextMeasures = {
  small: 13,
  text: 14,
  heading5: 15,
  heading4: 16,
  heading3: 18,
  heading2: 22,
  heading1: 28,
  extra: 20,
  controlSmall: 28,
  control: 34,
  controlLarge: 42,
  tableCell: 9,
  secondary: '#434e57',
  tertiary: '#5f6b74',
};

/** Thin greys are darkened as well: old eyes lose contrast before they lose size. */
export const largeText: TextMeasures = {
  small: 16,
  text: 18,
  heading5: 19,
  heading4: 20,
  heading3: 22,
  heading2: 26,
  heading1: 32,
  extra: 24,
  controlSmall: 38,
  control: 46,
  controlLarge: 56,
  tableCell: 12,
  secondary: '#364049',
  tertiary: '#4a555e',
};
