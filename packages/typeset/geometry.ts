/** GB/T 9704-2012 cl. 5: A4, type area (版心) 156 × 225 mm, 22 lines of 28 characters. All in mm. */
export const page = { width: 210, height: 297, top: 37, left: 28, right: 26, bottom: 35 } as const;
export const typeArea = { width: 156, height: 225, lines: 22, characters: 28 } as const;
/** Distance of two base lines. */
export const linePitch = typeArea.height / typeArea.lines;
/** Width of one character (一字); 3号 is 16 pt, at which only 27 would fit. */
export const characterPitch = typeArea.width / typeArea.characters;
