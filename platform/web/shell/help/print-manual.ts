/** Prints what is shown: pictures further down are fetched only when somebody comes near them, so they are fetched first. */
export async function printManual(pages: HTMLElement | null): Promise<void> {
  const images = [...(pages?.querySelectorAll('img') ?? [])];
  for (const image of images) image.loading = 'eager';
  // a picture that fails leaves its place empty; the rest is printed
  await Promise.allSettled(images.map((image) => image.decode()));
  window.print();
}
