/** Hands a file to the person as a download. */
export function offerFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // whoever reads slowly still finds it there
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
