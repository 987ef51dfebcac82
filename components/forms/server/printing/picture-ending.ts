/** What a picture is by its first bytes, whatever its name says; undefined for what the typesetter does not draw. */
export function pictureEnding(bytes: Uint8Array): 'png' | 'jpg' | 'gif' | 'webp' | undefined {
  const begins = (signature: string, at = 0): boolean =>
    [...signature].every((character, index) => bytes[at + index] === character.charCodeAt(0));
  if (begins('\u0089PNG\r\n\u001a\n')) return 'png';
  if (begins('\u00ff\u00d8\u00ff')) return 'jpg';
  if (begins('GIF87a') || begins('GIF89a')) return 'gif';
  if (begins('RIFF') && begins('WEBP', 8)) return 'webp';
  return undefined;
}
