/** A text that a table program would calculate when it is opened stays a text. */
export const plainText = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
