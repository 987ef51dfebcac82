/** The nonce that the server wrote into this page. The attribute is hidden from scripts; the property is not. */
const nonceOf = (page: Document): string =>
  page.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/**
 * Gives every style element that libraries make the nonce of the page, and returns it for those that ask. antd hands
 * its own nonce to its style engine, but the scroll lock of its dialogs and drawers makes style elements without one,
 * which the content security policy refuses: the page behind a dialog would scroll.
 */
export function carryNonce(page: Document): string {
  const nonce = nonceOf(page);
  const create = page.createElement.bind(page);
  const withNonce = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
  // reason: createElement is overloaded by tag name; each call still returns what the browser made for it
  if (nonce) page.createElement = withNonce as typeof page.createElement;
  return nonce;
}
